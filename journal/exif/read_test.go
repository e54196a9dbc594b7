package exif_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/exif"
)

func TestReadTime(t *testing.T) {
	const written = "2013-02-25T16:20:31"
	original := func(s string) tag { return ascii(0x9003, s) }
	clock := original("2013:02:25 16:20:31")
	gpsNow := []tag{fractions(7, 7, 1, 21, 1, 2, 1), ascii(0x1d, "2013:02:25")}
	for name, tc := range map[string]struct {
		camera, gps             []tag
		written, taken, problem string
	}{
		"nothing":                {nil, nil, "", "", ""},
		"a clock":                {[]tag{clock}, nil, written, written, ""},
		"blanks":                 {[]tag{original("    :  :     :  :  ")}, nil, "", "", ""},
		"zeros":                  {[]tag{original("0000:00:00 00:00:00")}, nil, "", "", ""},
		"a day that never was":   {[]tag{original("2024:02:31 25:61:61")}, nil, "2024-02-31T25:61:61", "", "does not exist"},
		"words":                  {[]tag{original("어제 저녁")}, nil, "어제 저녁", "", "cannot be read"},
		"a fraction with a zero": {[]tag{clock, ascii(0x9291, "054")}, nil, written, written + ".054", ""},
		"half an hour off": {
			[]tag{original("2016:10:10 12:00:00"), ascii(0x9011, "+08:30")},
			nil,
			"2016-10-10T12:00:00", "2016-10-10T12:00:00+08:30", "",
		},
		"the offset of another time is not this one's": {
			[]tag{clock, ascii(0x9010, "+09:00")}, nil, written, written, "",
		},
		"an offset that no zone has": {
			[]tag{clock, ascii(0x9011, "+19:00")}, nil, written, written, "",
		},
		"GPS time gives the offset":       {[]tag{clock}, gpsNow, written, written + "+09:00", ""},
		"a stale fix gives none":          {[]tag{original("2013:02:25 16:28:31")}, gpsNow, "2013-02-25T16:28:31", "2013-02-25T16:28:31", ""},
		"yesterday's fix gives none":      {[]tag{original("2013:02:26 16:20:31")}, gpsNow, "2013-02-26T16:20:31", "2013-02-26T16:20:31", ""},
		"a quarter that is no zone":       {[]tag{original("2013:02:25 16:36:31")}, gpsNow, "2013-02-25T16:36:31", "2013-02-25T16:36:31", ""},
		"when it was scanned is not when": {[]tag{ascii(0x9004, "2020:01:01 10:00:00")}, nil, "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := readBytes(t, photograph(t, block(nil, tc.camera, tc.gps)))
			if err != nil {
				t.Fatal(err)
			}
			if f.Taken.Written != tc.written || f.Taken.TakenAt() != tc.taken ||
				!strings.Contains(f.Photo.Problem, tc.problem) {
				t.Errorf("got %q %q %q", f.Taken.Written, f.Taken.TakenAt(), f.Photo.Problem)
			}
		})
	}
}

func TestReadPlace(t *testing.T) {
	north, east := ascii(1, "N"), ascii(3, "E")
	lat, lon := fractions(2, 39, 1, 1, 1, 48, 1), fractions(4, 125, 1, 45, 1, 0, 1)
	for name, tc := range map[string]struct {
		gps     []tag
		want    string
		problem string
	}{
		"none":                        {nil, "", ""},
		"Pyongyang":                   {[]tag{north, lat, east, lon}, "39.03000, 125.75000", ""},
		"south and west":              {[]tag{ascii(1, "S"), lat, ascii(3, "W"), lon}, "-39.03000, -125.75000", ""},
		"one number each":             {[]tag{north, fractions(2, 3903, 100), east, fractions(4, 12575, 100)}, "39.03000, 125.75000", ""},
		"a phone with a comma":        {[]tag{north, ascii(2, "39,00000,1,00000,48,00000"), east, lon}, "39.03000, 125.75000", ""},
		"no hemisphere":               {[]tag{lat, lon}, "", "cannot be read"},
		"denominators of zero":        {[]tag{north, fractions(2, 39, 0, 1, 0, 48, 0), east, lon}, "", "cannot be read"},
		"beyond the pole":             {[]tag{north, fractions(2, 91, 1), east, lon}, "", "not on Earth"},
		"zero, zero":                  {[]tag{north, fractions(2, 0, 1), east, fractions(4, 0, 1)}, "", ""},
		"a receiver without a signal": {[]tag{fractions(2, 0, 0, 0, 0, 0, 0), fractions(4, 0, 0, 0, 0, 0, 0)}, "", ""},
		"a count that lies":           {[]tag{north, {2, 5, 1 << 30, []byte{0, 0, 0, 8}}, east, lon}, "", "damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := readBytes(t, photograph(t, block(nil, nil, tc.gps)))
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if f.Place != nil {
				got = f.Place.Point.String()
			}
			if got != tc.want || !strings.Contains(f.Photo.Problem, tc.problem) ||
				tc.problem == "" && f.Photo.Problem != "" {
				t.Errorf("got %q %q", got, f.Photo.Problem)
			}
		})
	}
}

func TestReadAltitude(t *testing.T) {
	gps := []tag{
		ascii(1, "N"), fractions(2, 31, 1), ascii(3, "E"), fractions(4, 35, 1),
		{5, 1, 1, []byte{1}},
		fractions(6, 4305, 10),
	}
	f, err := readBytes(t, photograph(t, block(nil, nil, gps)))
	if err != nil || f.Place == nil || f.Place.Alt == nil || *f.Place.Alt != -430.5 {
		t.Errorf("got %+v, %v", f.Place, err)
	}
}

func TestReadWords(t *testing.T) {
	for name, tc := range map[string]struct{ in, want string }{
		"korean":            {"평양 거리 👨‍👩‍👧", "평양 거리 👨‍👩‍👧"},
		"camera's filler":   {"OLYMPUS DIGITAL CAMERA         ", ""},
		"the model's name":  {"NIKON D70", ""},
		"blanks":            {"      ", ""},
		"escape sequences":  {"\x1b[31mred\x1b[0m", "[31mred[0m"},
		"invalid UTF-8":     {"caf\xe9", "caf\uFFFD"},
		"a digital camera?": {"My first digital camera was stolen here", "My first digital camera was stolen here"},
	} {
		t.Run(name, func(t *testing.T) {
			main := []tag{ascii(0x10e, tc.in), ascii(0x110, "NIKON D70"), ascii(0x13b, "려 명거")}
			f, err := readBytes(t, photograph(t, block(main, nil, nil)))
			if err != nil || f.Description != tc.want || f.Credits.Byline != "려 명거" {
				t.Errorf("got %q by %q, want %q, %v", f.Description, f.Credits.Byline, tc.want, err)
			}
		})
	}
}

func TestReadTurnsTheSize(t *testing.T) {
	for orientation, want := range map[uint16][3]int{
		0: {1, 6, 4}, 1: {1, 6, 4}, 4: {4, 6, 4}, 5: {5, 4, 6}, 6: {6, 4, 6}, 8: {8, 4, 6},
		9: {1, 6, 4}, 65535: {1, 6, 4},
	} {
		f, err := readBytes(t, photograph(t, block([]tag{short(0x112, orientation)}, nil, nil)))
		if got := [3]int{f.Photo.Orientation, f.Photo.Width, f.Photo.Height}; err != nil || got != want {
			t.Errorf("orientation %d: got %v, want %v, %v", orientation, got, want, err)
		}
	}
}

func TestReadCamera(t *testing.T) {
	f, err := readBytes(t, photograph(t, block(
		[]tag{ascii(0x10f, "Canon\x1b "), ascii(0x110, "EOS 5D")},
		[]tag{
			fractions(0x829a, 1, 250), fractions(0x829d, 28, 10), short(0x8827, 400),
			fractions(0x920a, 50, 1), ascii(0xa431, "0123"), ascii(0xa434, "EF 50mm"),
		}, nil)))
	p := f.Photo
	if err != nil || p.Make != "Canon" || p.Model != "EOS 5D" || p.Serial != "0123" || p.Lens != "EF 50mm" ||
		p.Exposure != (journal.Exposure{Seconds: 0.004, FNumber: 2.8, ISO: 400, FocalLength: 50}) {
		t.Errorf("got %+v, %v", p, err)
	}
}

func TestDirectoriesInCirclesEnd(t *testing.T) {
	segment := block([]tag{ascii(0x110, "X100F")}, nil, nil)
	for at := 8; at < len(segment)-4; at++ {
		loop := append([]byte(nil), segment...)
		copy(loop[at:], []byte{0, 0, 0, 8})
		if _, err := readBytes(t, photograph(t, loop)); err != nil {
			t.Errorf("byte %d: %v", at, err)
		}
	}
}

func TestWhatIsNoPhotoIsInvalid(t *testing.T) {
	for content, why := range map[string]string{
		"": "empty", "가나다": "text", "<!doctype HTML><p>portal": "a web page",
		"\xff\xd8": "not a photo", "\xff\xd8\xff": "JPEG", "\x00\x05\x16\x07 Mac": "a Mac's notes",
		strings.Repeat("\x00", 5000): "zero", "\x00\x00\x00\x18ftypisom": "a video",
	} {
		_, err := readBytes(t, []byte(content))
		if journal.KindOf(err) != journal.Invalid || !strings.Contains(err.Error(), why) ||
			journal.HintOf(err) == "" {
			t.Errorf("%q: got %v, want %s", content, err, why)
		}
	}
}

func TestReadSaysWhyItCannot(t *testing.T) {
	_, err := exif.Read(context.Background(), filepath.Join(t.TempDir(), "gone\x1b.jpg"))
	if !errors.Is(err, os.ErrNotExist) || strings.Contains(journal.HintOf(err), "\x1b") {
		t.Errorf("got %v", err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), -time.Second)
	defer cancel()
	path := filepath.Join(t.TempDir(), "1.jpg")
	if err := os.WriteFile(path, photograph(t, nil), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := exif.Read(ctx, path); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}
