package picture_test

import (
	"image"
	"os"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/journal/rendition"
	"sojourn/tui/picture"
)

func TestPartsAreAtTheirScale(t *testing.T) {
	dir := t.TempDir()
	f := photo(t, dir, "a.jpg", 900, 600, 1<<20)
	for _, screen := range []picture.Screen{
		{Colours: picture.TrueColor},
		{Colours: picture.None},
		{Colours: picture.Palette, Cell: image.Pt(9, 21)},
		{Colours: picture.TrueColor, Protocol: picture.Kitty, Cell: image.Pt(8, 17)},
		{Colours: picture.TrueColor, Protocol: picture.Sixel},
	} {
		maker := rendition.New(dir, t.TempDir())
		if _, err := maker.Thumb(t.Context(), f, 6, 1600); err != nil {
			t.Fatal(err)
		}
		g := picture.NewGallery(maker, picture.TrueColor)
		g.SetScreen(screen)
		for _, scale := range []int{250, 1000, 2000} {
			k := picture.Key{
				Photo: f, Orientation: 6, Columns: 20, Rows: 8, Size: image.Pt(600, 900),
				Part: picture.Part{Scale: scale, At: journal.Spot{X: 0.6, Y: 0.3}},
			}
			draft, ok := k.Drafted()
			if !ok {
				t.Fatal("there is no draft")
			}
			until(g, []picture.Key{draft, k})
			tile, state := g.Tile(k)
			rough, roughState := g.Tile(draft)
			grid := screen.Grid(k)
			want := image.Pt(min(600, grid.X*1000/scale), min(900, grid.Y*1000/scale))
			if state != picture.Ready || tile.Seen.Full != k.Size || tile.Seen.Part.Size() != want {
				t.Errorf("%v at %d: %v of %v, want %v of %v", screen, scale, tile.Seen.Part, tile.Seen.Full, want, k.Size)
			}
			if roughState != picture.Ready || rough.Seen != tile.Seen || len(rough.Lines) != len(tile.Lines) {
				t.Errorf("%v at %d: the draft shows %v", screen, scale, rough.Seen)
			}
		}
	}
}

func TestADraftNeedsNoOriginalAndHasThePlaceOfThePicture(t *testing.T) {
	dir := t.TempDir()
	f := photo(t, dir, "a.jpg", 2100, 1000, 1<<22)
	maker := rendition.New(dir, t.TempDir())
	if _, err := maker.Thumb(t.Context(), f, 1, 320); err != nil {
		t.Fatal(err)
	}
	g := picture.NewGallery(maker, picture.None)
	k := picture.Key{Photo: f, Orientation: 1, Columns: 90, Rows: 30, Size: image.Pt(2100, 1000)}
	draft, _ := k.Drafted()
	until(g, []picture.Key{k})
	if err := os.Remove(f.Path); err != nil {
		t.Fatal(err)
	}
	until(g, []picture.Key{draft})
	rough, state := g.Tile(draft)
	fine, _ := g.Tile(k)
	if state != picture.Ready {
		t.Fatalf("the draft is\n%s", text(rough))
	}
	for y := range fine.Lines {
		if blank(fine.Lines[y]) != blank(rough.Lines[y]) {
			t.Errorf("line %d:\n%s\n%s", y, fine.Lines[y], rough.Lines[y])
		}
	}
	if _, ok := (picture.Key{Photo: f, Columns: 9, Rows: 9}).Drafted(); ok {
		t.Error("a draft of no shape")
	}
}

func blank(line string) bool { return strings.TrimSpace(line) == "" }

func TestAPromptWindowAnswersWithWhatIsWantedMost(t *testing.T) {
	dir := t.TempDir()
	first, second := photo(t, dir, "a.jpg", 60, 40, 1<<20), photo(t, dir, "b.jpg", 80, 40, 1<<20)
	g := picture.NewGallery(rendition.New(dir, ""), picture.None)
	w := g.Window().Prompt()
	keys := []picture.Key{{Photo: first, Columns: 9, Rows: 4}, {Photo: second, Columns: 9, Rows: 4}}
	for n := 0; ; n++ {
		cmd := w.Load(keys)
		if cmd == nil {
			break
		}
		answer := cmd()
		if _, ok := answer.(picture.Loaded); !ok || n > 1 {
			t.Fatalf("%d: %v", n, answer)
		}
		if _, state := w.Tile(keys[n]); state != picture.Ready {
			t.Errorf("answer %d comes before what is wanted most", n)
		}
	}
}
