package journal_test

import (
	"reflect"
	"strings"
	"testing"

	"sojourn/journal"
)

func TestParseQuery(t *testing.T) {
	for in, want := range map[string][]journal.Term{
		"":                        nil,
		"  ":                      nil,
		"새벽 river":                {{Value: "새벽"}, {Value: "river"}},
		`"Kim Il Sung Square"`:    {{Value: "Kim Il Sung Square", Phrase: true}},
		`place:"San Francisco"`:   {{Field: "place", Value: "San Francisco", Phrase: true}},
		"tag:평양 not is:sent":      {{Field: "tag", Value: "평양"}, {Field: "is", Value: "sent", Not: true}},
		"-snow":                   {{Value: "snow", Not: true}},
		"not -snow":               {{Value: "snow"}},
		"from:2013-02 rating:>=3": {{Field: "from", Value: "2013-02"}, {Field: "rating", Value: ">=3"}},
		"12:30":                   {{Value: "12:30"}},
		"-":                       {{Value: "-"}},
	} {
		got, err := journal.ParseQuery(in)
		if err != nil || !reflect.DeepEqual(got.Terms, want) {
			t.Errorf("%q: got %+v, %v; want %+v", in, got.Terms, err, want)
		}
	}
}

func TestParseQueryPointsAtTheCharacter(t *testing.T) {
	for in, at := range map[string]string{
		"평양 is:lost":       "character 4",
		`river "open`:      "character 7",
		"on:25.2.2013":     "character 1",
		"rating:9":         "character 1",
		"colour:red":       "character 1",
		"a b tag:":         "character 5",
		"from:2013-02-25x": "character 1",
		"- 눈":              "character 1",
		`눈 ""`:             "character 3",
	} {
		_, err := journal.ParseQuery(in)
		if journal.KindOf(err) != journal.Invalid || !strings.Contains(err.Error(), at) {
			t.Errorf("%q: got %v, want Invalid at %s", in, err, at)
		}
	}
}

func FuzzParseQuery(f *testing.F) {
	f.Add(`tag:평양 not "a b" rating:>=3 -is:sent`)
	f.Add("\x00\xff -:")
	f.Fuzz(func(t *testing.T, s string) {
		if _, err := journal.ParseQuery(s); err != nil && journal.KindOf(err) != journal.Invalid {
			t.Errorf("%q: %v", s, err)
		}
	})
}
