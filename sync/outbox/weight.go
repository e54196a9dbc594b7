package outbox

import (
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// weighed is i with what it costs on the link to its destination.
func (o *Outbox) weighed(i item, to journal.Destination, opt Options) item {
	if i.dispatch.ID == "" || to.Kind == "" || i.State == journal.StateWithdrawing {
		return i
	}
	i.link, _ = o.link(to.Name)
	i.link.Rate = opt.atMost(i.link.Rate)
	i.weight = destination.Weight{Content: i.dispatch.Bytes(), Pictures: len(i.dispatch.Pictures)}
	if o.Weigh != nil {
		i.weight = o.Weigh(to, i.dispatch)
	}
	return i
}

// files is how many acts carry i: its words, and each picture.
func (i item) files() int { return 1 + len(i.dispatch.Pictures) }

// opens estimates what it costs until the first of q can be sent; 0 where nothing of it goes over a link.
func (q queue) opens() int64 {
	for _, i := range q.items {
		if i.weight.Content > 0 {
			return int64(measured(i.link.Opening, i.weight.Usual.Opening))
		}
	}
	return 0
}

// wire estimates how many bytes leave and come for i, beside the opening.
func (i item) wire() int64 {
	if i.weight.Content == 0 {
		return 0
	}
	words := measured(i.link.PerEntry, i.weight.Usual.PerEntry)
	pictures := float64(i.weight.Pictures) * measured(i.link.PerPicture, i.weight.Usual.PerPicture)
	return i.weight.Content + int64(words+pictures)
}

// costs is what i takes of a budget: what goes over no link counts by its bytes.
func (i item) costs() int64 {
	switch {
	case i.State == journal.StateWithdrawing:
		return 0
	case i.weight.Content == 0:
		return i.dispatch.Bytes()
	}
	return i.wire()
}

// fullWire is wire for the edit that completes i.
func (i item) fullWire() int64 {
	if i.weight.Content == 0 {
		return 0
	}
	return i.wire() - i.dispatch.Bytes() + i.completion()
}

// lasts estimates how long i takes; 0 if that cannot be told.
func (i item) lasts() time.Duration {
	if i.weight.Content == 0 {
		return 0
	}
	return i.link.Time(i.weight.Content, i.files())
}

// measured is what was, or else what is usual.
func measured(is float64, usual int64) float64 {
	if is > 0 {
		return is
	}
	return float64(usual)
}

// passed is the link of i after so many bytes passed for it. What words need is learnt from entries without pictures;
// all else is laid on the pictures.
func (i item) passed(n int64) journal.Link {
	l := i.link
	words := measured(l.PerEntry, i.weight.Usual.PerEntry)
	switch around, pictures := float64(n-i.weight.Content), float64(i.weight.Pictures); {
	case i.weight.Content == 0 || around < 0:
	case pictures == 0:
		l.PerEntry = closer(l.PerEntry, max(1, around))
	default:
		l.PerPicture = closer(l.PerPicture, max(1, (around-words)/pictures))
	}
	return l
}
