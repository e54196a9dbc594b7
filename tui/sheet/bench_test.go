package sheet_test

import (
	"context"
	"fmt"
	"image"
	"testing"

	"sojourn/journal"
	"sojourn/journal/sqlite"
	"sojourn/tui/picture"
	"sojourn/tui/route"
	"sojourn/tui/sheet"
	"sojourn/tui/theme"
	"sojourn/tui/tuitest"
)

var sizes = [][2]int{{80, 23}, {200, 59}}

// BenchmarkKey is a key and the frame that follows it, with every command that it gives rise to run
// in between: what a held key costs in all.
func BenchmarkKey(b *testing.B) {
	for _, n := range []int{1_000, 100_000} {
		r := newRig(b, many(n))
		for _, size := range sizes {
			for _, all := range []bool{false, true} {
				name := fmt.Sprintf("%d entries, %dx%d, the frame", n, size[0], size[1])
				if all {
					name = fmt.Sprintf("%d entries, %dx%d, with its commands", n, size[0], size[1])
				}
				b.Run(name, func(b *testing.B) {
					r.openOver(picture.NewGallery(noise{}, picture.TrueColor), size[0], size[1])
					// There and back again: on the way back the tiles are known, as they are on the screen.
					keys := append(tuitest.Keys("k", "k", "k", "k", "k"), tuitest.Keys("j", "j", "j", "j", "j")...)
					r.feed(keys...)
					i := 0
					for b.Loop() {
						if all {
							r.m, _ = tuitest.Feed(r.m, keys[i%len(keys)])
						} else {
							r.m, _ = r.m.Update(keys[i%len(keys)])
						}
						_ = r.m.View()
						i++
					}
				})
			}
		}
	}
}

// BenchmarkWalk goes through the whole journal, a page at a time.
func BenchmarkWalk(b *testing.B) {
	r := newRig(b, many(100_000)).openOver(picture.NewGallery(noise{}, picture.TrueColor), 200, 59)
	up := tuitest.Keys("pgup")[0]
	for b.Loop() {
		r.m, _ = tuitest.Feed(r.m, up)
		_ = r.m.View()
	}
}

// noise is a double whose pictures take as many bytes as can be.
type noise struct{}

func (noise) Thumb(context.Context, journal.File, int, int) (image.Image, error) {
	img := image.NewRGBA(image.Rect(0, 0, 48, 32))
	for i := range img.Pix {
		img.Pix[i] = uint8(i * 7919 >> 2)
	}
	return img, nil
}

// BenchmarkOpen opens a journal and draws the first screen, which does not wait for the whole list.
func BenchmarkOpen(b *testing.B) {
	for _, n := range []int{1_000, 100_000} {
		b.Run(fmt.Sprintf("%d entries", n), func(b *testing.B) {
			r := newRig(b, many(n))
			dir := r.Dir()
			gallery := picture.NewGallery(painter{}, picture.TrueColor)
			for b.Loop() {
				s, err := sqlite.Open(b.Context(), dir, sqlite.Options{Version: "test"})
				r.check(err)
				m := sheet.New(s, gallery, theme.New(true), "journal").Resize(80, 23)
				m, _ = m.Update(m.Init()())
				if m.View() == "" {
					b.Fatal("there is no frame")
				}
				r.check(s.Close())
			}
		})
	}
}

// BenchmarkWhole reads the whole list, as it is done beside the screen after a change.
func BenchmarkWhole(b *testing.B) {
	for _, n := range []int{1_000, 100_000} {
		b.Run(fmt.Sprintf("%d entries", n), func(b *testing.B) {
			r := newRig(b, many(n)).openOver(picture.NewGallery(noise{}, picture.TrueColor), 80, 23)
			for b.Loop() {
				r.feed(route.Changed{})
			}
		})
	}
}
