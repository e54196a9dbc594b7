package picture_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/journal/rendition"
	"sojourn/tui/picture"
)

// oddFiles are photos that nobody takes, by name, and what their tile says; "" for a picture.
func oddFiles(t *testing.T) (files map[string][]byte, says map[string]string) {
	t.Helper()
	asPNG := func(w, h int) []byte {
		var b bytes.Buffer
		if err := png.Encode(&b, landscape(w, h)); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	var half bytes.Buffer
	if err := jpeg.Encode(&half, landscape(640, 400), nil); err != nil {
		t.Fatal(err)
	}
	bomb := asPNG(8, 8)
	binary.BigEndian.PutUint32(bomb[16:], 65_535)
	binary.BigEndian.PutUint32(bomb[20:], 65_535)
	binary.BigEndian.PutUint32(bomb[29:], crc32.ChecksumIEEE(bomb[12:29]))
	files = map[string][]byte{
		"1 × 1": asPNG(1, 1), "1 × 30,000": asPNG(1, 30_000), "30,000 × 1": asPNG(30_000, 1),
		"half": half.Bytes()[:half.Len()/2], "bomb": bomb, "cut": asPNG(90, 60)[:200], "words": []byte("사진이 아니다\x1b[2J"),
		"empty": {},
	}
	return files, map[string]string{
		"bomb": "it says that it is larger than can be decoded here: 65535 × 65535 pixels", "cut": "broken:",
		"words": "no picture in a format known", "empty": "no picture in a format known",
	}
}

// TestOddPhotosHaveTilesInEveryWay goes through all that a terminal may take.
func TestOddPhotosHaveTilesInEveryWay(t *testing.T) {
	dir := t.TempDir()
	g := picture.NewGallery(rendition.New(dir, t.TempDir()), picture.TrueColor)
	files, says := oddFiles(t)
	var keys []picture.Key
	for name, data := range files {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		f := journal.File{Name: name, Path: path, SHA256: fmt.Sprintf("%x", sha256.Sum256(data))}
		for _, size := range []image.Point{{40, 6}, {1, 1}, {200, 2}} {
			keys = append(keys, picture.Key{Photo: f, Orientation: 6, Columns: size.X, Rows: size.Y})
		}
	}
	for _, s := range []picture.Screen{
		{Colours: picture.TrueColor},
		{Colours: picture.Palette},
		{Colours: picture.None},
		{Colours: picture.Palette, Lean: 2},
		{Protocol: picture.Kitty},
		{Protocol: picture.KittyOver},
		{Protocol: picture.ITerm2},
		{Protocol: picture.Sixel},
	} {
		g.SetScreen(s)
		until(g, keys)
		for _, k := range keys {
			tile, state := g.Tile(k)
			fits(t, tile, k.Columns, k.Rows)
			want := says[k.Photo.Name]
			if (state == picture.Failed) != (want != "") || state == picture.Loading {
				t.Errorf("%s of %s in %v is in state %d", k.Photo.Name, s.Protocol, k, state)
			}
			words := strings.Join(strings.Fields(strings.ReplaceAll(text(tile), "│", " ")), " ")
			if k.Columns == 40 && !strings.Contains(words, want) {
				t.Errorf("%s says %q, not %q", k.Photo.Name, words, want)
			}
		}
	}
}

// dishonest is a double whose picture has fewer pixels than it says.
type dishonest struct{ image.Image }

func (dishonest) Bounds() image.Rectangle { return image.Rect(0, 0, 30, 20) }

func (dishonest) At(int, int) color.Color { panic("out of range") }

func (d dishonest) Thumb(context.Context, journal.File, int, int) (image.Image, error) { return d, nil }

func TestAPictureThatCannotBeDrawnIsNotTheEnd(t *testing.T) {
	g := picture.NewGallery(dishonest{}, picture.TrueColor)
	key := numbered(0, 1)[0]
	key.Columns, key.Rows = 30, 5
	until(g, []picture.Key{key})
	if tile, state := g.Tile(key); state != picture.Failed || !strings.Contains(text(tile), "cannot be drawn") {
		t.Errorf("state %d\n%s", state, text(tile))
	}
}
