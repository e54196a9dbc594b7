package linear

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"sojourn/journal"
	"sojourn/tui/words"
)

// verb is one thing that can be said.
type verb struct {
	name, usage, does string
	do                func(t *Talk, ctx context.Context, rest string) error
}

func verbs() []verb {
	return []verb{
		{"list", "list [QUERY]", "names the newest entries, or those of a query, by number", (*Talk).list},
		{"more", "more", "names the next ones", (*Talk).more},
		{"show", "show NUMBER", "tells all of one entry", (*Talk).show},
		{"caption", "caption NUMBER [WORDS]", "writes the caption; without words it asks for them", (*Talk).caption},
		{"alt", "alt NUMBER [WORDS]", "writes what the picture shows, for those who cannot see it", (*Talk).alt},
		{"keywords", "keywords NUMBERS WORDS", "replaces the keywords; commas part them", (*Talk).keywords},
		{"place", "place NUMBERS NAME", "says where it was; asks which one, if there are several", (*Talk).place},
		{"mark", "mark NUMBERS [DESTINATION]", "decides that entries go there", (*Talk).mark},
		{"unmark", "unmark NUMBERS", "takes that back", (*Talk).unmark},
		{"sync", "sync", "says what would be sent, asks, and sends", (*Talk).sync},
		{"undo", "undo", "takes the newest change back", (*Talk).undo},
		{"help", "help", "tells this", (*Talk).help},
		{"quit", "quit", "ends; all is saved", func(*Talk, context.Context, string) error { return errQuit }},
	}
}

func (t *Talk) greet(ctx context.Context) error {
	n, err := t.Store.Count(ctx, journal.Query{})
	if err != nil {
		return err
	}
	t.say("This journal has %s. Type list to hear the newest, help for all words, quit to end.", count(n))
	return nil
}

// count is n entries in words.
func count(n int) string {
	if n == 0 {
		return "no entries"
	}
	return words.Count(n, "entry")
}

// do does what a line says.
func (t *Talk) do(ctx context.Context, line string) error {
	name, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	if name == "" {
		return nil
	}
	for _, v := range verbs() {
		if strings.EqualFold(v.name, name) {
			return v.do(t, ctx, strings.TrimSpace(rest))
		}
	}
	return mistake("there is no word %s", "type help for all words", journal.Visible(name))
}

func (t *Talk) help(context.Context, string) error {
	t.say("A NUMBER is one that list said; NUMBERS may be 2, 2-5, 1,4 or all.")
	for _, v := range verbs() {
		t.say("%s: %s.", v.usage, v.does)
	}
	return nil
}

func mistake(format, hint string, args ...any) error {
	return &journal.Error{Op: "the line", Kind: journal.Invalid, Err: fmt.Errorf(format, args...), Hint: hint}
}

// entries reads the numbers at the beginning of rest.
func (t *Talk) entries(rest string) (ids []journal.ID, after string, err error) {
	numbers, after, _ := strings.Cut(rest, " ")
	if len(t.listed) == 0 {
		return nil, "", mistake("nothing was listed yet", "type list first, then use its numbers")
	}
	if strings.EqualFold(numbers, "all") {
		return t.listed, strings.TrimSpace(after), nil
	}
	for _, part := range strings.Split(numbers, ",") {
		first, last, isRange := strings.Cut(part, "-")
		if !isRange {
			last = first
		}
		from, err1 := strconv.Atoi(first)
		to, err2 := strconv.Atoi(last)
		if err1 != nil || err2 != nil || from < 1 || to < from || to > len(t.listed) {
			return nil, "", mistake("%q is no number from 1 to %d", "say 2, 2-5, 1,4 or all",
				journal.Visible(part), len(t.listed))
		}
		ids = append(ids, t.listed[from-1:to]...)
	}
	return ids, strings.TrimSpace(after), nil
}

// entry is entries where one is meant.
func (t *Talk) entry(ctx context.Context, rest string) (journal.Entry, string, error) {
	ids, after, err := t.entries(rest)
	if err != nil {
		return journal.Entry{}, "", err
	}
	if len(ids) != 1 {
		return journal.Entry{}, "", mistake("that is for one entry at a time", "say its number")
	}
	e, err := t.Store.Entry(ctx, ids[0])
	return e, after, err
}
