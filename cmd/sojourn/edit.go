package main

import (
	"context"
	"errors"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"sojourn/journal"
	"sojourn/tui/words"
)

const editHelp = `Edit changes the words, the credits, the time, the rating or the trip of entries, all of them in one step that
` + "`sojourn undo`" + ` takes back. Of the texts one may be -: it is then read from stdin.

--at takes 2013-02-25T08:30:00+09:00; without an offset it keeps the one that the entry has. What
the camera wrote stays known.`

// edit is what the flags of one `sojourn edit` ask for.
type edit struct {
	caption, alt, headline, trip string
	keywords, add, remove        string
	credits                      journal.Credits
	people, language             string
	at                           timeFlag
	rating                       int
	reject                       bool
	of                           selection
}

func (a *app) editCommand() *cobra.Command {
	var e edit
	c := &cobra.Command{
		Use: "edit " + someEntries, Short: "Change words, credits, time, rating", Long: editHelp,
		Example: "  sojourn edit 7Q2M --caption 'First light over the Taedong' --add-keywords '평양,dawn'\n" +
			"  pandoc -t plain story.md | sojourn edit 7Q2M --caption -\n" +
			"  sojourn edit 7Q2M --at '2013-02-25 08:30' --rating 4\n" +
			"  sojourn edit --query 'on:2013-02-25 place:Kaesong' --add-keywords bridge",
		RunE: func(c *cobra.Command, args []string) error { return a.runEdit(c, args, e) },
	}
	a.selects(c, &e.of)
	f := c.Flags()
	f.StringVar(&e.caption, "caption", "", "the caption's `TEXT`, or -")
	f.StringVar(&e.alt, "alt", "", "the alt text's `TEXT`, or -")
	f.StringVar(&e.headline, "headline", "", "the headline's `TEXT`, or -")
	f.StringVar(&e.keywords, "keywords", "", "these keywords and no others: `A,B`")
	f.StringVar(&e.add, "add-keywords", "", "keywords to add: `A,B`")
	f.StringVar(&e.remove, "remove-keywords", "", "keywords to take away: `A,B`")
	f.StringVar(&e.credits.Byline, "byline", "", "`NAME` of who made it")
	f.StringVar(&e.credits.Credit, "credit", "", "`WORDS` that name whom to credit")
	f.StringVar(&e.credits.Copyright, "copyright", "", "the copyright `NOTICE`")
	f.StringVar(&e.credits.Instructions, "instructions", "", "`TEXT` for the desk")
	f.StringVar(&e.people, "people", "", "who is shown, and nobody else: `A,B`")
	f.StringVar(&e.language, "language", "", "`TAG` of the words' language, like ko or en-GB")
	f.Var(&e.at, "at", "when it was taken, as `TIME`")
	f.IntVar(&e.rating, "rating", 0, "`N` from 0 to 5")
	f.BoolVar(&e.reject, "reject", false, "reject; --reject=false takes it back")
	f.StringVar(&e.trip, "trip", "", "`NAME` of the trip, \"\" for none")
	for _, name := range []string{"keywords", "add-keywords", "remove-keywords"} {
		a.complete(c, name, a.completeKeywords)
	}
	a.complete(c, "trip", a.completeTrips)
	return c
}

func (a *app) runEdit(c *cobra.Command, args []string, e edit) error {
	changes, err := e.changes(c)
	if err != nil {
		return err
	}
	if err := e.readStdin(a.stdin); err != nil {
		return err
	}
	ctx := c.Context()
	j, ids, err := a.chosen(c, args, e.of)
	if err != nil {
		return err
	}
	entries, err := j.store.EntriesOf(ctx, ids)
	if err != nil {
		return err
	}
	change := journal.Change{Label: strings.Join(changes, ", ") + " of " + words.Count(len(ids), "entry")}
	for _, entry := range entries {
		patch, err := e.patch(entry, changes)
		if err != nil {
			return wrong(err)
		}
		change.Patches = append(change.Patches, patch)
	}
	return a.apply(ctx, j, change, ids, "changed", "")
}

// apply makes a change, and says how many entries it changed: "placed 2 entries in Kaesong".
func (a *app) apply(
	ctx context.Context, j *opened, change journal.Change, ids []journal.ID, verb, how string,
) error {
	if len(ids) == 0 {
		return nil // that was said
	}
	n, err := j.store.Apply(ctx, change)
	if err != nil {
		return err
	}
	if n == 0 {
		a.say("nothing to change: it is so already")
	} else {
		a.did("%s %s%s%s", verb, words.Count(n, "entry"), how, already(len(ids)-n))
	}
	return a.changed(ctx, ids)
}

// changes names what the flags change, and checks that they can be meant.
func (e *edit) changes(c *cobra.Command) ([]string, error) {
	var changes []string
	c.Flags().Visit(func(f *pflag.Flag) {
		if f.Name != "query" && c.InheritedFlags().Lookup(f.Name) == nil {
			changes = append(changes, f.Name)
		}
	})
	switch {
	case len(changes) == 0:
		return nil, usagef("say what to change: --caption, --alt, --keywords, --at, --rating …")
	case e.rating < 0 || e.rating > 5:
		return nil, usagef("rating %d is not 0 to 5", e.rating)
	}
	if err := checkLanguage(e.language); err != nil {
		return nil, err
	}
	return changes, only(c, false, "keywords", "add-keywords")
}

const stdinMark = "-"

// readStdin puts what stdin has in place of the text that is -.
func (e *edit) readStdin(in io.Reader) error {
	var from []*string
	for _, s := range []*string{&e.caption, &e.alt, &e.headline} {
		if *s == stdinMark {
			from = append(from, s)
		}
	}
	if len(from) == 0 {
		return nil
	}
	if len(from) > 1 {
		return usagef("stdin holds one text: only one of --caption, --alt and --headline may be -")
	}
	text, err := io.ReadAll(io.LimitReader(in, maxStdin+1))
	if err == nil && len(text) > maxStdin {
		err = &journal.Error{Op: "stdin", Kind: journal.Invalid, Err: errors.New("the text is too long")}
	}
	*from[0] = strings.TrimRight(journal.CleanText(string(text)), "\n")
	return err
}

const maxStdin = 4 * journal.MaxText // bytes; the journal counts characters
