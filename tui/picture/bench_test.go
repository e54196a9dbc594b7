package picture_test

import (
	"fmt"
	"testing"

	"sojourn/journal/rendition"
	"sojourn/tui/picture"
)

// BenchmarkRender draws a thumbnail of 320 pixels.
func BenchmarkRender(b *testing.B) {
	for name, mode := range modes {
		for _, size := range [][2]int{{24, 9}, {200, 60}} {
			b.Run(fmt.Sprintf("%s, %dx%d", name, size[0], size[1]), func(b *testing.B) {
				img := landscape(320, 213)
				var tile picture.Tile
				for b.Loop() {
					tile = picture.Render(img, size[0], size[1], mode)
				}
				n := 0
				for _, l := range tile.Lines {
					n += len(l)
				}
				b.ReportMetric(float64(n), "bytes")
			})
		}
	}
}

// BenchmarkTile is what a screen pays for a tile that is there.
func BenchmarkTile(b *testing.B) {
	dir := b.TempDir()
	g := picture.NewGallery(rendition.New(dir, b.TempDir()), picture.TrueColor)
	key := picture.Key{Photo: photo(b, dir, "a.jpg", 900, 600, 1<<30), Orientation: 1, Columns: 24, Rows: 8}
	until(g, []picture.Key{key})
	for b.Loop() {
		g.Tile(key)
	}
}

// BenchmarkKnownThumbnail loads a tile whose thumbnail was made on an earlier day.
func BenchmarkKnownThumbnail(b *testing.B) {
	dir, cache := b.TempDir(), b.TempDir()
	key := picture.Key{Photo: photo(b, dir, "a.jpg", 3000, 2000, 1<<30), Orientation: 1, Columns: 24, Rows: 8}
	until(picture.NewGallery(rendition.New(dir, cache), picture.TrueColor), []picture.Key{key})
	for b.Loop() {
		until(picture.NewGallery(rendition.New(dir, cache), picture.TrueColor), []picture.Key{key})
	}
}
