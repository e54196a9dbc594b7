package sqlite_test

import (
	"strings"
	"testing"
	"time"

	"sojourn/journal"
)

// trip is a journal in which every query of the tables below has an answer.
func trip(t testing.TB) *rig {
	t.Helper()
	r := newRig(t)
	seoul := &journal.Place{Point: point(37.55, 126.97), Source: journal.PlaceExif, Name: "서울역", City: "Seoul", Country: "South Korea", CountryCode: "KR"}
	with := photo("DSC_0041.JPG")
	with.Model, with.Make = "Z 6", "NIKON"
	pair, bare := photo("a.jpg"), with
	pair.Files = append(pair.Files, journal.File{Role: journal.RoleRaw, Name: "a.dat", Path: "a.dat", SHA256: strings.Repeat("b", 64)})
	bare.MIME = "image/x-nikon-nef"
	ids := r.add(
		journal.Entry{Caption: "river", Taken: at("2013-02-25 23:30:00"), Place: pyongyang(), Rating: 3, Keywords: []string{"눈", "Kim Il Sung Square"}, Trip: "조선 2013"},
		journal.Entry{Caption: "bridge", Taken: at("2013-02-28 08:00:00"), Shown: &journal.Place{Name: "주체사상탑"}, Rating: 5, Photos: []journal.Photo{pair}, Alt: "다리", Keywords: []string{"Snowboard"}},
		journal.Entry{Caption: "station", Taken: at("2013-03-01 08:00:00"), Place: seoul, Rejected: true, Photos: []journal.Photo{bare}},
		journal.Entry{Caption: "  ", Headline: "blank", Taken: at("2014-12-31 23:59:59"), Keywords: []string{"snow"}},
		journal.Entry{Caption: "untimed"},
	)
	r.check(r.SaveDestination(t.Context(), journal.Destination{Name: "desk", Kind: "folder"}))
	must(r.Mark(t.Context(), ids[:3], "desk", time.Time{}))(t)
	r.check(r.Hold(t.Context(), ids[1], "desk", journal.StateNeedsYou, "why", time.Time{}))
	deliver(r, ids[2], "desk")
	return r
}

func TestQueriesSelect(t *testing.T) {
	r := trip(t)
	const river, bridge, station, blank, untimed = "river", "bridge", "station", "  ", "untimed"
	for q, want := range map[string][]string{
		"":                              {untimed, river, bridge, station, blank},
		"on:2013-02-25":                 {river},
		"on:2013-02":                    {river, bridge},
		"on:2013":                       {river, bridge, station},
		"on:2013-02-31":                 {},
		"on:2013-13":                    {},
		"on:2013-00":                    {},
		"from:2013-02-31":               {station, blank},
		"from:2013-02-28":               {bridge, station, blank},
		"to:2013-02":                    {river, bridge},
		"to:2013-02-27":                 {river},
		"to:2013-02-30":                 {river, bridge},
		"from:2013-03 to:2013":          {station},
		"not on:2013":                   {untimed, blank},
		"place:pyongyang":               {river},
		"place:주체사상":                    {bridge},
		"place:서울":                      {station},
		"place:seo":                     {station},
		`place:"seo"`:                   {},
		"not place:korea":               {untimed, bridge, blank},
		"place:korea -in:kr":            {river},
		"in:KP":                         {river},
		"in:kr":                         {station},
		`in:"north korea"`:              {river},
		"in:NorthKorea":                 {river},
		"in:korea":                      {},
		"-in:KP":                        {untimed, bridge, station, blank},
		"tag:눈":                         {river},
		"tag:KimIlSungSquare":           {river},
		`tag:"kim il sung square"`:      {river},
		"tag:snow":                      {blank},
		"tag:SNOWBOARD":                 {bridge},
		"-tag:snow":                     {untimed, river, bridge, station},
		"trip:조선":                       {river},
		"trip:2013":                     {river},
		"-trip:조선":                      {untimed, bridge, station, blank},
		"camera:nikon":                  {station},
		`camera:"z 6"`:                  {station},
		"camera:fuji":                   {bridge},
		"rating:5":                      {bridge},
		"rating:>=3":                    {river, bridge},
		"rating:>3":                     {bridge},
		"rating:<3":                     {untimed, station, blank},
		"rating:<=3":                    {untimed, river, station, blank},
		"not rating:0":                  {river, bridge},
		"is:captioned":                  {untimed, river, bridge, station},
		"is:uncaptioned":                {blank},
		"is:no-alt":                     {station},
		"-is:no-alt":                    {untimed, river, bridge, blank},
		"is:placed":                     {river, station},
		"is:no-place":                   {untimed, bridge, blank},
		"is:marked":                     {river, bridge},
		"is:failed":                     {bridge},
		"is:sent":                       {station},
		"-is:sent -is:marked":           {untimed, blank},
		"is:rejected":                   {station},
		"is:picked":                     {river, bridge},
		"not is:picked":                 {untimed, station, blank},
		"DSC_0041":                      {station},
		"dsc 0041":                      {station},
		"다리":                            {bridge},
		"korea":                         {river, station},
		"korea -north":                  {station},
		"not north korea":               {station},
		"korea is:placed -river":        {station},
		"-korea":                        {untimed, bridge, blank},
		"-korea -bridge":                {untimed, blank},
		"!!!":                           {},
		"river or bridge":               {river, bridge},
		"riv or bri":                    {bridge},
		"(river or bridge) -다리":         {river},
		"(river or station) is:sent":    {station},
		"rating:5 or river":             {river, bridge},
		"river or rating:5 or rating:3": {river, bridge},
		"not (rating:5 or river)":       {untimed, station, blank},
		"not (rating:3 river)":          {untimed, bridge, station, blank},
		"(is:sent or tag:눈) (in:kr or rating:3)":       {river, station},
		"is:placed (river or -river)":                  {river, station},
		"-(river or bridge)":                           {untimed, station, blank},
		"-(-river -bridge)":                            {river, bridge},
		"place:서울역 or trip:조선":                         {river, station},
		"place:서울역 station":                            {station},
		`place:"서울역" station`:                          {station},
		"place:울서 station":                             {},
		"station -place:서울역":                           {},
		"korea -place:서울역":                             {river},
		"korea place:김일성 trip:조선":                      {river},
		"korea -(place:seoul or place:kaesong)":        {river},
		"!!! or river":                                 {river},
		"river or -!!!":                                {untimed, river, bridge, station, blank},
		`(river or (bridge -(다리 or korea)) or "snow")`: {river, blank},
		"in:us":                          {},
		"in:kp or in:us":                 {river},
		"is:raw":                         {bridge, station},
		"-is:raw":                        {untimed, river, blank},
		"near:39.0339,125.7543~1m":       {river},
		"near:39.1,125.7~20km":           {river},
		"near:39.1,125.7~5km":            {},
		"near:38.3,126.4~110km":          {river, station},
		"near:38.3,126.4~70km or bridge": {bridge},
		"-near:39.1,125.7~20km":          {untimed, bridge, station, blank},
		"near:39.1,125.7~20km river":     {river},
		"near:-39,-54~21000km":           {river, station},
		"-!!!":                           {untimed, river, bridge, station, blank},
	} {
		r.wantsFound(q, want...)
		r.agrees(q, len(want))
	}
}

// agrees fails unless all that reads a query gives the same answer as its list.
func (r *rig) agrees(q string, n int) {
	r.t.Helper()
	parsed := query(r.t, q)
	ctx := r.t.Context()
	ids := must(r.IDs(ctx, parsed))(r.t)
	list := must(r.List(ctx, parsed, journal.Page{}))(r.t)
	newest := must(r.List(ctx, parsed, journal.Page{Newest: true}))(r.t)
	groups := 0
	for _, g := range must(r.Groups(ctx, parsed))(r.t) {
		groups += g.Entries
	}
	if count := must(r.Count(ctx, parsed))(r.t); count != n || len(ids) != n || len(list) != n || len(newest) != n || groups != n {
		r.t.Errorf("%s: counted %d, %d ids, %d and %d listed, %d grouped; want %d", q, count, len(ids), len(list), len(newest), groups, n)
		return
	}
	for i, id := range ids {
		position := must(r.Position(ctx, parsed, id))(r.t)
		page := must(r.List(ctx, parsed, journal.Page{Offset: i, Limit: 1}))(r.t)
		if position != i || list[i].ID != id || newest[n-1-i].ID != id || len(page) != 1 || page[0].ID != id {
			r.t.Errorf("%s: %s is at %d of its ids and at position %d", q, id, i, position)
		}
	}
}

func TestWhatNoQueryCanBeIsInvalid(t *testing.T) {
	r := newRig(t)
	many := journal.Query{}
	for range 1000 {
		many.Terms = append(many.Terms, journal.Term{Value: "눈"})
	}
	for name, q := range map[string]journal.Query{
		"too many terms":         many,
		"a field of no query":    {Terms: []journal.Term{{Field: "colour", Value: "red"}}},
		"a state of no entry":    {Terms: []journal.Term{{Field: "is", Value: "lost"}}},
		"a place by its name":    {Terms: []journal.Term{{Field: "near", Value: "평양", Within: 1}}},
		"a query by its name":    {Terms: []journal.Term{{Field: "@", Value: "겨울"}}},
		"a day in words":         {Terms: []journal.Term{{Field: "on", Value: "today"}}},
		"too many alternatives":  must(journal.ParseQuery(strings.Repeat("(a or rating:1) ", 7)))(t),
		"a rating without sense": {Terms: []journal.Term{{Field: "rating", Value: "<>3"}}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := r.List(t.Context(), q, journal.Page{})
			wantsKind(t, err, journal.Invalid)
			if journal.HintOf(err) == "" {
				t.Error("no hint")
			}
		})
	}
	most := journal.Query{Terms: many.Terms[:64]}
	if _, err := r.Count(t.Context(), most); err != nil {
		t.Errorf("64 terms: %v", err)
	}
}

func TestPositionIsOfTheListAlone(t *testing.T) {
	r := trip(t)
	id := must(r.IDs(t.Context(), query(t, "bridge")))(t)[0]
	_, err := r.Position(t.Context(), query(t, "river"), id)
	wantsKind(t, err, journal.NotFound)
	_, err = r.Position(t.Context(), query(t, ""), "Q000000000")
	wantsKind(t, err, journal.NotFound)
}

func TestPages(t *testing.T) {
	r := trip(t)
	for name, tc := range map[string]struct {
		page journal.Page
		want string
	}{
		"all":                {journal.Page{}, "untimed|river|bridge|station|"},
		"the first two":      {journal.Page{Limit: 2}, "untimed|river"},
		"the next two":       {journal.Page{Offset: 2, Limit: 2}, "bridge|station"},
		"the newest two":     {journal.Page{Limit: 2, Newest: true}, "|station"},
		"beyond the end":     {journal.Page{Offset: 9, Limit: 2}, ""},
		"before the begin":   {journal.Page{Offset: -1, Limit: 1}, "untimed"},
		"all but the newest": {journal.Page{Offset: 1, Newest: true}, "station|bridge|river|untimed"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, s := range must(r.List(t.Context(), journal.Query{}, tc.page))(t) {
				got = append(got, s.Caption)
			}
			if strings.Join(got, "|") != tc.want {
				t.Errorf("got %q, want %q", strings.Join(got, "|"), tc.want)
			}
		})
	}
}

func TestGroupsAreRuns(t *testing.T) {
	r := newRig(t)
	kaesong := &journal.Place{Source: journal.PlaceHand, City: "개성"}
	r.add(
		journal.Entry{Caption: "a"},
		journal.Entry{Taken: at("2013-02-25 10:00:00"), Place: pyongyang()}, journal.Entry{Taken: at("2013-02-25 11:00:00"), Place: pyongyang()},
		journal.Entry{Taken: at("2013-02-25 12:00:00"), Place: kaesong}, journal.Entry{Taken: at("2013-02-25 13:00:00"), Place: pyongyang()},
		journal.Entry{Taken: at("2013-02-26 00:00:00"), Place: pyongyang()}, journal.Entry{Taken: at("2013-02-26 01:00:00")},
	)
	group := func(day, area string, n int) journal.Group { return journal.Group{Day: day, Area: area, Entries: n} }
	want := []journal.Group{
		group("", "", 1), group("2013-02-25", "Pyongyang", 2), group("2013-02-25", "개성", 1),
		group("2013-02-25", "Pyongyang", 1), group("2013-02-26", "Pyongyang", 1), group("2013-02-26", "", 1),
	}
	got := must(r.Groups(t.Context(), journal.Query{}))(t)
	if len(got) != len(want) {
		t.Fatalf("got %v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("group %d is %v, want %v", i, got[i], want[i])
		}
	}
}

func TestASummaryTellsWhatAListShows(t *testing.T) {
	r := newRig(t)
	e := full()
	e.Caption = "\n  " + strings.Repeat("긴 ", 300) + "\n둘째 줄"
	r.add(e)
	s := must(r.List(t.Context(), journal.Query{}, journal.Page{}))(t)[0]
	if s.ID != e.ID || s.Area != "Pyongyang" || s.Rating != 4 || !s.Rejected || !s.HasAlt || !s.HasPlace || s.Photos != 3 ||
		s.Original != e.Photos[0].Files[0] || s.Orient != 6 || s.Problem != "its thumbnail is broken" || s.Taken != e.Taken {
		t.Errorf("got %+v", s)
	}
	if want := strings.Repeat("긴 ", 100); s.Caption != want {
		t.Errorf("the caption is %q", s.Caption)
	}
}
