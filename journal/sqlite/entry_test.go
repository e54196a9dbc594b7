package sqlite_test

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
)

// full is an entry with everything that an entry can have.
func full() journal.Entry {
	altitude, direction := 31.25, 271.5
	place := pyongyang()
	place.Alt, place.Accuracy = &altitude, 12.5
	return journal.Entry{
		ID: journal.NewID(),
		Taken: journal.Moment{
			Written: "2016-10-10T12:00:00", Clock: time.Date(2016, 10, 10, 12, 0, 0, 123456000, time.UTC),
			Offset: 8*time.Hour + 30*time.Minute, Source: journal.OffsetZone, Zone: "Asia/Pyongyang", Adjust: -90 * time.Second,
		},
		Headline: "대동강의 새벽", Caption: "평양의 아침 👨‍👩‍👧\nصباح الخير", Alt: "강 위의 안개",
		Keywords: []string{"평양", "Kim Il Sung Square", "dawn"},
		Credits: journal.Credits{
			Byline: "려명거", Credit: "Étoile / 새벽", Copyright: "© 2016 려명거", Instructions: "얼굴을 가릴 것\nno archive",
		},
		People: []string{"김 아무개", "Søren, of the <Embassy>"}, Language: "ko",
		Rating: 4, Rejected: true, Trip: "조선 2016",
		Place: place, Shown: tower(),
		Photos: []journal.Photo{
			{
				MIME: "image/jpeg", Width: 4000, Height: 6000, Orientation: 6, Make: "NIKON", Model: "Z 6", Lens: "35 mm",
				Serial: "0012", Exposure: journal.Exposure{Seconds: 0.004, FNumber: 2.8, ISO: 400, FocalLength: 35.5},
				Direction: &direction, Problem: "its thumbnail is broken",
				Files: []journal.File{
					{Role: journal.RoleOriginal, Name: "DSC_0041.JPG", Path: "originals/a.jpg", SHA256: strings.Repeat("a", 64), Bytes: 1 << 40},
					{Role: journal.RoleRaw, Name: "DSC_0041.NEF", Path: "/card/DSC_0041.NEF", SHA256: strings.Repeat("b", 64), Bytes: 7},
				},
			},
			{MIME: "image/heic", Files: []journal.File{{Role: journal.RoleOriginal, Name: "둘.heic", Path: "/card/\xff\xfe.heic"}}},
			{MIME: "image/png"}, // without a file
		},
		AddedAt: time.Date(2016, 10, 11, 1, 2, 3, 4000, time.UTC), EditedAt: time.Date(2016, 10, 12, 1, 2, 3, 4000, time.UTC),
		Version: 7,
	}
}

func TestAnEntryComesBackAsItWas(t *testing.T) {
	for name, e := range map[string]journal.Entry{
		"with everything": full(),
		"with nothing":    {ID: journal.NewID(), AddedAt: time.UnixMicro(1).UTC(), EditedAt: time.UnixMicro(1).UTC(), Version: 1},
		"with an offset of no source": {
			ID: journal.NewID(), Taken: journal.Moment{Clock: time.UnixMicro(5).UTC(), Offset: time.Hour, Adjust: time.Second},
			AddedAt: time.UnixMicro(1).UTC(), EditedAt: time.UnixMicro(1).UTC(), Version: 1,
		},
		"with an impossible date": {
			ID: journal.NewID(), Taken: journal.Moment{Written: "2024-02-31T25:61:61"},
			AddedAt: time.UnixMicro(1).UTC(), EditedAt: time.UnixMicro(1).UTC(), Version: 1,
		},
		"with the name of a place alone": {
			ID: journal.NewID(), Place: &journal.Place{Source: journal.PlaceHand, Name: "어딘가"},
			AddedAt: time.UnixMicro(1).UTC(), EditedAt: time.UnixMicro(1).UTC(), Version: 1,
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			r.add(e)
			got := r.again().entry(e.ID)
			if got.Keywords == nil {
				got.Keywords = e.Keywords
			}
			if !reflect.DeepEqual(got, e) {
				t.Errorf("got  %+v\nwant %+v", got, e)
			}
		})
	}
}

func TestNumbersThatAreNoneDoNotStopAnImport(t *testing.T) {
	r := newRig(t)
	p := photo("a.jpg")
	p.Exposure = journal.Exposure{Seconds: math.NaN(), FNumber: math.Inf(1), FocalLength: math.Inf(-1)}
	p.Direction = pointer(math.NaN())
	ids := r.add(journal.Entry{Photos: []journal.Photo{p}})
	if got := r.entry(ids[0]).Photos[0]; got.Exposure != (journal.Exposure{}) || got.Direction != nil {
		t.Errorf("got %+v", got)
	}
}

func TestWhatBreaksARuleIsRefusedWhole(t *testing.T) {
	r := newRig(t)
	here := r.add(journal.Entry{Caption: "있다"})[0]
	broken := func(change func(*journal.Entry)) journal.Entry {
		e := full()
		change(&e)
		return e
	}
	for name, tc := range map[string]struct {
		entry journal.Entry
		want  journal.Kind
	}{
		"a caption that is not UTF-8": {broken(func(e *journal.Entry) { e.Caption = "\xff" }), journal.Invalid},
		"a trip that is not UTF-8":    {broken(func(e *journal.Entry) { e.Trip = "\xff" }), journal.Invalid},
		"a byline that is not UTF-8":  {broken(func(e *journal.Entry) { e.Credits.Byline = "\xff" }), journal.Invalid},
		"a language that is no UTF-8": {broken(func(e *journal.Entry) { e.Language = "\xff" }), journal.Invalid},
		"a shown place in no UTF-8":   {broken(func(e *journal.Entry) { e.Shown.City = "\xff" }), journal.Invalid},
		"a shown place in the sky":    {broken(func(e *journal.Entry) { e.Shown.Alt = pointer(math.Inf(1)) }), journal.Invalid},
		"a place that is not UTF-8":   {broken(func(e *journal.Entry) { e.Place.Name = "\xff" }), journal.Invalid},
		"a camera that is not UTF-8":  {broken(func(e *journal.Entry) { e.Photos[0].Model = "\xff" }), journal.Invalid},
		"a name that is not UTF-8":    {broken(func(e *journal.Entry) { e.Photos[0].Files[0].Name = "\xff" }), journal.Invalid},
		"a rating of six":             {broken(func(e *journal.Entry) { e.Rating = 6 }), journal.Invalid},
		"a place off the Earth":       {broken(func(e *journal.Entry) { e.Place.Point = point(91, 0) }), journal.Invalid},
		"no place at all":             {broken(func(e *journal.Entry) { e.Place.Point = point(0, 0) }), journal.Invalid},
		"a place that is no number":   {broken(func(e *journal.Entry) { e.Place.Point = point(math.NaN(), 1) }), journal.Invalid},
		"a year of five digits":       {broken(func(e *journal.Entry) { e.Taken.Clock = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) }), journal.Invalid},
		"an id that is none":          {broken(func(e *journal.Entry) { e.ID = "내 사진" }), journal.Invalid},
		"an id that is there already": {broken(func(e *journal.Entry) { e.ID = here }), journal.Conflict},
	} {
		t.Run(name, func(t *testing.T) {
			err := r.AddEntries(t.Context(), []journal.Entry{full(), tc.entry, full()})
			wantsKind(t, err, tc.want)
			if n := must(r.Count(t.Context(), journal.Query{}))(t); n != 1 {
				t.Errorf("%d entries, want the first one alone", n)
			}
		})
	}
}

func TestFilesAreKnownByTheirContent(t *testing.T) {
	r := newRig(t)
	e := full()
	r.add(e)
	for hash, want := range map[string]bool{
		strings.Repeat("a", 64): true, strings.Repeat("b", 64): true, strings.Repeat("c", 64): false,
	} {
		if got := must(r.KnownFile(t.Context(), hash))(t); got != want {
			t.Errorf("%s is known: %v", hash, got)
		}
	}
}

func TestAPrefixNamesAnEntry(t *testing.T) {
	r := newRig(t)
	r.add(journal.Entry{ID: "ABC0000001"}, journal.Entry{ID: "ABC0000002"}, journal.Entry{ID: "XYZ0000000"})
	for prefix, want := range map[string]journal.ID{
		"x": "XYZ0000000", "XYZ0000000": "XYZ0000000", "abcOOOOOOI": "ABC0000001", " abc0000002 ": "ABC0000002",
	} {
		if got := must(r.Resolve(t.Context(), prefix))(t); got != want {
			t.Errorf("%s is %s, want %s", prefix, got, want)
		}
	}
	for prefix, want := range map[string]journal.Kind{
		"ABC": journal.Conflict, "Q": journal.NotFound, "": journal.Invalid, "평양": journal.Invalid, "%": journal.Invalid,
	} {
		_, err := r.Resolve(t.Context(), prefix)
		wantsKind(t, err, want)
		if want == journal.Conflict && !strings.Contains(err.Error(), "ABC0000001, ABC0000002") {
			t.Errorf("%v names no candidates", err)
		}
	}
	_, err := r.Entry(t.Context(), "Q000000000")
	wantsKind(t, err, journal.NotFound)
}

func TestThePlaceOfTheEntryBefore(t *testing.T) {
	r := newRig(t)
	ids := r.add(
		journal.Entry{Taken: at("2013-02-25 10:00:00")},
		journal.Entry{Taken: at("2013-02-25 11:00:00"), Caption: "여기", Place: pyongyang()},
		journal.Entry{Taken: at("2013-02-25 12:00:00")},
		journal.Entry{Taken: at("2013-02-25 13:00:00")},
	)
	if e := must(r.Previous(t.Context(), ids[3]))(t); e.Caption != "여기" || e.Place == nil {
		t.Errorf("got %+v", e)
	}
	for _, id := range []journal.ID{ids[0], ids[1], "Q000000000"} {
		_, err := r.Previous(t.Context(), id)
		wantsKind(t, err, journal.NotFound)
	}
}

func TestKeywordsAreCompleted(t *testing.T) {
	r := newRig(t)
	r.add(
		journal.Entry{Keywords: []string{"평양", "Snow", "#눈", "Kim Il Sung Square"}},
		journal.Entry{Keywords: []string{"평양", "snow", "Café"}},
		journal.Entry{Keywords: []string{"평양역", "Snow"}},
	)
	for prefix, want := range map[string][]journal.KeywordCount{
		"평":       {{Keyword: "평양", Entries: 2}, {Keyword: "평양역", Entries: 1}},
		"SN":      {{Keyword: "Snow", Entries: 3}},
		"cafe":    {{Keyword: "Café", Entries: 1}},
		"kim il ": {{Keyword: "Kim Il Sung Square", Entries: 1}},
		"눈":       {{Keyword: "눈", Entries: 1}},
		"x":       nil,
	} {
		if got := must(r.Keywords(t.Context(), prefix, 10))(t); !slices.Equal(got, want) {
			t.Errorf("%q is completed to %v, want %v", prefix, got, want)
		}
	}
	if got := must(r.Keywords(t.Context(), "", 2))(t); len(got) != 2 || got[0].Keyword != "Snow" || got[1].Keyword != "평양" {
		t.Errorf("without a prefix: %v", got)
	}
	id := must(r.IDs(t.Context(), query(t, "tag:café")))(t)[0]
	r.apply(journal.Patch{ID: id, Keywords: &[]string{}})
	if got := must(r.Keywords(t.Context(), "cafe", 10))(t); got != nil {
		t.Errorf("a keyword that no entry has: %v", got)
	}
}

func TestTripsLatestFirst(t *testing.T) {
	r := newRig(t)
	r.add(
		journal.Entry{Taken: at("2013-02-25 10:00:00"), Trip: "조선"}, journal.Entry{Taken: at("2015-02-25 10:00:00"), Trip: "Beijing"},
		journal.Entry{Taken: at("2014-02-25 10:00:00"), Trip: "조선"}, journal.Entry{},
	)
	if got := must(r.Trips(t.Context()))(t); !slices.Equal(got, []string{"Beijing", "조선"}) {
		t.Errorf("got %q", got)
	}
}

func TestWhatIsAddedReadsAsItWasSaved(t *testing.T) {
	below := math.Copysign(0, -1)
	for name, change := range map[string]func(e *journal.Entry){
		"nothing of it":        func(e *journal.Entry) { *e = journal.Entry{ID: e.ID} },
		"all of it":            func(*journal.Entry) {},
		"at sea level":         func(e *journal.Entry) { e.Place.Alt = &below },
		"shown at sea level":   func(e *journal.Entry) { e.Shown.Alt, e.Shown.Accuracy = &below, math.NaN() },
		"shown by its name":    func(e *journal.Entry) { e.Shown = &journal.Place{Name: "<탑> & \u2028"} },
		"shown by an estimate": func(e *journal.Entry) { e.Shown.Source = journal.PlaceEstimate },
		"on the equator":       func(e *journal.Entry) { e.Place.Point = point(below, 12.5) },
		"on the meridian":      func(e *journal.Entry) { e.Place.Point = point(51.5, below) },
		"half a microsecond":   func(e *journal.Entry) { e.Taken.Clock = e.Taken.Clock.Add(500) },
		"a fine adjustment":    func(e *journal.Entry) { e.Taken.Adjust += 1 },
		"an unknown accuracy":  func(e *journal.Entry) { e.Place.Accuracy = math.NaN() },
		"a place of no point":  func(e *journal.Entry) { e.Place.Point = nil },
		"keywords twice":       func(e *journal.Entry) { e.Keywords = []string{"눈", "눈", " 눈"} },
		"people twice":         func(e *journal.Entry) { e.People = []string{"김", "김 ", ""} },
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			e := full()
			e.Photos = nil
			change(&e)
			r.add(e)
			if found := must(r.Check(t.Context(), true, nil))(t); len(found) > 0 {
				t.Errorf("found %+v", found)
			}
			r.caption(e.ID, "고침")
			if found := must(r.Check(t.Context(), true, nil))(t); len(found) > 0 {
				t.Errorf("after an edit: found %+v", found)
			}
		})
	}
}
