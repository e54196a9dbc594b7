package demo_test

import (
	"image"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/demo"
)

// bodies are what is meant of the three cameras, by their folder.
var bodies = map[string]struct {
	maker, model     string
	offset, position bool
	serial           bool
	photos           int
}{
	"100ND600": {maker: "NIKON CORPORATION", model: "NIKON D600", offset: true, serial: true, photos: 11},
	"101_FUJI": {maker: "FUJIFILM", model: "X-E1", serial: true, photos: 7},
	"102APPLE": {maker: "Apple", model: "iPhone 5", offset: true, position: true, photos: 7},
}

func TestEachPhotoSaysWhatItsCameraKnows(t *testing.T) {
	count := map[string]int{}
	for _, s := range demo.Shots() {
		if s.Taken.IsZero() {
			continue
		}
		folder := strings.Split(s.Path, "/")[1]
		count[folder]++
		t.Run(s.Name(), func(t *testing.T) {
			f, err := facts(t, s)
			if err != nil {
				t.Fatal(err)
			}
			body := bodies[folder]
			p := f.Photo
			if p.Make != body.maker || p.Model != body.model || s.Make != body.maker || s.Model != body.model {
				t.Errorf("it is of %q %q, and Shots says %q %q", p.Make, p.Model, s.Make, s.Model)
			}
			if (p.Serial != "") != body.serial || p.Lens == "" || f.Credits.Byline != demo.Byline {
				t.Errorf("serial %q, lens %q, byline %q", p.Serial, p.Lens, f.Credits.Byline)
			}
			if e := p.Exposure; e.Seconds == 0 || e.FNumber == 0 || e.ISO == 0 || e.FocalLength == 0 {
				t.Errorf("exposed with %+v", e)
			}
			checkTime(t, s, f, body.offset)
			checkPlace(t, s, f, body.position)
			if (p.Problem != "") != (s.Fate == demo.Broken) {
				t.Errorf("its problem is %q", p.Problem)
			}
		})
	}
	for folder, body := range bodies {
		if count[folder] != body.photos {
			t.Errorf("%d photos in %s", count[folder], folder)
		}
	}
}

func checkTime(t *testing.T, s demo.Shot, f journal.Facts, hasOffset bool) {
	t.Helper()
	source := journal.OffsetNone
	if hasOffset {
		source = journal.OffsetExif
	}
	if f.Taken.Source != source || s.HasOffset != hasOffset {
		t.Errorf("its offset is from %q, and Shots says %v", f.Taken.Source, s.HasOffset)
	}
	at := instant(t, f)
	if !at.Equal(s.Taken) || at.Format(time.RFC3339) != s.Taken.Format(time.RFC3339) {
		t.Errorf("taken at %s, not %s", at, s.Taken)
	}
	if day := s.Taken.Day(); s.Taken.Year() != 2013 || s.Taken.Month() != time.February || day < 18 || day > 26 {
		t.Errorf("taken at %s", s.Taken)
	}
	if east := s.Point.Lon > 122; (s.Taken.Format("-07:00") == "+09:00") != east {
		t.Errorf("at %s, %s is not the time", s.Point, s.Taken)
	}
}

func checkPlace(t *testing.T, s demo.Shot, f journal.Facts, hasPlace bool) {
	t.Helper()
	if (f.Place != nil) != hasPlace || s.HasPlace != hasPlace {
		t.Fatalf("its place is %v, and Shots says %v", f.Place, s.HasPlace)
	}
	if !hasPlace {
		return
	}
	if d := f.Place.Point.Distance(s.Point); d > 1 || f.Place.Alt == nil || f.Place.Source != journal.PlaceExif {
		t.Errorf("its place is %+v, %.0f m off", f.Place, d)
	}
	if difference := s.Taken.Sub(f.GPSTime); difference < 0 || difference > time.Second {
		t.Errorf("its GPS time is %s", f.GPSTime)
	}
}

func TestFramesLieOnBothSides(t *testing.T) {
	want := map[string]struct {
		orientation int
		shown       image.Point
	}{
		"DSC_0446.JPG": {6, image.Pt(896, 1344)},
		"DSC_0471.JPG": {8, image.Pt(896, 1344)},
		"IMG_2274.JPG": {1, image.Pt(960, 1280)},
		"DSC_0412.JPG": {1, image.Pt(1344, 896)},
		"DSCF1153.JPG": {1, image.Pt(1296, 864)},
		"IMG_2312.PNG": {1, image.Pt(960, 640)},
	}
	for _, s := range demo.Shots() {
		w, ok := want[s.Name()]
		if !ok {
			continue
		}
		delete(want, s.Name())
		f, err := facts(t, s)
		if err != nil {
			t.Fatal(err)
		}
		p := f.Photo
		if p.Orientation != w.orientation || s.Orientation != w.orientation || image.Pt(p.Width, p.Height) != w.shown {
			t.Errorf("%s: %d, %d × %d; Shots says %d", s.Name(), p.Orientation, p.Width, p.Height, s.Orientation)
		}
	}
	if len(want) > 0 {
		t.Errorf("not found: %v", want)
	}
}

func TestSomeFilesBringACaption(t *testing.T) {
	want := map[string]string{
		"DSC_0427.JPG": "Kim Il Sung Square, half past ten",
		"IMG_2260.JPG": "Ten lanes and one bicycle, on the road to Kaesong",
		"DSC_0519.JPG": "자남산에서 본 개성 한옥",
	}
	for _, s := range demo.Shots() {
		if f, err := facts(t, s); err == nil && f.Description != want[s.Name()] {
			t.Errorf("%s says %q", s.Name(), f.Description)
		}
	}
}
