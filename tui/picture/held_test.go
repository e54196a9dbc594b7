package picture_test

import (
	"fmt"
	"maps"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/tui/picture"
)

// memory is what a kitty keeps of what it is told: bytes by the number of a picture, and placements of those over the text.
type memory struct {
	pictures map[int]int
	placed   map[string]bool
}

var commands = regexp.MustCompile(`\x1b_G([^;\x1b]*)`)

func (m memory) hear(t *testing.T, out string) {
	t.Helper()
	for _, c := range commands.FindAllStringSubmatch(out, -1) {
		keys := map[string]string{}
		for _, pair := range strings.Split(c[1], ",") {
			key, value, _ := strings.Cut(pair, "=")
			keys[key] = value
		}
		id, number := keys["i"], 0
		if id != "" {
			number, _ = strconv.Atoi(id)
		}
		switch {
		case keys["a"] == "p" && m.pictures[number] == 0:
			t.Fatalf("%q places what is not there", c[1])
		case keys["a"] == "p":
			m.placed[id+"/"+keys["p"]] = true
		case keys["a"] == "d" && keys["d"] == "I":
			delete(m.pictures, number)
			maps.DeleteFunc(m.placed, func(name string, _ bool) bool { return strings.HasPrefix(name, id+"/") })
		case keys["a"] == "d":
			delete(m.placed, id+"/"+keys["p"])
		case keys["s"] != "":
			width, _ := strconv.Atoi(keys["s"])
			height, _ := strconv.Atoi(keys["v"])
			m.pictures[number] = 4 * width * height
		}
	}
}

func (m memory) bytes() (sum int) {
	for _, n := range m.pictures {
		sum += n
	}
	return sum
}

// TestAKittyHoldsNoMoreHoweverManyPicturesGoBy steps through a journal, one large picture after another, and adds up what the
// terminal was told to keep and to forget.
func TestAKittyHoldsNoMoreHoweverManyPicturesGoBy(t *testing.T) {
	const most = 97 << 20 // what a gallery has the terminal keep, and the picture that is there
	steps := 100
	if testing.Short() {
		steps = 75
	}
	for _, protocol := range []picture.Protocol{picture.Kitty, picture.KittyOver} {
		t.Run(protocol.String(), func(t *testing.T) {
			g := picture.NewGallery(newOpenGate(), picture.TrueColor)
			g.SetScreen(picture.Screen{Colours: picture.TrueColor, Protocol: protocol})
			painter := picture.NewPainter(g)
			held, peak := memory{pictures: map[int]int{}, placed: map[string]bool{}}, 0
			for i := range steps {
				k := picture.Key{Photo: journal.File{Path: fmt.Sprint(i)}, Orientation: 1, Columns: 80, Rows: 25}
				until(g, []picture.Key{k})
				tile, state := g.Tile(k)
				if state != picture.Ready {
					t.Fatalf("step %d is in state %d", i, state)
				}
				held.hear(t, g.Leaving())
				now, _ := painter.Look(strings.Join(tile.Lines, "\n"))
				held.hear(t, now+painter.Paint())
				peak = max(peak, held.bytes())
				if len(held.placed) > len(held.pictures) || protocol == picture.KittyOver && len(held.placed) != 1 {
					t.Fatalf("%d placements of %d pictures at step %d", len(held.placed), len(held.pictures), i)
				}
			}
			t.Logf("%d pictures, %d MB at the most", len(held.pictures), peak>>20)
			if peak > most || len(held.pictures) == 0 {
				t.Errorf("%d MB are held", peak>>20)
			}
			g.Clear()
			if held.hear(t, g.Leaving()); len(held.pictures) > 0 {
				t.Errorf("%d are left at the end", len(held.pictures))
			}
		})
	}
}

func newOpenGate() *gate {
	s := &gate{opened: make(chan struct{}), told: make(chan string, 10_000)}
	close(s.opened)
	return s
}
