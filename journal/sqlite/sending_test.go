package sqlite_test

import (
	"database/sql"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/sqlite"
)

func TestEditsOfWhatIsOnItsWay(t *testing.T) {
	for from, want := range map[journal.State]journal.State{
		"": "", journal.StateMarked: journal.StateMarked, journal.StateReady: journal.StateMarked,
		journal.StateHeld: journal.StateHeld, journal.StateNeedsYou: journal.StateNeedsYou,
		journal.StateSending: journal.StateSending, journal.StateUnknown: journal.StateUnknown,
		journal.StateDelivered: journal.StateChanged, journal.StateChanged: journal.StateChanged,
	} {
		t.Run(string(from), func(t *testing.T) {
			r, ids := desk(t, "평양")
			ways[from](r, ids[0])
			r.apply(journal.Patch{ID: ids[0], Rating: pointer(5)})
			r.wantsState(ids[0], from) // nothing of it is sent
			r.caption(ids[0], "서울")
			r.wantsState(ids[0], want)
		})
	}
}

func TestAnEditThatIsTakenBackIsNotSent(t *testing.T) {
	t.Run("before it was planned", func(t *testing.T) {
		r, ids := desk(t, "평양")
		ways[journal.StateChanged](r, ids[0])
		r.undo()
		r.wantsState(ids[0], journal.StateDelivered)
		r.caption(ids[0], "다시 고침")
		r.wantsState(ids[0], journal.StateChanged)
	})
	t.Run("after it was planned", func(t *testing.T) {
		r, ids := desk(t, "평양")
		ways[journal.StateChanged](r, ids[0])
		arrived := r.delivery(ids[0], "desk")
		r.check(r.Freeze(t.Context(), frozen(r, ids[0], "desk")))
		r.wantsState(ids[0], journal.StateReady)
		r.caption(ids[0], "평양")
		if d := r.delivery(ids[0], "desk"); d.State != journal.StateDelivered || d.Dispatch != arrived.Dispatch || d.URL == "" {
			t.Errorf("got %+v", d)
		}
	})
	t.Run("while it was sent", func(t *testing.T) {
		r, ids := desk(t, "평양")
		r.mark("desk", ids[0])
		a := begun(r, ids[0], "desk")
		r.caption(ids[0], "서울")
		r.undo()
		arrive(r, a, ids[0], "desk")
		r.wantsState(ids[0], journal.StateDelivered)
	})
	t.Run("but not where a part is missing", func(t *testing.T) {
		r, ids := desk(t, "평양")
		r.mark("desk", ids[0])
		a := begun(r, ids[0], "desk")
		r.check(r.Arrive(t.Context(), a, journal.Receipt{Entry: ids[0], Destination: "desk", Dispatch: a.Dispatch, At: time.Now(), Partial: "그림"}))
		r.hold(ids[0], journal.StateChanged)
		r.caption(ids[0], "서울")
		r.undo()
		r.wantsState(ids[0], journal.StateChanged)
	})
}

func TestAnEditWhileItIsSentIsToBeSent(t *testing.T) {
	r, ids := desk(t, "평양")
	r.mark("desk", ids[0])
	a := begun(r, ids[0], "desk")
	r.caption(ids[0], "서울")
	arrive(r, a, ids[0], "desk")
	r.wantsState(ids[0], journal.StateChanged)
	deliver(r, ids[0], "desk")
	r.wantsState(ids[0], journal.StateDelivered)
	r.caption(ids[0], "부산")
	r.check(r.Freeze(t.Context(), frozen(r, ids[0], "desk")))
	r.caption(ids[0], "개성")
	r.wantsState(ids[0], journal.StateChanged) // frozen, not tried, and delivered before
}

func TestNothingIsFrozenTwice(t *testing.T) {
	for from, want := range map[journal.State]bool{
		journal.StateMarked: true, journal.StateReady: true, journal.StateHeld: true, journal.StateNeedsYou: true,
		journal.StateChanged: true, journal.StateSending: false, journal.StateUnknown: false, journal.StateDelivered: false,
	} {
		t.Run(string(from), func(t *testing.T) {
			r, ids := desk(t, "평양")
			ways[from](r, ids[0])
			before := r.delivery(ids[0], "desk")
			d := frozen(r, ids[0], "desk")
			err := r.Freeze(t.Context(), d)
			if !want {
				wantsKind(t, err, journal.Conflict)
				if after := r.delivery(ids[0], "desk"); after != before {
					t.Errorf("got %+v", after)
				}
				return
			}
			r.check(err)
			if after := r.delivery(ids[0], "desk"); after.Dispatch != d.ID || after.Bytes != d.Bytes() || after.Attempts != 0 {
				t.Errorf("got %+v", after)
			}
		})
	}
	r, ids := desk(t, "평양")
	wantsKind(t, r.Freeze(t.Context(), frozen(r, ids[0], "desk")), journal.NotFound)
}

func TestAPlanFromBeforeTheReceiptIsNotFrozen(t *testing.T) {
	r, ids := desk(t, "평양")
	r.mark("desk", ids[0])
	stale := frozen(r, ids[0], "desk")
	deliver(r, ids[0], "desk")
	r.caption(ids[0], "고침")
	wantsKind(t, r.Freeze(t.Context(), stale), journal.Conflict) // it would be posted a second time
	stale = frozen(r, ids[0], "desk")
	deliver(r, ids[0], "desk")
	r.caption(ids[0], "또 고침")
	wantsKind(t, r.Freeze(t.Context(), stale), journal.Conflict)
}

func TestOnlyWhatMayGoBegins(t *testing.T) {
	for from, want := range map[journal.State]bool{
		journal.StateReady: true, journal.StateHeld: true, journal.StateMarked: true, journal.StateNeedsYou: false,
		journal.StateSending: false, journal.StateUnknown: false, journal.StateDelivered: false, journal.StateChanged: false,
	} {
		t.Run(string(from), func(t *testing.T) {
			r, ids := desk(t, "평양")
			r.mark("desk", ids[0])
			d := frozen(r, ids[0], "desk")
			r.check(r.Freeze(t.Context(), d))
			r.hold(ids[0], from)
			err := r.Begin(t.Context(), journal.Attempt{Dispatch: d.ID, Number: 1, Key: "열쇠", BeganAt: time.Now()})
			if want {
				r.check(err)
				r.wantsState(ids[0], journal.StateSending)
				return
			}
			wantsKind(t, err, journal.Conflict)
			if n := len(must(r.Attempts(t.Context(), d.ID))(t)); n != 0 {
				t.Errorf("%d attempts", n)
			}
		})
	}
	t.Run("not what was replaced, unmarked, or has arrived", func(t *testing.T) {
		r, ids := desk(t, "평양", "서울", "개성")
		r.mark("desk", ids...)
		old := frozen(r, ids[0], "desk")
		r.check(r.Freeze(t.Context(), old))
		r.check(r.Freeze(t.Context(), frozen(r, ids[0], "desk")))
		begin := func(dispatch string) error {
			return r.Begin(t.Context(), journal.Attempt{Dispatch: dispatch, Number: 1, Key: "열쇠", BeganAt: time.Now()})
		}
		wantsKind(t, begin(old.ID), journal.Conflict)
		gone := frozen(r, ids[1], "desk")
		r.check(r.Freeze(t.Context(), gone))
		must(r.Unmark(t.Context(), ids[1:2], "desk"))(t)
		wantsKind(t, begin(gone.ID), journal.Conflict)
		receipt := deliver(r, ids[2], "desk")
		r.check(r.Hold(t.Context(), ids[2], "desk", journal.StateChanged, "", time.Time{}))
		r.hold(ids[2], journal.StateHeld)
		err := r.Begin(t.Context(), journal.Attempt{Dispatch: receipt.Dispatch, Number: 2, Key: "열쇠", BeganAt: time.Now()})
		wantsKind(t, err, journal.Conflict)
		wantsKind(t, begin("nothing"), journal.NotFound)
	})
}

func TestHoldKeepsTheReason(t *testing.T) {
	r, ids := desk(t, "평양")
	r.mark("desk", ids[0])
	next := time.Date(2030, 1, 1, 0, 0, 0, 1000, time.UTC)
	r.check(r.Hold(t.Context(), ids[0], "desk", journal.StateHeld, "연결 없음", next))
	if d := r.delivery(ids[0], "desk"); d.State != journal.StateHeld || d.Reason != "연결 없음" || !d.NextTry.Equal(next) {
		t.Errorf("got %+v", d)
	}
	wantsKind(t, r.Hold(t.Context(), ids[0], "blog", journal.StateHeld, "", next), journal.NotFound)
	deliver(r, ids[0], "desk")
	wantsKind(t, r.Hold(t.Context(), ids[0], "desk", journal.StateHeld, "", next), journal.Conflict)
	r.wantsState(ids[0], journal.StateDelivered)
}

func TestADispatchComesBackAsItWasFrozen(t *testing.T) {
	r, _ := desk(t)
	e := full()
	r.add(e)
	r.mark("desk", e.ID)
	d := frozen(r, e.ID, "desk")
	d.FrozenAt = d.FrozenAt.UTC().Truncate(time.Microsecond)
	d.Pictures = []journal.Picture{{SHA256: "ab", MIME: "image/jpeg", Width: 1, Height: 2, Bytes: 1 << 40, Alt: "설명"}}
	r.check(r.Freeze(t.Context(), d))
	if got := must(r.again().Dispatch(t.Context(), d.ID))(t); !reflect.DeepEqual(got, d) {
		t.Errorf("got  %+v\nwant %+v", got, d)
	}
	_, err := openRig(t, r.dir).Dispatch(t.Context(), "nothing")
	wantsKind(t, err, journal.NotFound)
}

// TestStoredDispatchesStayReadable holds the names that a dispatch is stored under: what an older
// sojourn froze must be found again at its destination.
func TestStoredDispatchesStayReadable(t *testing.T) {
	r, ids := desk(t, "평양")
	r.mark("desk", ids[0])
	d := frozen(r, ids[0], "desk")
	r.check(r.Freeze(t.Context(), d))
	r.check(r.Close())
	db := must(sql.Open("sqlite3", filepath.Join(r.dir, sqlite.FileName)))(t)
	_, err := db.Exec(`UPDATE dispatch SET
		message = '{"Headline":"제목","Text":"글","Caption":"말","Alt":"설명","Keywords":["눈"],"Hashtags":["#눈"],"Language":"ko",
			"Taken":{"Written":"2016-10-10T12:00:00","Clock":"2016-10-10T12:00:00Z","Offset":30600000000000,"Source":"exif"},
			"Place":{"Point":{"Lat":39.05,"Lon":125.75},"Source":"exif","City":"Pyongyang","CountryCode":"KP"}}',
		pictures = '[{"SHA256":"ab","MIME":"image/jpeg","Width":1,"Height":2,"Bytes":3,"Alt":"설명"}]',
		replaces = '{"Entry":"A","Destination":"desk","Dispatch":"B","RemoteID":"7","URL":"u","At":"2016-10-10T12:00:00Z","SHA256":"cd","Partial":"p"}'`)
	r.check(err)
	r.check(db.Close())
	noon := time.Date(2016, 10, 10, 12, 0, 0, 0, time.UTC)
	d.Message = journal.Message{
		Headline: "제목", Text: "글", Caption: "말", Alt: "설명", Keywords: []string{"눈"}, Hashtags: []string{"#눈"}, Language: "ko",
		Taken: journal.Moment{Written: "2016-10-10T12:00:00", Clock: noon, Offset: 8*time.Hour + 30*time.Minute, Source: journal.OffsetExif},
		Place: &journal.Place{Point: point(39.05, 125.75), Source: journal.PlaceExif, City: "Pyongyang", CountryCode: "KP"},
	}
	d.Pictures = []journal.Picture{{SHA256: "ab", MIME: "image/jpeg", Width: 1, Height: 2, Bytes: 3, Alt: "설명"}}
	d.Replaces = &journal.Receipt{
		Entry: "A", Destination: "desk", Dispatch: "B", RemoteID: "7", URL: "u", At: noon, SHA256: "cd", Partial: "p",
	}
	d.FrozenAt = d.FrozenAt.UTC().Truncate(time.Microsecond)
	if got := must(openRig(t, r.dir).Dispatch(t.Context(), d.ID))(t); !reflect.DeepEqual(got, d) {
		t.Errorf("got  %+v\nwant %+v", got, d)
	}
}

func TestNotesAreKeptUntilTheyAreEmpty(t *testing.T) {
	r, ids := desk(t, "평양")
	r.mark("desk", ids[0])
	d := frozen(r, ids[0], "desk")
	r.check(r.Freeze(t.Context(), d))
	for _, n := range [][2]string{{"media 0", "7"}, {"media 1", "8"}, {"media 0", "9"}, {"media 1", ""}, {"없음", ""}} {
		r.check(r.Note(t.Context(), d.ID, n[0], n[1]))
	}
	if got := must(r.again().Notes(t.Context(), d.ID))(t); !maps.Equal(got, map[string]string{"media 0": "9"}) {
		t.Errorf("got %v", got)
	}
	r = openRig(t, r.dir)
	if got := must(r.Notes(t.Context(), "nothing"))(t); got == nil || len(got) != 0 {
		t.Errorf("got %v", got)
	}
	wantsKind(t, r.Note(t.Context(), "nothing", "a", "b"), journal.NotFound)
}

func TestAttemptsAndReceiptsAreKept(t *testing.T) {
	r, ids := desk(t, "평양", "서울")
	r.mark("desk", ids...)
	a := begun(r, ids[0], "desk")
	a.BeganAt, a.EndedAt = a.BeganAt.UTC().Truncate(time.Microsecond), time.Now().UTC().Truncate(time.Microsecond)
	a.Outcome, a.Reason, a.Bytes = journal.StateReady, "끊김", 7
	next := a.EndedAt.Add(time.Minute)
	r.check(r.End(t.Context(), a, next))
	if d := r.delivery(ids[0], "desk"); d.State != journal.StateReady || d.Reason != "끊김" || !d.NextTry.Equal(next) || d.Attempts != 1 {
		t.Errorf("got %+v", d)
	}
	second := a
	second.Number, second.EndedAt, second.Outcome, second.Reason, second.Bytes = 2, time.Time{}, "", "", 0
	r.check(r.Begin(t.Context(), second))
	if got := must(r.Attempts(t.Context(), a.Dispatch))(t); !reflect.DeepEqual(got, []journal.Attempt{a, second}) {
		t.Errorf("got %+v", got)
	}
	first := arrive(r, second, ids[0], "desk")
	r.check(r.Arrive(t.Context(), second, first)) // seen once more
	other := deliver(r, ids[1], "desk")
	r = r.again()
	if got := must(r.Receipts(t.Context(), ""))(t); !slices.Equal(got, []journal.Receipt{other, first}) {
		t.Errorf("got %+v", got)
	}
	if got := must(r.Receipts(t.Context(), ids[0]))(t); !slices.Equal(got, []journal.Receipt{first}) {
		t.Errorf("got %+v", got)
	}
	if d := r.delivery(ids[0], "desk"); d.URL != first.URL || !d.DeliveredAt.Equal(first.At) || !d.Done() {
		t.Errorf("got %+v", d)
	}
}

func TestDestinations(t *testing.T) {
	r := newRig(t)
	desk := journal.Destination{
		Name: "desk", Kind: "folder", Settings: map[string]string{"dir": "/여행"}, Default: true,
		Rendition: journal.RenditionSpec{LongEdge: 2048, Quality: 85, MaxBytes: 1 << 20},
		Redaction: journal.Redaction{Place: journal.PrecisionCountry},
		Limits:    journal.Limits{Text: 500, Unit: journal.UnitCharacters, MIMETypes: []string{"image/jpeg"}, ReadAt: time.Unix(7, 0).UTC()},
	}
	blog := journal.Destination{Name: "blog", Kind: "mastodon", Settings: map[string]string{}}
	first := desk
	first.Default = false // the first one is the default all the same
	for _, d := range []journal.Destination{first, blog} {
		r.check(r.SaveDestination(t.Context(), d))
	}
	r = r.again()
	if got := must(r.Destinations(t.Context()))(t); !reflect.DeepEqual(got, []journal.Destination{desk, blog}) {
		t.Errorf("got  %+v\nwant %+v", got, []journal.Destination{desk, blog})
	}
	blog.Default = true
	r.check(r.SaveDestination(t.Context(), blog))
	r.check(r.SaveDestination(t.Context(), first))
	if got := must(r.Destinations(t.Context()))(t); got[0].Default || !got[1].Default || len(got) != 2 {
		t.Errorf("the default is not the one that was chosen: %+v", got)
	}
	limits := journal.Limits{Text: 7}
	r.check(r.SaveLimits(t.Context(), "desk", limits))
	if got := must(r.Destination(t.Context(), "desk"))(t); !reflect.DeepEqual(got.Limits, limits) {
		t.Errorf("got %+v", got.Limits)
	}
	r.check(r.RemoveDestination(t.Context(), "desk"))
	_, err := r.Destination(t.Context(), "desk")
	for _, err := range []error{err, r.RemoveDestination(t.Context(), "desk"), r.SaveLimits(t.Context(), "desk", limits)} {
		wantsKind(t, err, journal.NotFound)
	}
	wantsKind(t, r.SaveDestination(t.Context(), journal.Destination{Name: "책상"}), journal.Invalid)
	wantsKind(t, r.SaveDestination(t.Context(), journal.Destination{Name: "a", Settings: map[string]string{"dir": "\xff"}}), journal.Invalid)
}

func TestADestinationIsNotRemovedWhileSomethingIsOnTheWay(t *testing.T) {
	for state, removed := range map[journal.State]bool{
		journal.StateSending: false, journal.StateUnknown: false, journal.StateMarked: true, journal.StateDelivered: true,
	} {
		t.Run(string(state), func(t *testing.T) {
			r, ids := desk(t, "평양")
			ways[state](r, ids[0])
			err := r.RemoveDestination(t.Context(), "desk")
			if !removed {
				wantsKind(t, err, journal.Conflict)
				must(r.Destination(t.Context(), "desk"))(t)
				return
			}
			r.check(err)
			r.wantsState(ids[0], state)
		})
	}
}
