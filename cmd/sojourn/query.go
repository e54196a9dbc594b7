package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"sojourn/journal"
	"sojourn/journal/grapheme"
)

// queryHelp is the language of queries, for every help text that needs it.
const queryHelp = `  words "and phrases"     in caption, alt text, keywords, place, file, camera, trip, people, byline
  tag:평양 place:Kaesong in:KP trip:winter camera:nikon
  near:Pyongyang~20km     around a place (the largest of that name) or coordinates, like
                          near:39.03,125.75~500m or near:"2QM3+HP Pyongyang"; 20 km without ~
  box:38.9,125.6~39.1,125.9   between two corners, the south-western first
  on:2013-02-25 from:2013-02 to:2013-03; a day may be today or yesterday
  rating:>=4              0 to 5
  is:captioned            uncaptioned, no-alt, no-place, placed, marked, sent,
                          failed, rejected, picked, raw
  @winter                 a saved query; see sojourn query --help

A term is turned round by not or - before it. All terms must hold; or parts alternatives, and
brackets hold together: (snow or ice) -is:sent. The last word of a query may be unfinished.`

// parseQuery reads the query that words make up, and points at what it cannot read.
func parseQuery(words []string) (journal.Query, error) {
	text := strings.Join(words, " ")
	q, err := journal.ParseQuery(text)
	return q, pointed(text, err)
}

// pointed shows the character of text that err is about.
func pointed(text string, err error) error {
	e, ok := errors.AsType[*journal.Error](err)
	at, _ := journal.MistakeIn(err)
	if !ok || at == 0 {
		return err
	}
	before := journal.Visible(string([]rune(text)[:min(at-1, len([]rune(text)))]))
	return wrong(&journal.Error{
		Op: e.Op, Kind: e.Kind, Hint: e.Hint,
		Err: fmt.Errorf("%w\n  %s\n  %s^", e.Err, journal.Visible(text), strings.Repeat(" ", grapheme.Width(before))),
	})
}

// asked opens the journal and reads the query that words make up, with what it names looked up.
func (a *app) asked(ctx context.Context, words []string) (*opened, journal.Query, error) {
	if _, err := parseQuery(words); err != nil {
		return nil, journal.Query{}, err
	}
	j, err := a.journal(ctx)
	if err != nil {
		return nil, journal.Query{}, err
	}
	q, err := j.query(ctx, strings.Join(words, " "))
	return j, q, err
}

// query reads text, with what it names looked up.
func (j *opened) query(ctx context.Context, text string) (journal.Query, error) {
	q, err := journal.ParseQuery(text)
	if err == nil {
		q, err = j.finder.Resolve(ctx, q)
	}
	return q, pointed(text, err)
}
