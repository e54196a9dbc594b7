package journal_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
)

func TestParseQuery(t *testing.T) {
	for in, want := range map[string]string{
		"":                                 "",
		"  ":                               "",
		"새벽 river":                         "새벽 river",
		`"Kim Il Sung Square"`:             `"Kim Il Sung Square"`,
		`place:"San Francisco"`:            `place:"San Francisco"`,
		"tag:평양 not is:sent":               "tag:평양 -is:sent",
		"-snow":                            "-snow",
		"not -snow":                        "snow",
		"not not not 눈":                    "-눈",
		"from:2013-02 rating:>=3":          "from:2013-02 rating:>=3",
		"on:yesterday is:raw":              "on:yesterday is:raw",
		"12:30":                            "12:30",
		"-":                                "-",
		"@":                                "@",
		"@겨울 -@old":                        "@겨울 -@old",
		"눈 or صباح":                        "(눈 or صباح)",
		"a b or c d or e":                  "(a b or c d or e)",
		"(a or b) c":                       "(a or b) c",
		"(a b) c":                          "a b c",
		"((눈))":                            "눈",
		"not (a b)":                        "-(a b)",
		"-(a or b)":                        "-(a or b)",
		"not(a)":                           "-a",
		"-(not (a or -b))":                 "(a or -b)",
		"(a (b or c (d or e)))":            "a (b or c (d or e))",
		"f(x) (f(x) 눈)":                    "f(x) f(x) 눈",
		":-) a)":                           ":-) a)",
		`"or" "not" order notes`:           `"or" "not" order notes`,
		"near:Pyongyang~20km":              "near:Pyongyang~20000m",
		"near:평양":                          "near:평양~20000m",
		`near:"San Francisco"~3mi x`:       `near:"San Francisco"~4828.032m x`,
		`near:"San Francisco~500m"`:        `near:"San Francisco"~500m`,
		"(near:39.0,125.7~5km or -near:a)": "(near:39.0,125.7~5000m or -near:a~20000m)",
	} {
		got, err := journal.ParseQuery(in)
		if err != nil || got.String() != want {
			t.Errorf("%q: got %s, %v; want %s", in, got, err, want)
			continue
		}
		if again, err := journal.ParseQuery(want); err != nil || again.String() != want {
			t.Errorf("%q: read again: %s, %v", want, again, err)
		}
	}
}

func TestParseQueryPointsAtTheCharacter(t *testing.T) {
	for in, at := range map[string]int{
		"평양 is:lost":            4,
		`river "open`:           7,
		"on:25.2.2013":          1,
		"rating:9":              1,
		"rating:<>3":            1,
		"colour:red":            1,
		"a b tag:":              5,
		"from:2013-02-25x":      1,
		"- 눈":                   1,
		`눈 ""`:                  3,
		"눈 or":                  3,
		"or 눈":                  1,
		"눈 or or 비":             6,
		"(눈 or ) 비":             4,
		"눈 not":                 3,
		"(not) 눈":               2,
		"눈 (비 or 바람":            3,
		"눈 ()":                  3,
		"눈 ) 비":                 3,
		"a) ) b":                4,
		"눈 near:~5km":           3,
		"near:x~far":            1,
		"near:x~0km":            1,
		"near:x~-1km":           1,
		"near:x~99999999km":     1,
		"눈 near:91,500~1km":     3,
		"near:39,~1km":          1,
		strings.Repeat("(", 99): 21,
	} {
		_, err := journal.ParseQuery(in)
		if got, what := journal.MistakeIn(err); journal.KindOf(err) != journal.Invalid || got != at || what == "" {
			t.Errorf("%q: got %v, want Invalid at %d", in, err, at)
		}
	}
}

// lookup knows one place, and the queries of a table.
func lookup(saved map[string]string) journal.Lookup {
	return journal.Lookup{
		Today: time.Date(2013, 3, 1, 8, 0, 0, 0, time.UTC),
		Place: func(name string) (journal.Point, error) {
			if name != "평양" {
				return journal.Point{}, &journal.Error{Kind: journal.NotFound, Err: errors.New("no place has this name")}
			}
			return journal.Point{Lat: 39.03, Lon: 125.75}, nil
		},
		Saved: func(name string) (journal.SavedQuery, error) {
			text, ok := saved[name]
			if !ok {
				return journal.SavedQuery{}, &journal.Error{Kind: journal.NotFound, Err: errors.New("none")}
			}
			return journal.SavedQuery{Name: name, Text: text}, nil
		},
	}
}

var savedQueries = map[string]string{
	"겨울": "눈 or 얼음", "good": "rating:>=4 -is:rejected", "best": "@good @겨울", "self": "눈 @self", "a": "(비 @b)", "b": "@a",
	"broken": "눈 is:lost", "lost": "near:Atlantis",
}

func TestResolvedLooksUpWhatIsNamed(t *testing.T) {
	for in, want := range map[string]string{
		"":                                   "",
		"눈":                                  "눈",
		"@겨울":                                "(눈 or 얼음)",
		"-@good":                             "-(rating:>=4 -is:rejected)",
		"@best tag:x":                        "rating:>=4 -is:rejected (눈 or 얼음) tag:x",
		"on:today or from:yesterday to:2013": "(on:2013-03-01 or from:2013-02-28 to:2013)",
	} {
		q, err := journal.ParseQuery(in)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := q.Resolved(lookup(savedQueries)); err != nil || got.String() != want || got.NeedsLookup() {
			t.Errorf("%q: got %s, %v; want %s", in, got, err, want)
		}
	}
	q, _ := journal.ParseQuery("눈 (near:평양~5km or tag:x)")
	got, err := q.Resolved(lookup(nil))
	if err != nil {
		t.Fatal(err)
	}
	if near := got.Terms[1].Any[0].Terms[0]; near.Near == nil || near.Near.Lat != 39.03 || near.Within != 5000 {
		t.Errorf("got %+v", near)
	}
	if q.Terms[1].Any[0].Terms[0].Near != nil || !q.NeedsLookup() {
		t.Error("resolving changed the query itself")
	}
}

func TestWhatCannotBeLookedUpIsPointedAt(t *testing.T) {
	for in, at := range map[string]int{
		"눈 @none": 3, "눈 near:Atlantis": 3, "x (y or @self)": 9, "@a": 1, "비 -@broken": 3, "눈 @lost": 3,
	} {
		q, err := journal.ParseQuery(in)
		if err != nil {
			t.Fatal(err)
		}
		_, err = q.Resolved(lookup(savedQueries))
		if got, _ := journal.MistakeIn(err); got != at || journal.KindOf(err) != journal.Invalid {
			t.Errorf("%q: got %v, want Invalid at %d", in, err, at)
		}
	}
}

func TestASavedQueryHasANameAndTerms(t *testing.T) {
	for name, s := range map[string]journal.SavedQuery{
		"no name": {Text: "눈"}, "a blank": {Name: "a b", Text: "눈"}, "a bracket": {Name: "a)", Text: "눈"},
		"long": {Name: strings.Repeat("눈", 41), Text: "눈"}, "nothing": {Name: "눈", Text: " "}, "a mistake": {Name: "눈", Text: "is:x"},
	} {
		if err := s.Check(); journal.KindOf(err) != journal.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := (journal.SavedQuery{Name: "겨울-2013_x", Text: "눈"}).Check(); err != nil {
		t.Error(err)
	}
}

func TestATermIsCompletedWhereverItStands(t *testing.T) {
	for text, tc := range map[string]struct{ field, value, with, want string }{
		"":                  {"", "", "tag:", "tag:"},
		"눈 t":               {"", "t", "trip:", "trip:"},
		"눈 -t":              {"", "t", "trip:", "-trip:"},
		"(a or pl":          {"", "pl", "place:", "place:"},
		"tag:평":             {"tag", "평", "평양", "tag:평양"},
		"tag:":              {"tag", "", "Kim Il Sung", `tag:"Kim Il Sung"`},
		`눈 (tag:"Kim I`:     {"tag", "Kim I", "Kim Il Sung", `tag:"Kim Il Sung"`},
		"눈 -@겨":             {"@", "겨", "겨울", "-@겨울"},
		"near:Pyong":        {"near", "Pyong", "Pyongyang", "near:Pyongyang"},
		`place:"a b" is:un`: {"is", "un", "uncaptioned", "is:uncaptioned"},
		"tag:x ":            {"", "", "not", "not"},
		"camera:z":          {"camera", "z", "Z 6 (II)", `camera:"Z 6 (II)"`},
		"nonsense:x":        {"", "nonsense:x", "is:", "is:"},
	} {
		u := journal.UnfinishedTerm(text)
		if u.Field != tc.field || u.Value != tc.value || u.With(tc.with) != tc.want || !strings.HasSuffix(text, u.Tail) {
			t.Errorf("%q: %q %q, %s; want %+v", text, u.Field, u.Value, u.With(tc.with), tc)
		}
	}
	if got := journal.UnfinishedTerm("눈 -t").Names(); !slices.Equal(got, []string{"tag:", "to:", "trip:"}) {
		t.Errorf("names with t: %q", got)
	}
	if got := journal.UnfinishedTerm("is:NO").Values(); !slices.Equal(got, []string{"no-alt", "no-place"}) {
		t.Errorf("states with no: %q", got)
	}
}

func FuzzParseQuery(f *testing.F) {
	for _, s := range []string{
		`tag:평양 not "a b" rating:>=3 -is:sent`, "\x00\xff -:", "(a or (b -c)) near:x~5km", "-(a)@b", `near:"x"~`, "not not or", "((((", "a ) or (",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		_ = journal.UnfinishedTerm(s).With(s)
		q, err := journal.ParseQuery(s)
		if at, _ := journal.MistakeIn(err); err != nil && (journal.KindOf(err) != journal.Invalid || at < 1 || at > len([]rune(s))+1) {
			t.Errorf("%q: %v at %d", s, err, at)
		}
		if _, err := q.Resolved(lookup(savedQueries)); err != nil && journal.KindOf(err) != journal.Invalid {
			t.Errorf("%q: resolved: %v", s, err)
		}
	})
}
