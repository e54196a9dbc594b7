package sheet_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/picture"
	"sojourn/tui/route"
	"sojourn/tui/tuitest"
)

func TestItOpensAtTheNewest(t *testing.T) {
	r := newRig(t, journey()).open(80, 23)
	r.isAt("08:16 DSC_0016.JPG")
	tuitest.Golden(t, "opened-80x23", r.m.View())
	r.press("g", "j")
	tuitest.Golden(t, "first-day-80x23", r.m.View())
}

func TestAWideScreenHasAPanel(t *testing.T) {
	list := journey()
	list[5].Alt, list[5].Keywords, list[5].Headline = "A white tower above the fog.", []string{"Pyongyang", "평양"}, "Dawn"
	r := newRig(t, list)
	_, err := r.Mark(t.Context(), []journal.ID{list[5].ID}, "site", time.Time{})
	r.check(err)
	r.open(120, 39).press("[")
	r.isAt("08:06 대동강의")
	tuitest.Golden(t, "panel-120x39", r.m.View())
	r.press("tab")
	r.hides("A white tower")
	tuitest.Golden(t, "folded-120x39", r.m.View())
}

func TestASmallScreenShowsWhatFits(t *testing.T) {
	r := newRig(t, journey()).open(40, 9)
	r.press("g", "l")
	tuitest.Golden(t, "small-40x9", r.m.View())
}

func TestAnEmptyJournalSaysWhatToDo(t *testing.T) {
	r := newRig(t, nil).open(80, 23)
	r.shows("sojourn import PATH")
	tuitest.Golden(t, "empty-80x23", r.m.View())
	for _, key := range strings.Split("j k h l g G pgup pgdown [ ] space v i ctrl+a enter c a t p P m M U 3 x esc + - tab", " ") {
		for _, msg := range r.press(key) {
			t.Errorf("%s tells %v", key, msg)
		}
		tuitest.Fits(t, r.m.View(), 80, 23)
	}
}

func TestItFitsEverySize(t *testing.T) {
	list := journey()
	list[14].Caption = "\x1b[2J\x1b]0;x\a\u202e" + strings.Repeat("평양👩‍👩‍👧‍👦", 20)
	list[14].Place = &journal.Place{Source: journal.PlaceHand, City: "\x1b[2J 개성 " + strings.Repeat("صباح ", 40), Point: &journal.Point{Lat: 1, Lon: 1}}
	list[13].Photos = nil // a note
	list[12].Photos[0].Files[0].Name = "\x1b[31m\u202e사진.jpg"
	r := newRig(t, list).open(80, 23)
	r.press("space", "k", "x")
	for _, keys := range [][]string{{}, {"g"}, {"/"}} {
		r.press(keys...)
		for width := 1; width <= 130; width += 6 {
			for height := 1; height <= 45; height += 3 {
				r.m = r.m.Resize(width, height)
				r.feed(tea.WindowSizeMsg{Width: width, Height: height + 1})
				tuitest.Fits(t, r.m.View(), width, height)
				for _, bad := range []string{"\x1b[2J", "\x1b]", "\x1b[31m", "\a", "\u202e"} {
					if strings.Contains(r.m.View(), bad) {
						t.Fatalf("%q reaches the terminal", bad)
					}
				}
			}
		}
	}
	r.m = r.m.Resize(200, 59)
	tuitest.Fits(t, r.m.View(), 200, 59)
}

func TestTilesGrowAndShrink(t *testing.T) {
	r := newRig(t, journey()).open(80, 23)
	r.press("g")
	across := func() int {
		for line := range strings.Lines(r.view()) {
			if n := strings.Count(line, "08:0"); n > 0 {
				return n
			}
		}
		return 0
	}
	if got := across(); got != 3 {
		t.Errorf("%d tiles across at 80 columns", got)
	}
	r.press("+")
	if got := across(); got != 2 {
		t.Errorf("%d tiles across after +", got)
	}
	r.press("+", "+", "+")
	if got := across(); got != 1 {
		t.Errorf("%d tiles across at the largest", got)
	}
	tuitest.Golden(t, "one-column-80x23", r.m.View())
	for range 20 {
		r.press("-")
		tuitest.Fits(t, r.m.View(), 80, 23)
	}
	tuitest.Golden(t, "twelve-columns-80x23", r.m.View())
	r.press("G")
	r.m = r.m.Resize(40, 9) // fewer fit
	tuitest.Fits(t, r.m.View(), 40, 9)
}

// TestTheFirstScreenDoesNotWaitForTheWholeList gives the answers of Init one by one.
func TestTheFirstScreenDoesNotWaitForTheWholeList(t *testing.T) {
	r := newRig(t, many(1_000)).open(80, 23)
	want := r.view()

	r.m = newSheet(r, 80, 23)
	r.shows("Reading …")
	var cmd tea.Cmd
	r.m, cmd = r.m.Update(r.m.Init()())
	answers := tuitest.Run(cmd)
	whole := len(answers) - 1 // the last
	r.feed(answers[:whole]...)
	r.shows("1,000 of 1,000 photos")
	first := r.view()
	counted := func(s string) string { return strings.NewReplacer(" · 25 photos", "").Replace(s) }
	if counted(first) != counted(want) {
		t.Errorf("the first screen is\n%s\nand the whole list makes it\n%s", first, want)
	}
	// The hands do not wait either.
	r.press("k", "k")
	moved := r.view()
	r.feed(answers[whole])
	if counted(r.view()) != counted(moved) {
		t.Errorf("the screen jumps from\n%s\nto\n%s", moved, r.view())
	}
	r.press("g")
	r.shows("1 of 1,000 photos", "Mon 1 January 1990 · Beijing · 25 photos")
}

func TestGroupsAreDaysAndPlaces(t *testing.T) {
	list := journey()
	list[0].Taken, list[0].Place = journal.Moment{}, nil
	r := newRig(t, list).open(80, 90)
	r.press("g")
	r.shows("No time known · 1 photo", "Sun 24 February 2013 · Beijing · 4 photos", "Mon 25 February 2013 · Pyongyang · 7 photos",
		"Tue 26 February 2013 · 개성 · 4 photos")
}

func TestSignsAreBelowTheTiles(t *testing.T) {
	list := journey()
	list[15].Rating, list[15].Rejected = 3, true
	list[15].Photos = append(list[15].Photos, list[15].Photos[0])
	list[14].Photos, list[14].Caption = nil, "A note of the evening"
	r := newRig(t, list)
	_, err := r.Mark(t.Context(), []journal.ID{list[15].ID}, "site", time.Time{})
	r.check(err)
	r.open(80, 23)
	r.isAt("✗★3∅@○×2 08:16")
	r.press("k", "space", "h")
	r.isAt("◆")
	r.shows("│    A note of the     │", "│       evening        │")
}

func TestABrokenPhotoSaysSo(t *testing.T) {
	r := newRig(t, journey()).open(80, 23)
	r.press("g", "]", "l", "l", "l", "l")
	r.isAt("⚠")
	r.shows("broken: the file", "breaks off")
}

func TestPicturesAreMadeForTheScreenOnly(t *testing.T) {
	r := newRig(t, many(2_000))
	counting := &counter{}
	r.m = newSheetWith(r, picture.NewGallery(counting, picture.None), 80, 23)
	r.feed(append([]tea.Msg{tea.WindowSizeMsg{}}, tuitest.Run(r.m.Init())...)...)
	if n := counting.n.Load(); n == 0 || n > 3*16 {
		t.Errorf("%d pictures were made for the first screen and those beside it", n)
	}
	r.hasAllPictures()
	counting.mu.Lock()
	defer counting.mu.Unlock()
	for i, name := range counting.made {
		var number int
		if _, err := fmt.Sscanf(name, "DSC_%d.JPG", &number); err != nil {
			t.Fatal(err)
		}
		if away := 2_000 - number; away >= 3*16 || i < 6 && away >= 16 {
			t.Errorf("number %d of those that were made is %s", i+1, name)
		}
	}
}

func TestWhileTheLoupeWalksTheSheetFollows(t *testing.T) {
	r := newRig(t, journey()).open(80, 23)
	r.feed(route.Walked{ID: journal.ID(fmt.Sprintf("PH%08d", 6))})
	r.isAt("08:06 대동강의")
	r.feed(route.Walked{ID: "NOSUCHENTR"})
	r.isAt("08:06 대동강의")
	r.feed(route.Beat{At: time.Unix(1361800000, 0)})
	r.hasAllPictures()
}
