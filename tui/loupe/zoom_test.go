package loupe_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/rendition"
	"sojourn/journal/sqlite"
	"sojourn/tui/loupe"
	"sojourn/tui/picture"
	"sojourn/tui/route"
	"sojourn/tui/theme"
	"sojourn/tui/tuitest"
)

// The corners of the photos that are looked at closely.
var (
	topLeft, topRight       = color.RGBA{200, 10, 20, 255}, color.RGBA{30, 190, 40, 255}
	bottomLeft, bottomRight = color.RGBA{50, 60, 180, 255}, color.RGBA{170, 170, 70, 255}
)

// newCloseRig is the loupe on real photos of 600 × 400 pixels, a colour in each quarter; the second is upside down.
func newCloseRig(t *testing.T, width, height int) *rig {
	t.Helper()
	dir := t.TempDir()
	s, err := sqlite.Open(t.Context(), dir, sqlite.Options{Version: "test", Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	r := &rig{Store: s, t: t}
	for n, orientation := range []int{1, 3, 1} {
		img := image.NewRGBA(image.Rect(0, 0, 600, 400))
		for i := range 600 * 400 {
			x, y := i%600, i/600
			img.SetRGBA(x, y, [2][2]color.RGBA{{topLeft, topRight}, {bottomLeft, bottomRight}}[y/200][x/300])
		}
		img.SetRGBA(0, 0, color.RGBA{uint8(n), 0, 0, 255}) // three contents
		var b bytes.Buffer
		r.check(png.Encode(&b, img))
		name := fmt.Sprintf("DSC_%d.PNG", n+1)
		r.check(os.WriteFile(filepath.Join(dir, name), b.Bytes(), 0o600))
		sum := sha256.Sum256(b.Bytes())
		e := journal.Entry{ID: journal.ID(fmt.Sprintf("PH%08d", n+1)), Version: 1, Photos: []journal.Photo{{
			Width: 600, Height: 400, Orientation: orientation,
			Files: []journal.File{{Role: journal.RoleOriginal, Name: name, Path: name, SHA256: hex.EncodeToString(sum[:]), Bytes: int64(b.Len())}},
		}}}
		r.check(s.AddEntries(t.Context(), []journal.Entry{e}))
		r.ids = append(r.ids, e.ID)
	}
	r.m = loupe.New(r, picture.NewGallery(rendition.New(dir, t.TempDir()), picture.TrueColor), theme.New(true)).Resize(width, height)
	return r
}

// coloured fails unless these corners are seen, and no other.
func (r *rig) coloured(want ...color.RGBA) {
	r.t.Helper()
	for _, c := range []color.RGBA{topLeft, topRight, bottomLeft, bottomRight} {
		wanted := false
		for _, w := range want {
			wanted = wanted || w == c
		}
		if seen := strings.Contains(r.m.View(), fmt.Sprintf("8;2;%d;%d;%d", c.R, c.G, c.B)); seen != wanted {
			r.t.Errorf("%v is seen: %t", c, seen)
		}
	}
}

func TestItZoomsToItsOwnPixelsAndPans(t *testing.T) {
	r := newCloseRig(t, 60, 20).show(1)
	r.press("i", "z")
	r.shows("1:1 in the middle · 1 of 3")
	r.coloured(topLeft, topRight, bottomLeft, bottomRight)
	r.press("h", "h", "h", "h", "h", "h", "k", "k", "k", "k", "k")
	r.shows("1:1 · 42 % across, 44 % down")
	r.coloured(topLeft)
	for range 10 { // to the edge, and not over it
		r.press("shift+left", "shift+up")
		r.press("shift+right", "shift+right", "shift+down", "shift+down")
	}
	r.coloured(bottomRight)
	for range 30 {
		r.press("shift+left", "shift+up")
	}
	r.shows("1:1 · 5 % across, 5 % down")
	r.press("l")
	r.shows("1:1 · 6 % across, 5 % down")
	r.press(".")
	r.shows("1:1 in the middle")
	for _, step := range []struct{ key, want string }{
		{"+", "2:1 in"}, {"+", "4:1 in"}, {"+", "4:1 in"}, {"-", "2:1 in"}, {"-", "1:1 in"}, {"-", "1:2 in"}, {"-", "1:4 in"}, {"-", "1:8 in"},
	} {
		r.press(step.key)
		r.shows(step.want)
		tuitest.Fits(t, r.m.View(), 60, 20)
	}
	r.press("-")
	r.hides("1:")
	r.press("z", "z", "+")
	r.shows("1:8 in the middle")
	r.m, _ = r.m.Whole()
	r.hides("1:8")
}

func TestFramesAreSeenAtOnePlace(t *testing.T) {
	r := newCloseRig(t, 60, 20).show(1)
	r.press("i", "z", "shift+left", "shift+left", "shift+up", "shift+up")
	r.coloured(topLeft)
	told := r.press("space") // it is upside down
	if len(told) != 1 || told[0] != (route.Walked{ID: r.ids[1]}) {
		t.Errorf("told %v", told)
	}
	r.shows("DSC_2.PNG", "1:1 · 30")
	r.coloured(bottomRight)
	r.press("tab")
	r.shows("DSC_1.PNG", "1:1 · 30")
	r.coloured(topLeft)
	r.press("tab")
	r.shows("DSC_2.PNG")
	r.press("space", "tab", "tab")
	r.shows("DSC_3.PNG", "1:1 · 30")
	r.press("backspace")
	r.shows("DSC_2.PNG", "1:1 · 30")
	r.feed(route.Covered{}, route.Front{})
	r.coloured(bottomRight)
}

type focuser map[string]journal.Focus

func (f focuser) Focus(_ context.Context, file journal.File) (journal.Focus, error) {
	return f[file.Name], nil
}

func TestItOpensAtTheFocus(t *testing.T) {
	r := newCloseRig(t, 60, 20)
	r.m = r.m.WithFocus(focuser{"DSC_1.PNG": {Known: true, At: journal.Spot{X: 0.9, Y: 0.2}}, "DSC_3.PNG": {Known: true, At: journal.Spot{X: 0.2, Y: 0.9}}})
	r.show(1).press("i", "z")
	r.shows("1:1 at the focus · 90 % across, 20 % down")
	r.coloured(topRight)
	r.press("space", "space")
	r.shows("DSC_3.PNG", "1:1 · 90 % across, 20 % down")
	r.press(".")
	r.shows("1:1 at the focus · 20 % across, 90 % down")
	r.coloured(bottomLeft)
	r.press("z", "backspace", "z")
	r.shows("DSC_2.PNG", "1:1 in the middle")
}

func TestWhatCannotBeEnlargedSaysWhy(t *testing.T) {
	r := newCloseRig(t, 60, 20).show(1)
	e, err := r.Entry(t.Context(), r.ids[0])
	r.check(err)
	r.press("i")
	if m, _ := r.m.Update(tea.KeyPressMsg{Code: 'z', Text: "z"}); strings.Contains(tuitest.Plain(m.View()), "…") {
		t.Error("nothing is seen until the part is there")
	}
	r.check(os.Remove(filepath.Join(r.Dir(), e.Photos[0].Original().Path)))
	r.press("z")
	r.shows("the original is missing")
	tuitest.Fits(t, r.m.View(), 60, 20)
}

func TestTheMouseZoomsAndDrags(t *testing.T) {
	r := newCloseRig(t, 60, 20).show(1)
	r.press("i")
	for range 3 {
		r.feed(tea.MouseWheelMsg{X: 45, Y: 15, Button: tea.MouseWheelUp})
	}
	r.shows("1:2 · 7")
	r.coloured(bottomRight)
	r.feed(tea.MouseClickMsg{X: 2, Y: 3, Button: tea.MouseLeft}, tea.MouseMotionMsg{X: 59, Y: 19, Button: tea.MouseLeft})
	r.feed(tea.MouseMotionMsg{X: 62, Y: 22, Button: tea.MouseLeft}, tea.MouseReleaseMsg{X: 62, Y: 22, Button: tea.MouseLeft})
	r.shows("1:2 · 5")
	r.feed(tea.MouseMotionMsg{X: 2, Y: 2}) // nothing is held any more
	r.shows("1:2 · 5")
	for range 3 {
		r.feed(tea.MouseWheelMsg{X: 5, Y: 5, Button: tea.MouseWheelDown})
	}
	r.hides("1:")
	r.feed(tea.MouseClickMsg{X: 50, Y: 5, Button: tea.MouseLeft})
	r.shows("DSC_2.PNG")
}
