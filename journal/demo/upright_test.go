package demo_test

import (
	"bytes"
	"context"
	"encoding/hex"
	"image"
	"image/color"
	"path/filepath"
	"testing"

	"sojourn/journal"
	"sojourn/journal/demo"
	"sojourn/journal/rendition"
)

func shotOf(t *testing.T, name string) demo.Shot {
	t.Helper()
	for _, s := range demo.Shots() {
		if s.Name() == name {
			return s
		}
	}
	t.Fatalf("there is no %s", name)
	return demo.Shot{}
}

// thumb is what the sheet shows of a shot. An edge above that of the thumbnail in the file makes
// the maker decode the picture itself.
func thumb(t *testing.T, name string, edge int) image.Image {
	t.Helper()
	s, dir := shotOf(t, name), card(t)
	sum := sums(t, dir)[s.Path]
	file := journal.File{
		Role: journal.RoleOriginal, Name: name, SHA256: hex.EncodeToString(sum[:]),
		Path: filepath.Join(dir, filepath.FromSlash(s.Path)),
	}
	img, err := rendition.New(dir, t.TempDir()).Thumb(context.Background(), file, s.Orientation, edge)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// at is the colour at a fraction of the width and the height.
func at(img image.Image, x, y float64) color.RGBA {
	b := img.Bounds()
	px := image.Pt(b.Min.X+int(x*float64(b.Dx())), b.Min.Y+int(y*float64(b.Dy())))
	return color.RGBAModel.Convert(img.At(px.X, px.Y)).(color.RGBA)
}

func TestSidewaysFramesAreSeenUpright(t *testing.T) {
	for _, edge := range []int{32, 512} {
		torch := at(thumb(t, "DSC_0446.JPG", edge), 0.503, 0.14)
		if torch.R < 180 || int(torch.R) < 2*int(torch.B) {
			t.Errorf("%d: the torch is not at the top of the tower, but %v", edge, torch)
		}
		snow := thumb(t, "DSC_0471.JPG", edge)
		lamp, opposite := at(snow, 0.62, 0.36), at(snow, 0.38, 0.36)
		if lamp.R < 230 || int(lamp.R) < int(opposite.R)+40 {
			t.Errorf("%d: the lamp is not right of the middle, but %v and %v", edge, lamp, opposite)
		}
	}
}

func TestTheThumbnailInAFileIsThePictureItself(t *testing.T) {
	small, large := thumb(t, "DSC_0577.JPG", 120), thumb(t, "DSC_0577.JPG", 640)
	for _, p := range [][2]float64{{0.1, 0.1}, {0.5, 0.5}, {0.4, 0.62}, {0.9, 0.95}} {
		a, b := at(small, p[0], p[1]), at(large, p[0], p[1])
		for _, d := range []int{int(a.R) - int(b.R), int(a.G) - int(b.G), int(a.B) - int(b.B)} {
			if d < -30 || d > 30 {
				t.Errorf("at %v it is %v, and %v in the picture", p, a, b)
			}
		}
	}
}

func TestTheBrokenPhotoShowsItsUpperPart(t *testing.T) {
	s := shotOf(t, "DSCF1229.JPG")
	f, err := facts(t, s)
	if s.Fate != demo.Broken || err != nil || f.Photo.Problem == "" {
		t.Fatalf("%+v: %v", f.Photo, err)
	}
	img := thumb(t, s.Name(), 64)
	if sky := at(img, 0.3, 0.05); sky.B < sky.R+30 {
		t.Errorf("its sky is %v", sky)
	}
	below, beside := at(img, 0.2, 0.97), at(img, 0.8, 0.97)
	if below != beside {
		t.Errorf("its lower part is %v and %v, not missing", below, beside)
	}
}

func TestTheCopyHasTheContentOfAnother(t *testing.T) {
	dir, by := card(t), map[string]int{}
	for _, s := range demo.Shots() {
		content := read(t, filepath.Join(dir, s.Path))
		by[string(content)]++
		if s.Fate == demo.Duplicate && !bytes.Equal(content, read(t, filepath.Join(dir, shotOf(t, "DSCF1153.JPG").Path))) {
			t.Errorf("%s is no copy", s.Name())
		}
	}
	if len(by) != len(demo.Shots())-1 {
		t.Errorf("%d files have %d contents", len(demo.Shots()), len(by))
	}
}

func TestOneFileSaysNothingAndOneIsNoPhoto(t *testing.T) {
	f, err := facts(t, shotOf(t, "IMG_2312.PNG"))
	if err != nil || f.Photo.MIME != "image/png" || f.Photo.Problem != "" || f.Taken.Written != "" ||
		f.Place != nil || f.Photo.Make != "" {
		t.Errorf("the map says %+v: %v", f, err)
	}
	_, err = facts(t, shotOf(t, "NOTES.JPG"))
	if journal.KindOf(err) != journal.Invalid || shotOf(t, "NOTES.JPG").Fate != demo.Refused {
		t.Errorf("the notes: %v", err)
	}
}
