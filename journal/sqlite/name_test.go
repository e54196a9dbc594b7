package sqlite_test

import (
	"slices"
	"testing"

	"sojourn/journal"
)

func TestNamesThatTheJournalHasAreFound(t *testing.T) {
	r := newRig(t)
	for i, byline := range []string{"Pak Mi", "Élodie Durand", "Pak Mi", "김일수 Kim"} {
		e := journal.Entry{ID: journal.NewID()}
		e.Credits, e.Language, e.People = journal.Credits{Byline: byline}, "ko", []string{"리설주", byline}[:1+i%2]
		r.add(e)
	}
	for name, tc := range map[string]struct {
		of     journal.NameField
		prefix string
		limit  int
		want   []string
	}{
		"all, the most used first":   {journal.NameByline, "", 1, []string{"Pak Mi"}},
		"by any of its words":        {journal.NameByline, "ki", 0, []string{"김일수 Kim"}},
		"whatever the accents":       {journal.NameByline, "elo", 0, []string{"Élodie Durand"}},
		"over a blank":               {journal.NameByline, "pak m", 0, []string{"Pak Mi"}},
		"people one by one":          {journal.NamePeople, "리", 0, []string{"리설주"}},
		"nothing inside of a word":   {journal.NameByline, "urand", 0, nil},
		"nothing where none is kept": {journal.NameCredit, "", 0, nil},
		"languages":                  {journal.NameLanguage, "k", 0, []string{"ko"}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := r.Names(t.Context(), tc.of, tc.prefix, tc.limit)
			if err != nil || !slices.Equal(got, tc.want) {
				t.Errorf("got %q, %v; want %q", got, err, tc.want)
			}
		})
	}
	if _, err := r.Names(t.Context(), "id", "", 0); journal.KindOf(err) != journal.Invalid {
		t.Errorf("a field without names is answered with %v", err)
	}
}
