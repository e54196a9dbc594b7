package linear

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sojourn/journal"
)

func mistake(format, hint string, args ...any) error {
	return &journal.Error{Kind: journal.Invalid, Err: fmt.Errorf(format, args...), Hint: hint}
}

// entries reads the numbers at the beginning of rest. Numbers go on to name what they named: those
// whose entry is no more, as it was joined to another, are left out of all and of ranges.
func (t *Talk) entries(ctx context.Context, rest string) (ids []journal.ID, after string, err error) {
	numbers, after, _ := strings.Cut(rest, " ")
	after = strings.TrimSpace(after)
	switch {
	case numbers == "":
		return nil, "", mistake("its number is missing", "say a number that list said, or this, all, every")
	case len(t.listed) == 0:
		return nil, "", mistake("nothing was listed yet", "type list first, then use its numbers")
	case strings.EqualFold(numbers, "every"):
		ids, err = t.Store.IDs(ctx, t.query)
	case strings.EqualFold(numbers, "all"):
		ids = t.listed
	case strings.EqualFold(numbers, "this"):
		if t.this == 0 {
			return nil, "", mistake("no entry was spoken of yet", "say its number")
		}
		ids = t.listed[t.this-1 : t.this]
	default:
		ids, err = t.numbered(numbers)
	}
	if err != nil {
		return nil, "", err
	}
	ids, err = t.Store.Known(ctx, unique(ids))
	if err == nil && len(ids) == 0 {
		err = mistake("it names no entry any more: it was joined to another, or is gone", "type list for what there is now")
	}
	return ids, after, err
}

// numbered are the entries of 2, 2-5 or 1,4.
func (t *Talk) numbered(numbers string) (ids []journal.ID, err error) {
	for part := range strings.SplitSeq(numbers, ",") {
		first, last, isRange := strings.Cut(part, "-")
		if !isRange {
			last = first
		}
		from, err1 := strconv.Atoi(first)
		to, err2 := strconv.Atoi(last)
		if err1 != nil || err2 != nil || from < 1 || to < from || to > len(t.listed) {
			return nil, mistake("%q is no number from 1 to %d", "say 2, 2-5, 1,4, this, all or every",
				journal.Visible(part), len(t.listed))
		}
		ids = append(ids, t.listed[from-1:to]...)
		t.this = to
	}
	return ids, nil
}

// unique keeps the first of those that are there twice.
func unique(ids []journal.ID) []journal.ID {
	seen := make(map[journal.ID]bool, len(ids))
	var once []journal.ID
	for _, id := range ids {
		if !seen[id] {
			seen[id], once = true, append(once, id)
		}
	}
	return once
}

// entry is entries where one is meant.
func (t *Talk) entry(ctx context.Context, rest string) (journal.Entry, string, error) {
	ids, after, err := t.entries(ctx, rest)
	if err != nil {
		return journal.Entry{}, "", err
	}
	if len(ids) != 1 {
		return journal.Entry{}, "", mistake("that is for one entry at a time", "say its number")
	}
	e, err := t.Store.Entry(ctx, ids[0])
	return e, after, err
}

// read reads entries whole.
func (t *Talk) read(ctx context.Context, ids []journal.ID) ([]journal.Entry, error) {
	all := make([]journal.Entry, len(ids))
	for i, id := range ids {
		e, err := t.Store.Entry(ctx, id)
		if err != nil {
			return nil, err
		}
		all[i] = e
	}
	return all, nil
}

// number is what an entry is called now; it gets the next number where it has none.
func (t *Talk) number(id journal.ID) int {
	at := slices.Index(t.listed, id)
	if at < 0 {
		at, t.listed = len(t.listed), append(t.listed, id)
	}
	return at + 1
}

// agreed asks before something is done. Anything but yes is no.
func (t *Talk) agreed(ctx context.Context, question string) (bool, error) {
	answer, err := t.ask(ctx, question)
	return strings.EqualFold(strings.TrimSpace(answer), "yes"), err
}
