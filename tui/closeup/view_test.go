package closeup_test

import (
	"image"
	"math"
	"testing"

	"sojourn/journal"
	"sojourn/tui/closeup"
)

func TestWhatIsUnderThePointerStaysThere(t *testing.T) {
	on := closeup.Frame{Full: image.Pt(6000, 4000), Room: image.Pt(800, 700)}
	var v closeup.View
	for range 3 {
		v = v.Turned(true, 0.75, 0.4, on)
	}
	if at := v.Part().At; v.Part().Scale != 1000 || math.Abs(at.X+0.25*800/6000-0.75) > 1e-5 || math.Abs(at.Y-0.1*700/4000-(0.5-0.1*700/(4000*800./6000))) > 1e-5 {
		t.Errorf("%+v", v.Part())
	}
	for range 4 {
		v = v.Turned(false, 0.75, 0.4, on)
	}
	if v.Close() {
		t.Errorf("the whole is not reached again: %+v", v.Part())
	}
}

func TestPanningStaysOnThePhoto(t *testing.T) {
	on := closeup.Frame{Full: image.Pt(3000, 500), Room: image.Pt(400, 600), Focus: journal.Focus{Known: true, At: journal.Spot{X: 0.999, Y: 0.2}}}
	v := closeup.View{}.Turned(true, 0.5, 0.5, on)
	for v.Part().Scale < 1000 {
		v = v.Turned(true, 0.5, 0.5, on)
	}
	for _, way := range [][2]float64{{9, 9}, {-9, -9}, {9, -9}} {
		if at := v.Panned(way[0], way[1], on).Part().At; at.Y != 0.5 || math.Abs(math.Abs(at.X-0.5)-(0.5-200./3000)) > 1e-5 {
			t.Errorf("panned by %v to %v", way, at)
		}
	}
}

func TestAHistogramIsAsWideAsItIsToBe(t *testing.T) {
	var counts [256]int
	for i := range counts {
		counts[i] = i
	}
	counts[0], counts[255] = 1, 1<<40
	for width := 1; width < 90; width += 7 {
		for rows := 1; rows < 4; rows++ {
			lines := closeup.Histogram(counts, width, rows)
			if len(lines) != rows {
				t.Fatalf("%d lines", len(lines))
			}
			for _, l := range lines {
				if n := len([]rune(l)); n != width {
					t.Errorf("%d columns are %d: %q", width, n, l)
				}
			}
		}
	}
	last := closeup.Histogram(counts, 16, 1)[0]
	if want := "▁▁▁▂▂▃▄▄▅▅▆▆▇▇██"; last != want {
		t.Errorf("%q, want %q", last, want)
	}
}
