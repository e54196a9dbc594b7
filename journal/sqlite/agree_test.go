package sqlite_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
)

// holds tell whether an entry has what a term asks for, by looking at it alone.
var holds = map[string]func(i int, e journal.Entry) bool{
	"river":                      word("river"),
	"dawn":                       word("dawn"),
	"bridge":                     word("bridge"),
	"ri":                         nil, // as a last word
	"riv":                        nil,
	"rive":                       nil,
	`"dawn river"`:               func(_ int, e journal.Entry) bool { return strings.Contains(e.Caption, "dawn river") },
	`"bridge dawn"`:              func(_ int, e journal.Entry) bool { return strings.Contains(e.Caption, "bridge dawn") },
	"강":                          func(_ int, e journal.Entry) bool { return strings.Contains(e.Caption, "강") },
	"nowhere":                    func(int, journal.Entry) bool { return false },
	"place:pyongyang":            func(_ int, e journal.Entry) bool { return e.Place != nil && e.Place.City == "Pyongyang" },
	"trip:old":                   func(_ int, e journal.Entry) bool { return e.Trip == "old" },
	"tag:dense":                  tag("dense"),
	"tag:old":                    tag("old"), // not the same as what begins with it
	"tag:oldtag":                 tag("old tag"),
	"tag:rare":                   tag("rare"),
	"tag:none":                   tag("none"),
	"rating:5":                   func(_ int, e journal.Entry) bool { return e.Rating == 5 },
	"rating:<2":                  func(_ int, e journal.Entry) bool { return e.Rating < 2 },
	"is:picked":                  func(_ int, e journal.Entry) bool { return e.Rating > 0 },
	"is:rejected":                func(_ int, e journal.Entry) bool { return e.Rejected },
	"is:no-place":                func(_ int, e journal.Entry) bool { return e.Place == nil },
	"is:raw":                     func(i int, _ journal.Entry) bool { return i%1900 == 7 },
	"is:marked":                  func(i int, _ journal.Entry) bool { return i < 30 },
	"is:failed":                  func(i int, _ journal.Entry) bool { return i == 3 },
	"is:sent":                    func(i int, _ journal.Entry) bool { return i >= 40 && i < 45 },
	"in:kp":                      func(_ int, e journal.Entry) bool { return e.Place != nil && e.Place.CountryCode == "KP" },
	`in:"south korea"`:           func(_ int, e journal.Entry) bool { return e.Place != nil && e.Place.Country == "South Korea" },
	"in:us":                      func(int, journal.Entry) bool { return false },
	"near:39.0339,125.7543~20km": near(39.0339, 125.7543, 20_000),
	"near:37.55,126.97~5km":      near(37.55, 126.97, 5_000),
	"near:38.0,127.0~150km":      near(38, 127, 150_000), // more cells than are read one by one
	"near:10,10~20km":            near(10, 10, 20_000),
	"box:38.9,125.6~39.1,125.9":  boxed(38.9, 125.6, 39.1, 125.9),
	"box:30,120~43,127.5":        boxed(30, 120, 43, 127.5),
	"box:-20,170~41,126": func(i int, e journal.Entry) bool {
		return boxed(-20, 170, 41, 180)(i, e) || boxed(-20, -180, 41, 126)(i, e)
	},
	"from:2014": func(_ int, e journal.Entry) bool { return e.Taken.Clock.Year() >= 2014 },
	"to:2013-03-02": func(_ int, e journal.Entry) bool {
		return e.Taken.Clock.Before(time.Date(2013, 3, 3, 0, 0, 0, 0, time.UTC))
	},
	"on:2013-03-01": func(_ int, e journal.Entry) bool { return e.Taken.Clock.Format("2006-01-02") == "2013-03-01" },
}

func word(w string) func(int, journal.Entry) bool {
	return func(_ int, e journal.Entry) bool { return slices.Contains(strings.Fields(e.Caption), w) }
}

func tag(keyword string) func(int, journal.Entry) bool {
	return func(_ int, e journal.Entry) bool { return slices.Contains(e.Keywords, keyword) }
}

func near(lat, lon, metres float64) func(int, journal.Entry) bool {
	return func(_ int, e journal.Entry) bool {
		return e.Place != nil && e.Place.Point != nil && e.Place.Point.Distance(journal.Point{Lat: lat, Lon: lon}) <= metres
	}
}

// begins makes a last word that is not finished.
func begins(prefix string) func(int, journal.Entry) bool {
	return func(_ int, e journal.Entry) bool {
		return slices.ContainsFunc(strings.Fields(e.Caption), func(w string) bool { return strings.HasPrefix(w, prefix) })
	}
}

// manyKinds has of everything much and little, new and old: every way to a page is taken.
func manyKinds(random *rand.Rand, count int) []journal.Entry {
	clock := time.Date(2013, 2, 25, 8, 0, 0, 0, time.UTC)
	var entries []journal.Entry
	for i := range count {
		clock = clock.Add(time.Duration(100+random.IntN(100)) * time.Minute)
		e := journal.Entry{
			ID: journal.NewID(), Taken: journal.Moment{Clock: clock}, Trip: "new", Rating: random.IntN(2),
			Caption: "river", Photos: []journal.Photo{photo(fmt.Sprintf("%d.jpg", i))}, Rejected: i%1500 == 3,
		}
		e.Photos[0].Files[0].SHA256 = fmt.Sprintf("%064x", i)
		if i%1900 == 7 {
			e.Photos[0].MIME = "image/x-nikon-nef"
		}
		if i%3 == 0 {
			e.Caption = "dawn " + e.Caption
		}
		if i < count/3 {
			e.Trip, e.Caption, e.Keywords, e.Rating = "old", e.Caption+" bridge 대동강", []string{"old tag"}, 5*random.IntN(2)
		}
		if i%2 == 0 {
			e.Keywords = append(e.Keywords, "dense")
		}
		if i%1000 == 17 {
			e.Keywords = append(e.Keywords, "rare")
		}
		e.Place = placeOfKind(random, i, count)
		entries = append(entries, e)
	}
	return entries
}

func placeOfKind(random *rand.Rand, i, count int) *journal.Place {
	switch {
	case i < 20:
		return &journal.Place{Point: point(37.55, 126.97), Source: journal.PlaceExif, Country: "South Korea", CountryCode: "KR"}
	case i%5 == 0:
		return nil
	case i < count/2:
		return &journal.Place{Point: point(37+2*random.Float64(), 126+2*random.Float64()), Source: journal.PlaceHand, Country: "Korea"}
	}
	return &journal.Place{
		Point: point(38.9+random.Float64()/4, 125.7+random.Float64()/4), Source: journal.PlaceExif, City: "Pyongyang", Country: "North Korea", CountryCode: "KP",
	}
}

// TestPagesAgreeWithReading compares pages of queries with looking at every entry, where what they find
// is much and little, new and old.
func TestPagesAgreeWithReading(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	entries := manyKinds(random, 6600)
	r := newRig(t)
	r.add(entries...)
	r.check(r.SaveDestination(t.Context(), journal.Destination{Name: "desk", Kind: "folder"}))
	var ids []journal.ID
	for _, e := range entries[:45] {
		ids = append(ids, e.ID)
	}
	must(r.Mark(t.Context(), append(ids[:30:30], ids[40:]...), "desk", time.Time{}))(t)
	r.check(r.Hold(t.Context(), ids[3], "desk", journal.StateNeedsYou, "why", time.Time{}))
	for _, id := range ids[40:] {
		deliver(r, id, "desk")
	}
	var terms []string
	for name := range holds {
		terms = append(terms, name)
	}
	slices.Sort(terms)
	for _, name := range terms {
		pagesAgree(r, entries, name)
		pagesAgree(r, entries, "-"+name)
	}
	for range 250 {
		var parts []string
		for range 2 + random.IntN(2) {
			part := terms[random.IntN(len(terms))]
			if random.IntN(4) == 0 {
				part = "-" + part
			}
			parts = append(parts, part)
		}
		text := strings.Join(parts, " ")
		if random.IntN(3) == 0 {
			text = parts[0] + " (" + strings.Join(parts[1:], " or ") + ")"
		}
		pagesAgree(r, entries, text)
	}
}

func pagesAgree(r *rig, entries []journal.Entry, text string) {
	r.t.Helper()
	q := query(r.t, text)
	var want []journal.ID
	for i, e := range entries {
		if selects(i, e, q, true) {
			want = append(want, e.ID)
		}
	}
	ctx := r.t.Context()
	if n := must(r.Count(ctx, q))(r.t); n != len(want) {
		r.t.Errorf("%s: counted %d, want %d", text, n, len(want))
	}
	for _, p := range []journal.Page{{Limit: 20, Newest: true}, {Limit: 20}, {Offset: 30, Limit: 9, Newest: true}, {Offset: 1500, Limit: 7}} {
		expected := slices.Clone(want)
		if p.Newest {
			slices.Reverse(expected)
		}
		expected = expected[min(p.Offset, len(expected)):]
		expected = expected[:min(p.Limit, len(expected))]
		var got []journal.ID
		for _, s := range must(r.List(ctx, q, p))(r.t) {
			got = append(got, s.ID)
		}
		if !slices.Equal(got, expected) {
			r.t.Errorf("%s, %+v: %d on the page, want %d, or others of %d", text, p, len(got), len(expected), len(want))
		}
	}
}

func selects(i int, e journal.Entry, q journal.Query, last bool) bool {
	for k, t := range q.Terms {
		isLast := last && k == len(q.Terms)-1
		if found := selectsOne(i, e, t, isLast); found == t.Not {
			return false
		}
	}
	return true
}

func selectsOne(i int, e journal.Entry, t journal.Term, last bool) bool {
	if t.Any != nil {
		any := false
		for k, a := range t.Any {
			any = any || selects(i, e, a, last && k == len(t.Any)-1)
		}
		return any
	}
	if t.Field == "" && !t.Phrase && t.Value != "강" {
		if last {
			return begins(t.Value)(i, e)
		}
		return word(t.Value)(i, e)
	}
	t.Not = false
	name := t.String()
	if t.Field == "near" {
		name = fmt.Sprintf("near:%s~%gkm", t.Value, t.Within/1000)
	}
	return holds[name](i, e)
}

func boxed(south, west, north, east float64) func(int, journal.Entry) bool {
	return func(_ int, e journal.Entry) bool {
		if e.Place == nil || e.Place.Point == nil {
			return false
		}
		p := *e.Place.Point
		return p.Lat >= south && p.Lat <= north && p.Lon >= west && p.Lon <= east
	}
}
