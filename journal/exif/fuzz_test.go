package exif_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"sojourn/journal"
	"sojourn/journal/exif"
)

// sound fails the test unless f keeps what Facts promise, whatever it was read from.
func sound(t *testing.T, f journal.Facts) {
	p := f.Photo
	if p.Orientation < 1 || p.Orientation > 8 || p.Width < 0 || p.Height < 0 || p.MIME == "" {
		t.Errorf("%+v", p)
	}
	if f.Place != nil && f.Place.Point != nil && !f.Place.Point.Valid() {
		t.Errorf("place %+v", f.Place.Point)
	}
	if !f.Taken.Known() && f.Taken.Source != journal.OffsetNone || f.Taken.Offset.Abs().Hours() > 14 {
		t.Errorf("time %+v", f.Taken)
	}
	if f.Rating < 0 || f.Rating > 5 || p.Direction != nil && !(*p.Direction >= 0 && *p.Direction <= 360) {
		t.Errorf("rating %d, direction %v", f.Rating, p.Direction)
	}
	texts := []string{
		p.Make, p.Model, p.Lens, p.Serial, p.Problem, f.Description, f.Taken.Written, f.Headline, f.Alt,
		f.Credits.Byline, f.Credits.Credit, f.Credits.Copyright, f.Credits.Instructions, f.Place.Label(),
	}
	texts = append(append(texts, f.Keywords...), f.People...)
	for _, s := range texts {
		if !utf8.ValidString(s) || strings.ContainsAny(s, "\x1b\x00\u009b") {
			t.Errorf("text %q", s)
		}
	}
}

// FuzzRead takes the bytes of an Exif segment.
func FuzzRead(f *testing.F) {
	f.Add(block([]tag{ascii(0x10e, "평양"), short(0x112, 6)},
		[]tag{
			ascii(0x9003, "2013:02:25 16:20:31"), ascii(0x9291, "05"), ascii(0x9011, "+08:30"),
			fractions(0x829a, 1, 0),
		},
		[]tag{ascii(1, "N"), fractions(2, 39, 1, 1, 1, 48, 1), ascii(3, "E"), fractions(4, 125, 1, 45, 1, 0, 1)}))
	f.Add([]byte("II*\x00\x08\x00\x00\x00\xff\xff"))
	f.Fuzz(func(t *testing.T, segment []byte) {
		facts, err := readBytes(t, photograph(t, segment))
		if err != nil {
			t.Fatal(err) // the picture around it is whole
		}
		sound(t, facts)
	})
}

// FuzzReadFile takes whole files of every format.
func FuzzReadFile(f *testing.F) {
	f.Add(photograph(f, block([]tag{ascii(0x110, "X")}, nil, nil)))
	f.Add(block([]tag{short(0x100, 6), short(0x101, 4)}, nil, nil))
	f.Add([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00\x00\x06\x00\x00\x00\x04\x08\x00\x00\x00\x00"))
	f.Add([]byte("RIFF\x1a\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x08\x00\x00\x00\x05\x00\x00\x03\x00\x00"))
	f.Add([]byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic\x00\x00\x00\x14meta\x00\x00\x00\x00\x00\x00\x00\x08iloc"))
	for _, path := range smallPhotos(f) {
		if b, err := os.ReadFile(path); err == nil {
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		facts, err := readBytes(t, content)
		if err == nil {
			sound(t, facts)
		} else if journal.KindOf(err) != journal.Invalid {
			t.Errorf("%v", err)
		}
	})
}

// smallPhotos returns real and broken photos to start from, where they are on this machine.
func smallPhotos(f *testing.F) []string {
	var small []string
	for _, pattern := range []string{"broken/*/*", "heic/*", "raw/*"} {
		list, _ := filepath.Glob(filepath.Join("..", "..", "..", "shared", "photos", pattern))
		for _, path := range list {
			if info, err := os.Stat(path); err == nil && info.Size() < 60_000 {
				small = append(small, path)
			}
		}
	}
	return small
}

func FuzzSniff(f *testing.F) {
	for _, head := range []string{
		"", "\xff\xd8\xff", "II*\x00\x08\x00\x00\x00", "\x00\x00\x00\x18ftypavif", "<html>", "글", "G",
	} {
		f.Add([]byte(head))
	}
	f.Fuzz(func(t *testing.T, head []byte) {
		if mime, ok := exif.Sniff(head); ok && !strings.HasPrefix(mime, "image/") {
			t.Errorf("a photo of type %q", mime)
		}
	})
}
