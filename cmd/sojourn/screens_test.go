package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination/mastodon/mastodondouble"
	"sojourn/tui/tuitest"
)

// inTerminal runs the real binary in a pseudo-terminal.
func inTerminal(t *testing.T, dir string, args ...string) *tuitest.Terminal {
	t.Helper()
	return tuitest.Start(t, sojourn(t, dir, args...), 100, 30)
}

const (
	ferry    = "대동강의 겨울, 첫 배. #평양"
	ferryAlt = "얼음 사이의 배"
	untaken  = "DSCF1140.JPG" // has neither a place nor an offset
)

// TestTheWholeJobInATerminal is the main job by hand: import, browse, caption, place, mark, sync.
func TestTheWholeJobInATerminal(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	card, site := paintedCard(t), filepath.Join(dir, "site")
	term := inTerminal(t, dir, "import", card, "--zone", "Asia/Pyongyang")
	term.WaitFor("imported 26, 1 known already, 1 failed")
	if code := term.WaitEnd(); code != exitPartly {
		t.Errorf("import: exit code %d, want %d", code, exitPartly)
	}
	do(t, dir, "destination", "add", "folder", "site", site)

	term = inTerminal(t, dir)
	term.WaitFor("26 of 26 photos", "SHEET")
	term.Type("/" + untaken + tuitest.KeyEnter)
	term.WaitFor("1 of 1", untaken)
	captionInTerminal(term)
	placeInTerminal(term)
	term.Type("m")
	term.WaitFor("marked 1 entry for site", "outbox 1")
	term.Type("s")
	term.WaitFor("Send 1 entry", "to site")
	term.Type(tuitest.KeyEnter)
	term.WaitFor("1 entry sent", "✓")
	term.Type(tuitest.KeyEnter + "o")
	term.WaitFor("OUTBOX", "Nothing waits")
	term.Type("d")
	term.WaitFor(filepath.Base(site))
	term.Type("q")
	if code := term.WaitEnd(); code != exitDone {
		t.Errorf("exit code %d\n%s", code, term.Raw())
	}
	checkFerry(t, dir, site)
}

// captionInTerminal writes caption, alt text and a keyword, and watches where the caret is.
func captionInTerminal(term *tuitest.Terminal) {
	term.Type("c")
	term.WaitFor("CAPTION", "Alt text", "Keywords")
	row := slices.IndexFunc(strings.Split(term.Screen(), "\n"), func(line string) bool {
		return strings.HasPrefix(line, "┃ ") // the first row of the caption
	})
	term.WaitCursor(2, row)
	term.Type("대동강")
	term.WaitCursor(2+6, row)
	term.Type(strings.TrimPrefix(ferry, "대동강"))
	term.WaitFor(ferry)
	term.Type(tuitest.KeyTab)
	term.Paste(ferryAlt)
	term.WaitFor(ferryAlt)
	term.Type(tuitest.KeyTab + "#Taedong" + tuitest.KeyCtrlS)
	term.WaitFor("last") // it was the only one to be captioned
	term.Type(tuitest.KeyEscape)
	term.WaitFor("SHEET", ferry[:len("대동강")])
}

func placeInTerminal(term *tuitest.Terminal) {
	term.Type("p")
	term.WaitFor("PLACE")
	term.Type("Pyongyang")
	term.WaitFor("North Korea")
	term.Type(tuitest.KeyEnter)
	term.WaitFor("SHEET", "placed")
}

// checkFerry reads what came of it, in the journal and on the published page.
func checkFerry(t *testing.T, dir, site string) {
	t.Helper()
	var e entryJSON
	found := do(t, dir, "list", untaken, "--json")
	if err := json.Unmarshal([]byte(found), &e); err != nil {
		t.Fatalf("%v\n%s", err, found)
	}
	if e.Caption != ferry || e.Alt != ferryAlt || strings.Join(e.Keywords, " ") != "Taedong" {
		t.Errorf("the words are %q, %q, %q", e.Caption, e.Alt, e.Keywords)
	}
	if e.Place == nil || e.Place.CountryCode != "KP" || e.Place.City != "Pyongyang" {
		t.Errorf("the place is %+v", e.Place)
	}
	if len(e.Deliveries) != 1 || e.Deliveries[0].State != journal.StateDelivered {
		t.Errorf("the deliveries are %+v", e.Deliveries)
	}
	page, err := os.ReadFile(filepath.Join(site, "entries", string(e.ID)+".html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"대동강의 겨울", `alt="` + ferryAlt + `"`, "Pyongyang, North Korea", "Taedong"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if n := strings.Count(do(t, dir, "receipts", "--json"), "\n"); n != 1 {
		t.Errorf("%d receipts, want 1", n)
	}
}

// TestEveryRequestIsCutUnderTheScreens sends by hand while the link is cut at each request in turn.
func TestEveryRequestIsCutUnderTheScreens(t *testing.T) {
	t.Parallel()
	for _, r := range everyThird(requestsOf(t, mastodondouble.GoToSocial)) {
		for name, cut := range cuts {
			if isPost(r) && name == "before it took effect" {
				continue // TestALostPostIsWaitedFor
			}
			t.Run(fmt.Sprintf("%d %s %s, %s", r.Number, r.Method, r.Path, name), func(t *testing.T) {
				s := newSocial(t, mastodondouble.GoToSocial)
				s.double.Plan(mastodondouble.At(r.Number, cut))
				sendInTerminal(t, inTerminal(t, s.dir))
				s.posted(t)
			})
		}
	}
}

// sendInTerminal presses s and enter until the entry is sent.
func sendInTerminal(t *testing.T, term *tuitest.Terminal) {
	t.Helper()
	term.WaitFor("outbox 1")
	for try, sent := 1, false; !sent; try++ {
		if try == 5 {
			t.Fatalf("it is never done\n%s", term.Screen())
		}
		term.Type("s")
		term.WaitFor("enter send")
		term.Type(tuitest.KeyEnter)
		term.WaitFor("enter close")
		sent = strings.Contains(term.Screen(), "1 entry sent")
		term.Type(tuitest.KeyEnter)
		term.WaitUntil("the dialog gone", func(screen string) bool { return !strings.Contains(screen, "enter close") })
	}
	term.WaitFor("outbox empty")
	term.Type("q")
	if code := term.WaitEnd(); code != exitDone {
		t.Errorf("exit code %d", code)
	}
}
