package loupe_test

import (
	"fmt"
	"testing"

	"sojourn/tui/tuitest"
)

func TestExposureAndFocusAreLookedAt(t *testing.T) {
	for _, size := range [][2]int{{80, 23}, {60, 30}} {
		r := newRig(t, size[0], size[1]).show(1)
		r.press("e", "b", "f")
		tuitest.Golden(t, fmt.Sprintf("look-%dx%d", size[0], size[1]), r.m.View())
		tuitest.Fits(t, r.m.View(), size[0], size[1])
		r.press("i")
		tuitest.Golden(t, fmt.Sprintf("look-folded-%dx%d", size[0], size[1]), r.m.View())
		tuitest.Fits(t, r.m.View(), size[0], size[1])
		r.press("e", "b", "f")
		r.hides("Highlights")
		r.hides("Sharpness")
	}
}

func TestFramesAreMeasuredBesideEachOther(t *testing.T) {
	r := newCloseRig(t, 100, 30).show(1)
	r.press("f")
	r.shows("z zooms, and measures")
	r.press("z", "e")
	r.shows("Focus check", "Highlights none blown", "Shadows    none blocked")
	r.press("space")
	r.shows("as sharp as DSC_1.PNG")
	r.press("l")
	r.hides("as sharp as")
	r.press("tab", "tab")
	r.shows("as sharp as DSC_1.PNG")
}
