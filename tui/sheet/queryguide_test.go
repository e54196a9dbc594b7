package sheet_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/tui/tuitest"
)

// guideDouble knows one place and one saved query, and completes tags by a list.
type guideDouble struct{ tags []string }

func (g guideDouble) Resolve(_ context.Context, q journal.Query) (journal.Query, error) {
	return q.Resolved(journal.Lookup{
		Today: time.Date(2013, 2, 25, 0, 0, 0, 0, time.UTC),
		Place: func(name string) (journal.Point, error) {
			if name != "Pyongyang" {
				return journal.Point{}, errors.New("no place is called " + name)
			}
			return journal.Point{Lat: 39.03, Lon: 125.75}, nil
		},
		Saved: func(name string) (journal.SavedQuery, error) {
			if name != "새벽" {
				return journal.SavedQuery{}, &journal.Error{Kind: journal.NotFound}
			}
			return journal.SavedQuery{Name: name, Text: "dawn or 새벽"}, nil
		},
	})
}

func (g guideDouble) Complete(_ context.Context, text string) []string {
	u := journal.UnfinishedTerm(text)
	values := append(u.Names(), u.Values()...)
	for _, tag := range g.tags {
		if u.Field == "tag" && strings.HasPrefix(tag, u.Value) {
			values = append(values, tag)
		}
	}
	var out []string
	for _, v := range values {
		out = append(out, strings.TrimSuffix(text, u.Tail)+u.With(v))
	}
	return out
}

func guided(t *testing.T) *rig {
	r := newRig(t, journey()).open(80, 23)
	r.m = r.m.WithGuide(guideDouble{tags: []string{"평양", "평화", "Kim Il Sung"}})
	return r
}

func TestWhatAQueryNamesIsLookedUp(t *testing.T) {
	r := guided(t)
	r.press("/")
	r.feed(tuitest.Type("@새벽")...)
	r.press("enter")
	r.shows("“@새벽”", "of 2 photos")
	r.press("/", "ctrl+u")
	r.feed(tuitest.Type("dawn near:Atlantis~5km")...)
	r.press("enter")
	r.shows("↓ no place is called Atlantis", "“@새벽”")
	if !r.m.Typing() {
		t.Error("what is not found is taken for a query")
	}
	r.press("ctrl+w")
	r.feed(tuitest.Type("near:Pyongyang~2000km")...)
	r.press("enter")
	r.shows("“dawn near:Pyongyang~2000km”", "1 of 1 photo")
	r.press("/", "ctrl+u")
	r.feed(tuitest.Type("@none")...)
	r.press("enter")
	r.shows("↓ there is no saved query @none")
}

func TestTermsAreCompletedAsTheyAreTyped(t *testing.T) {
	r := guided(t)
	r.press("/")
	r.feed(tuitest.Type("눈 (-t")...)
	r.shows("tab  -tag:  -to:  -trip:")
	r.press("tab")
	r.shows("/ 눈 (-tag:", "›-tag:  -to:")
	r.press("tab", "tab")
	r.shows("/ 눈 (-trip:")
	r.press("tab")
	r.shows("/ 눈 (-t", "tab  -tag:")
	r.feed(tuitest.Type("a")...)
	r.press("tab") // there is but one: its values follow
	r.shows("/ 눈 (-tag:", "tab  -tag:평양  -tag:평화")
	r.feed(tuitest.Type("K")...)
	r.press("tab")
	r.shows(`/ 눈 (-tag:"Kim Il Sung"`)
	r.feed(tuitest.Type(") is:x")...)
	r.shows("↓ is:x is not known")
}
