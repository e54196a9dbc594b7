package queue_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/queue"
	"sojourn/tui/route"
	"sojourn/tui/theme"
	"sojourn/tui/tuitest"
)

var (
	pyongyang = time.FixedZone("", 9*3600)
	noon      = time.Date(2013, 2, 25, 12, 0, 0, 0, pyongyang)
)

// desk is an outbox in which every state is found once.
func desk() *double {
	s := &double{entries: map[journal.ID]journal.Entry{}, attempts: map[string][]journal.Attempt{}}
	s.dests = []journal.Destination{
		{Name: "site", Kind: "folder", Settings: map[string]string{"dir": "/home/ed/site"}, Default: true},
		{Name: "fedi", Kind: "mastodon", Settings: map[string]string{"server": "https://social.example"}},
	}
	s.add("Dawn over the Taedong, seen from the Yanggakdo Hotel", "site", journal.StateReady, func(d *journal.Delivery) {
		d.Bytes, d.Dispatch = 1_234_567, "d-ready"
	})
	s.add("평양 김일성 광장의 아침, 눈이 내린 뒤", "site", journal.StateMarked, nil)
	s.add("", "site", journal.StateHeld, func(d *journal.Delivery) {
		d.NotBefore, d.Reason = noon.Add(27*time.Hour), "not before 26 February 15:00"
	})
	s.add("A tram on Sungri Street", "fedi", journal.StateHeld, func(d *journal.Delivery) {
		d.NextTry, d.Bytes, d.Attempts = noon.Add(184*time.Minute), 560_000, 2
		d.Reason = "no link: dial tcp: lookup social.example: no such host"
	})
	s.add("Kaesong, the old quarter", "fedi", journal.StateNeedsYou, func(d *journal.Delivery) {
		d.Bytes, d.Attempts, d.Dispatch = 82_000, 1, "d-refused"
		d.Reason = "the text is 12 characters too long for fedi, which takes 500; shorten it"
	})
	s.add("صباح الخير", "fedi", journal.StateUnknown, func(d *journal.Delivery) {
		d.Bytes, d.Attempts = 340_000, 1
	})
	s.add("The ferry at Nampo \U0001f468\u200d\U0001f469\u200d\U0001f467", "fedi", journal.StateChanged, func(d *journal.Delivery) {
		d.URL = "https://social.example/@ed/1"
	})
	s.add("A mural", "gone", journal.StateNeedsYou, func(d *journal.Delivery) {
		d.Reason = "its destination is not configured any more; unmark it or add the destination"
	})
	s.attempts["d-refused"] = []journal.Attempt{{
		Dispatch: "d-refused", Number: 1, BeganAt: noon.Add(-time.Hour), EndedAt: noon.Add(-59 * time.Minute),
		Outcome: journal.StateNeedsYou, Reason: "fedi: 422: too long", Bytes: 1200,
	}}
	return s
}

func (s *double) add(caption, to string, state journal.State, set func(*journal.Delivery)) journal.ID {
	n := len(s.entries)
	id := journal.ID(fmt.Sprintf("ENTRY%05d", n))
	s.entries[id] = journal.Entry{
		ID: id, Caption: caption, Taken: journal.Moment{Clock: time.Date(2013, 2, 25, 9, n%60, 0, 0, time.UTC)},
		Place:  &journal.Place{City: "Pyongyang", Country: "North Korea"},
		Photos: []journal.Photo{{Files: []journal.File{{Name: fmt.Sprintf("DSC_%04d.JPG", n)}}}},
	}
	d := journal.Delivery{Entry: id, Destination: to, State: state, MarkedAt: noon.Add(time.Duration(n-100) * time.Minute)}
	if set != nil {
		set(&d)
	}
	s.deliveries = append(s.deliveries, d)
	return id
}

// open shows the outbox at noon.
func open(t *testing.T, s *double, width, height int) queue.Model {
	t.Helper()
	m := queue.New(s, theme.New(true)).Resize(width, height)
	m, _ = tuitest.Feed(m, route.Beat{At: noon})
	m, cmd := m.Show()
	m, _ = tuitest.Feed(m, tuitest.Run(cmd)...)
	tuitest.Fits(t, m.View(), width, height)
	return m
}

func press(m queue.Model, names ...string) (queue.Model, []tea.Msg) {
	return tuitest.Feed(m, tuitest.Keys(names...)...)
}

// under is the line that the cursor is on.
func under(t *testing.T, m queue.Model) string {
	t.Helper()
	for _, l := range strings.Split(tuitest.Plain(m.View()), "\n") {
		if strings.HasPrefix(l, "> ") {
			return l
		}
	}
	t.Fatalf("no line is under the cursor:\n%s", tuitest.Plain(m.View()))
	return ""
}

func TestTheOutboxIsShownAsItStands(t *testing.T) {
	for _, size := range []struct{ width, height int }{{80, 23}, {120, 39}, {40, 9}} {
		m := open(t, desk(), size.width, size.height)
		m, _ = press(m, "tab")
		tuitest.Golden(t, fmt.Sprintf("outbox-%dx%d", size.width, size.height), m.View())
	}
}

func TestWhatNeedsTheTravellerIsUnfoldedWithItsTries(t *testing.T) {
	m := open(t, desk(), 80, 23)
	m, _ = press(m, "j", "j", "j", "j", "tab")
	if got := under(t, m); !strings.Contains(got, "Kaesong") {
		t.Fatalf("the cursor is on %q", got)
	}
	tuitest.Golden(t, "needs-you-80x23", m.View())
}

func TestAnEmptyOutboxSaysWhatToDo(t *testing.T) {
	m := open(t, &double{}, 80, 23)
	tuitest.Golden(t, "empty-80x23", m.View())
	m, answers := press(m, "j", "G", "g", "pgdown", "enter", "x", "tab", "d")
	for _, a := range answers {
		switch a.(type) {
		case route.Loupe, route.Unmark, route.Notice:
			t.Errorf("there is nothing, and yet %T was answered", a)
		}
	}
	tuitest.Fits(t, m.View(), 80, 23)
}

func TestKeysAskForWhatIsUnderTheCursor(t *testing.T) {
	s := desk()
	for name, tc := range map[string]struct {
		keys []string
		want tea.Msg
	}{
		"enter opens the entry": {[]string{"enter"}, route.Loupe{ID: "ENTRY00000"}},
		"x takes the mark for one destination back": {
			[]string{"G", "x"}, route.Unmark{IDs: []journal.ID{"ENTRY00007"}, Destination: "gone"},
		},
		"u undoes": {[]string{"u"}, route.Undo{}},
		"H holds": {
			[]string{"G", "H"}, route.Hold{IDs: []journal.ID{"ENTRY00007"}, Destination: "gone"},
		},
		"H first holds by hand what waits for a time": {
			[]string{"j", "j", "H"}, route.Hold{IDs: []journal.ID{"ENTRY00002"}, Destination: "site"},
		},
		"the cursor skips headings": {[]string{"j", "j", "j", "enter"}, route.Loupe{ID: "ENTRY00005"}},
		"and does so on the way up": {[]string{"j", "j", "j", "k", "enter"}, route.Loupe{ID: "ENTRY00002"}},
		"home is the first":         {[]string{"G", "g", "enter"}, route.Loupe{ID: "ENTRY00000"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, answers := press(open(t, s, 80, 23), tc.keys...)
			got := fmt.Sprintf("%#v", answers[len(answers)-1])
			if want := fmt.Sprintf("%#v", tc.want); got != want {
				t.Errorf("answered %s, want %s", got, want)
			}
		})
	}
}

func TestWhatWasDeliveredIsAddedAndTakenAway(t *testing.T) {
	s := desk()
	for i := range 40 {
		s.receipts = append(s.receipts, journal.Receipt{
			Entry: "ENTRY00000", Destination: "fedi", Dispatch: fmt.Sprint("d", i), RemoteID: fmt.Sprint(100 + i),
			URL: fmt.Sprintf("https://social.example/@ed/%d", 100+i), At: noon.Add(-time.Duration(i) * time.Hour),
		})
	}
	s.receipts[1].Partial = "one of two pictures is missing there"
	m := open(t, s, 80, 23)
	m, _ = press(m, "d", "G", "g", "j", "j", "j", "j", "j", "j", "j", "j", "j")
	tuitest.Golden(t, "delivered-80x23", m.View())
	m, answers := press(m, "x")
	if n, ok := answers[len(answers)-1].(route.Notice); !ok || n.Text == "" {
		t.Errorf("a receipt cannot be unmarked, and answered %#v", answers)
	}
	m, _ = press(m, "d")
	if strings.Contains(tuitest.Plain(m.View()), "Delivered") {
		t.Errorf("what was delivered is still there:\n%s", tuitest.Plain(m.View()))
	}
}

func TestASyncIsShownWhileItRuns(t *testing.T) {
	m := open(t, desk(), 80, 23)
	ready, progress := journal.ID("ENTRY00000"), journal.Progress{Items: 4, Total: 2_000_000, Rate: 6_000}
	tell := func(done int, sent int64, state journal.State) {
		p := progress
		p.Entry, p.Destination, p.Done, p.Sent, p.State = ready, "site", done, sent, state
		m, _ = tuitest.Feed(m, tea.Msg(route.Progress{Progress: p}))
	}
	tell(1, 300_000, journal.StateSending)
	tell(1, 300_000+1_234_567/2, journal.StateSending)
	tuitest.Golden(t, "sending-80x23", m.View())

	m, _ = tuitest.Feed(m, tea.Msg(route.Changed{})) // the beat's, while it is under way
	tell(1, 300_000+1_234_567*3/4+1, journal.StateSending)
	if got := tuitest.Plain(m.View()); !strings.Contains(got, " 75%") {
		t.Errorf("three quarters are sent:\n%s", got)
	}
	tell(2, 300_000+1_234_567, journal.StateDelivered)
	if got := tuitest.Plain(m.View()); !strings.Contains(got, "✓ delivered        Dawn over") {
		t.Errorf("it arrived:\n%s", got)
	}
	m, _ = tuitest.Feed(m, tea.Msg(route.Synced{}))
	if got := tuitest.Plain(m.View()); strings.Contains(got, "sending") {
		t.Errorf("the sync is over:\n%s", got)
	}
}

func TestTheCursorStaysOnItsDeliveryWhenOthersGo(t *testing.T) {
	s := desk()
	m := open(t, s, 80, 23)
	m, _ = press(m, "j", "j", "j", "j")
	before := under(t, m)
	s.deliveries = s.deliveries[1:]
	m, _ = tuitest.Feed(m, tea.Msg(route.Changed{}))
	if after := under(t, m); after != before {
		t.Errorf("the cursor went from %q to %q", before, after)
	}
	s.deliveries = nil
	m, _ = tuitest.Feed(m, tea.Msg(route.Changed{}))
	if got := tuitest.Plain(m.View()); !strings.Contains(got, "Nothing waits") {
		t.Errorf("all are gone:\n%s", got)
	}
}

func TestAnEditedCaptionIsReadAnew(t *testing.T) {
	s := desk()
	m := open(t, s, 80, 23)
	e := s.entries["ENTRY00000"]
	e.Caption = "대동강의 새벽"
	s.entries["ENTRY00000"] = e
	m, _ = tuitest.Feed(m, tea.Msg(route.Changed{IDs: []journal.ID{"ENTRY00000"}}))
	if got := tuitest.Plain(m.View()); !strings.Contains(got, "대동강의 새벽") {
		t.Errorf("the new caption is not shown:\n%s", got)
	}
}

func TestAFailureIsToldAndTheListIsKept(t *testing.T) {
	s := desk()
	m := open(t, s, 80, 23)
	before := m.View()
	s.err = errors.New("disk I/O error")
	m, answers := tuitest.Feed(m, tea.Msg(route.Changed{}))
	told := false
	for _, a := range answers {
		n, ok := a.(route.Notice)
		told = told || ok && errors.Is(n.Err, s.err)
	}
	if !told || m.View() != before {
		t.Errorf("told %v; the list is\n%s", told, tuitest.Plain(m.View()))
	}
}

func TestBeforeItIsShownNothingIsRead(t *testing.T) {
	s := desk()
	m := queue.New(s, theme.New(true)).Resize(80, 23)
	if _, answers := tuitest.Feed(m, tea.Msg(route.Changed{})); len(answers) > 0 {
		t.Errorf("answered %v", answers)
	}
}

func TestTimesAreSaidBesideNow(t *testing.T) {
	s := desk()
	m := open(t, s, 80, 23)
	if got := tuitest.Plain(m.View()); !strings.Contains(got, "not before tomorrow") || !strings.Contains(got, "next try 15:04") {
		t.Errorf("at noon:\n%s", got)
	}
	m, _ = tuitest.Feed(m, tea.Msg(route.Beat{At: noon.Add(28 * time.Hour)}))
	if got := tuitest.Plain(m.View()); strings.Contains(got, "not before") || strings.Contains(got, "next try") {
		t.Errorf("a day later nothing has to wait any more:\n%s", got)
	}
}

func TestADistantDayIsNamedInFull(t *testing.T) {
	s := &double{entries: map[journal.ID]journal.Entry{}}
	for _, days := range []int{4, 400} {
		s.add("낙랑", "site", journal.StateHeld, func(d *journal.Delivery) { d.NotBefore = noon.AddDate(0, 0, days) })
	}
	m := open(t, s, 80, 23)
	got := tuitest.Plain(m.View())
	for _, want := range []string{"not before 1 Mar\n", "not before Apr 2014\n", "first sync after Fri 1 March 12:00"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
}

func TestForeignTextCannotReachTheTerminal(t *testing.T) {
	s := desk()
	evil := "\x1b[2J\x1b]52;c;x\a \u202e한국\u0000\r\nnext"
	id := s.add(evil, evil, journal.StateNeedsYou, func(d *journal.Delivery) { d.Reason, d.URL, d.Dispatch = evil, evil, evil })
	s.attempts[evil] = []journal.Attempt{{Reason: evil, Outcome: journal.StateNeedsYou, EndedAt: noon}}
	s.receipts = []journal.Receipt{{Entry: id, Destination: evil, URL: evil, RemoteID: evil, Partial: evil, SHA256: evil, Dispatch: evil}}
	for _, width := range []int{40, 80, 130} {
		m := open(t, s, width, 39)
		m, _ = press(m, "d", "tab", "g")
		for range len(s.deliveries) + 2 {
			m, _ = press(m, "j")
			for _, bad := range []string{"\x1b[2J", "\x1b]", "\a", "\u202e", "\x00", "\r"} {
				if strings.Contains(m.View(), bad) {
					t.Fatalf("%q reaches the terminal", bad)
				}
			}
			tuitest.Fits(t, m.View(), width, 39)
		}
	}
}

func TestItFitsEverySize(t *testing.T) {
	s := desk()
	s.receipts = []journal.Receipt{{Entry: "ENTRY00003", Destination: "fedi", URL: "https://social.example/@ed/3", At: noon}}
	m := open(t, s, 80, 23)
	m, _ = press(m, "d", "tab")
	for _, keys := range [][]string{{}, {"j", "j", "j", "j"}, {"G"}} {
		m, _ = press(m, keys...)
		for width := 1; width <= 130; width += 7 {
			for height := 1; height <= 44; height += 2 {
				tuitest.Fits(t, m.Resize(width, height).View(), width, height)
			}
		}
	}
	tuitest.Fits(t, m.Resize(200, 59).View(), 200, 59)
}

func TestTenThousandDeliveriesAreReadOnlyWhereTheyAreSeen(t *testing.T) {
	s := &double{entries: map[journal.ID]journal.Entry{}, dests: []journal.Destination{{Name: "site", Kind: "folder"}}}
	for i := range 10_000 {
		s.add(fmt.Sprintf("사진 %d", i), "site", journal.StateMarked, nil)
	}
	m := open(t, s, 80, 23)
	if s.reads > 23 {
		t.Errorf("%d entries were read for a screen of 23 lines", s.reads)
	}
	m, _ = press(m, "G")
	if got := under(t, m); !strings.Contains(got, "사진 9999") {
		t.Errorf("the last is %q", got)
	}
	m, _ = press(m, "pgup", "pgup", "pgdown", "pgdown")
	if got := under(t, m); !strings.Contains(got, "사진 9999") {
		t.Errorf("two pages up and down end at %q", got)
	}
	if s.reads > 100 {
		t.Errorf("%d entries were read for four screens", s.reads)
	}
	tuitest.Fits(t, m.View(), 80, 23)
}
