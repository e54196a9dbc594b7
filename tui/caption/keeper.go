package caption

import (
	"context"
	"slices"
	"strings"
	"sync"

	"sojourn/journal"
	"sojourn/tui/route"
)

// keeper stores what is typed, one after the other: what is older never lands on what is newer,
// in whatever order commands run.
type keeper struct {
	store store

	mu     sync.Mutex
	newest map[journal.ID]stored
}

// stored is the last of an entry that the keeper stored.
type stored struct {
	number int
	texts  texts
}

func newKeeper(s store) *keeper { return &keeper{store: s, newest: map[journal.ID]stored{}} }

// job is words to be stored. It is a value: nothing in it changes any more.
type job struct {
	number  int // of a later job it is greater
	after   int // the last one of which the editor had heard
	id      journal.ID
	session string
	want    texts
	known   []texts // what the journal may have of ours
}

// fields are those that have to be written.
func (j job) fields() []route.Field {
	var list []route.Field
	for _, t := range j.known {
		list = append(list, j.want.differs(t)...)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// saved is what became of a job.
type saved struct {
	stored // what the journal has now, if there is no err
	id     journal.ID
	over   []route.Field // in which somebody else's words were replaced
	err    error
}

// keep stores j, unless something newer is stored.
func (k *keeper) keep(ctx context.Context, j job) saved {
	k.mu.Lock()
	defer k.mu.Unlock()
	last := k.newest[j.id]
	if j.number < last.number {
		return saved{id: j.id, stored: last}
	}
	if last.number > j.after {
		j.known = append(slices.Clip(j.known), last.texts)
	}
	fields := j.fields()
	before, err := k.store.Entry(ctx, j.id)
	if err == nil {
		_, err = k.store.Apply(ctx, journal.Change{
			Label: label(fields), Session: j.session, Patches: []journal.Patch{j.want.patch(before, fields)},
		})
	}
	if err != nil {
		return saved{id: j.id, stored: stored{number: j.number}, err: err}
	}
	k.newest[j.id] = stored{j.number, j.want}
	return saved{id: j.id, stored: k.newest[j.id], over: j.strangers(textsOf(before), fields)}
}

// strangers are the fields in which the journal had words that are neither old nor new ones of ours.
func (j job) strangers(before texts, fields []route.Field) []route.Field {
	var list []route.Field
	mine := append(slices.Clip(j.known), j.want)
	for _, f := range fields {
		ours := slices.ContainsFunc(mine, func(t texts) bool {
			return !slices.Contains(t.differs(before), f)
		})
		if !ours {
			list = append(list, f)
		}
	}
	return list
}

// label says in words what is changed.
func label(fields []route.Field) string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = fieldNames[f]
	}
	return strings.Join(names, ", ")
}
