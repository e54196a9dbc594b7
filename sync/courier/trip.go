package courier

import (
	"slices"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/sync/destination/bundle"
)

// trip is all that a bundle has of one entry from its first version on, or what it takes back.
type trip []bundle.Parcel

// tripsOf sorts parcels by what belongs together, in the order in which each began. A later one of the same
// dispatch takes the place of an earlier one; nobody continues what somebody else has signed.
func tripsOf(parcels []bundle.Parcel) (trips []trip) {
	for _, p := range parcels {
		at := slices.IndexFunc(trips, func(t trip) bool { return t.goesOn(p) })
		switch {
		case at < 0:
			trips = append(trips, trip{p})
		case trips[at].last().ID == p.ID:
			trips[at][len(trips[at])-1] = p
		default:
			trips[at] = append(trips[at], p)
		}
	}
	return trips
}

func (t trip) goesOn(p bundle.Parcel) bool {
	last := t.last()
	if last.Signer != p.Signer || last.Entry != p.Entry || last.Withdrawn != p.Withdrawn {
		return false
	}
	return last.ID == p.ID || !p.Withdrawn && last.ID == p.Prior
}

func (t trip) last() bundle.Parcel { return t[len(t)-1] }
func (t trip) entry() journal.ID   { return t[0].Entry }
func (t trip) withdrawn() bool     { return t[0].Withdrawn }

const titleCells = 60

// title is what the last version is called.
func (t trip) title() string { return Title(t.last()) }

// Title is what a dispatch is called, in one line.
func Title(p bundle.Parcel) string {
	m := p.Message
	for _, s := range []string{m.Headline, m.Caption, m.Text} {
		if s = journal.CleanLine(s); s != "" {
			return grapheme.Cut(s, titleCells)
		}
	}
	return string(p.Entry)
}
