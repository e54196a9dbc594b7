package caption

import (
	"slices"

	"sojourn/journal"
)

// draft is the words of an entry on their way into the journal.
type draft struct {
	id      journal.ID
	session string // of its changes: one visit is undone at once
	base    texts  // what the journal has, as far as is known
	want    texts  // what it is to have
	sent    texts  // what is being stored, while sending
	sending bool
	edition int   // counts what was sent and answered: what was read before is old then
	heard   int   // number of the last job that was answered
	failed  error // why it could not be stored the last time
}

// isStored reports whether the journal has what it is to have.
func (d draft) isStored() bool { return !d.sending && d.want.equal(d.base) }

// check reports why the journal would never take the words.
func (d draft) check() error { return d.want.on(journal.Entry{}).Validate() }

// known are the words that the journal may have because of this draft.
func (d draft) known() []texts {
	if d.sending {
		return []texts{d.base, d.sent}
	}
	return []texts{d.base}
}

// without is drafts without the one of id, and with is drafts with d in its place.
func without(drafts []draft, id journal.ID) []draft {
	return slices.DeleteFunc(slices.Clone(drafts), func(d draft) bool { return d.id == id })
}

func with(drafts []draft, d draft) []draft {
	out := slices.Clone(drafts)
	for i := range out {
		if out[i].id == d.id {
			out[i] = d
			return out
		}
	}
	return append(out, d)
}

func find(drafts []draft, id journal.ID) (draft, bool) {
	for _, d := range drafts {
		if d.id == id {
			return d, true
		}
	}
	return draft{}, false
}
