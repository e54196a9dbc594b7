package compare_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/journal/rendition"
	"sojourn/journal/sqlite"
	"sojourn/tui/compare"
	"sojourn/tui/picture"
	"sojourn/tui/theme"
	"sojourn/tui/tuitest"
)

// newBurst is the screen over real frames of the same stripes; each is blurred by so many pixels.
func newBurst(t *testing.T, width, height int, blurs ...float64) *rig {
	t.Helper()
	dir := t.TempDir()
	s, err := sqlite.Open(t.Context(), dir, sqlite.Options{Version: "test", Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	r := &rig{Store: s, t: t}
	for n, blur := range blurs {
		img := image.NewGray(image.Rect(0, 0, 600, 400))
		for i := range img.Pix {
			x := float64((i%600+i/600)%30) - 15
			img.Pix[i] = uint8(128 + 100*math.Tanh((7-math.Abs(x))/blur))
		}
		img.SetGray(0, 0, color.Gray{Y: uint8(n)})
		var b bytes.Buffer
		r.check(png.Encode(&b, img))
		name := fmt.Sprintf("DSC_%d.PNG", n+1)
		r.check(os.WriteFile(filepath.Join(dir, name), b.Bytes(), 0o600))
		sum := sha256.Sum256(b.Bytes())
		e := journal.Entry{ID: journal.ID(fmt.Sprintf("PH%08d", n+1)), Version: 1, Photos: []journal.Photo{{
			Width: 600, Height: 400, Orientation: 1,
			Files: []journal.File{{Role: journal.RoleOriginal, Name: name, Path: name, SHA256: hex.EncodeToString(sum[:]), Bytes: int64(b.Len())}},
		}}}
		r.check(s.AddEntries(t.Context(), []journal.Entry{e}))
		r.ids = append(r.ids, e.ID)
	}
	r.m = compare.New(s, picture.NewGallery(rendition.New(dir, t.TempDir()), picture.None), theme.New(true)).Resize(width, height)
	return r
}

func TestFramesAreLookedAtCloselyTogether(t *testing.T) {
	r := newBurst(t, 90, 24, 4, 0.5).show(1, 2)
	r.press("z")
	r.shows("1:1 in the middle · 1 of 2")
	tuitest.Fits(t, r.m.View(), 90, 24)
	r.press("l", "l", "j")
	r.shows("1:1 · 52 % across, 51 % down · 1 of 2")
	tuitest.Golden(t, "close-90x24", r.m.View())
	r.press("tab")
	r.shows("52 % across, 51 % down · 2 of 2")
	r.press("f")
	r.shows("× the other · DSC_2", "sharpness")
	r.hides("the other · DSC_1")
	r.press("e", "+")
	r.shows("2:1", "none blown")
	tuitest.Fits(t, r.m.View(), 90, 24)
	r.m, _ = r.m.Whole()
	r.hides("2:1")
}

func TestTheSharpestOfAFewIsNamed(t *testing.T) {
	r := newBurst(t, 170, 40, 3, 0.5, 6).show(1, 2, 3)
	r.press("z", "f")
	r.shows("the sharpest:")
}

func (r *rig) hides(text string) {
	r.t.Helper()
	if strings.Contains(tuitest.Plain(r.m.View()), text) {
		r.t.Errorf("%q is in\n%s", text, tuitest.Plain(r.m.View()))
	}
}
