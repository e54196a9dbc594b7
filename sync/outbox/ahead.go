package outbox

import (
	"context"
	"crypto/rand"
	"time"

	"sojourn/journal"
)

// Words go ahead: where the link is slow and an edit can swap pictures, a post is made with small pictures,
// and all such posts are made before any full picture leaves. Each is then completed by an edit.
const (
	// slow is how long a batch may take before its words go ahead. Below it the small pictures cost more
	// than they gain: about 40 kB an entry, and an "edited" beside each post.
	slow = 2 * time.Minute
	// unmeasured is the bytes a second that a link is taken for before anything was sent over it: poor 3G.
	// Where that is wrong, the first posts show it, and what is left goes in full.
	unmeasured = 16_000

	aheadBytes = 40_000 // of an entry's small pictures, all together
	leastAhead = 10_000 // of one of many
	aheadEdge  = 1024   // pixels
	aheadTimes = 3      // so many times the small pictures the full ones are at least
)

// sentSmall is what a receipt and a delivery say of what went ahead.
const sentSmall = "sent small, the full picture follows"

// aheadSpec bounds each of so many pictures that go ahead to a destination.
func aheadSpec(to journal.Destination, pictures int) journal.RenditionSpec {
	spec := to.Rendition
	if spec.LongEdge == 0 || spec.LongEdge > aheadEdge {
		spec.LongEdge = aheadEdge
	}
	most := max(leastAhead, aheadBytes/int64(max(1, pictures)))
	if spec.MaxBytes == 0 || spec.MaxBytes > most {
		spec.MaxBytes = most
	}
	return spec
}

// wordsAhead tells whether items take so long to a destination that their words go ahead.
func (o *Outbox) wordsAhead(to journal.Destination, items []item, opt Options) bool {
	link, _ := o.link(to.Name)
	if link.Rate = opt.atMost(link.Rate); link.Rate == 0 {
		link.Rate = unmeasured
	}
	var bytes int64
	files := 0
	for _, i := range items {
		if i.stays == goes {
			bytes += i.full()
			files += 1 + len(i.dispatch.Pictures)
		}
	}
	return link.Time(bytes, files) > slow
}

// full is how many bytes leave until i is there in full.
func (i item) full() int64 {
	n := i.dispatch.Bytes()
	for _, p := range i.dispatch.Pictures {
		if p.Follows > 0 {
			n += p.Follows - p.Bytes
		}
	}
	return n
}

// completion is how many bytes the edit takes that completes i; 0 where there is none.
func (i item) completion() int64 {
	if !i.dispatch.Small() {
		return 0
	}
	return i.full()
}

// mayGoAhead tells whether a small i is worth it, and can be completed.
func (i item) mayGoAhead(to journal.Destination) bool {
	return i.stays == goes && to.Limits.SwapsPictures && i.dispatch.Replaces == nil &&
		i.full() >= aheadTimes*aheadBytes && len(i.dispatch.Pictures) > 0
}

// sized gives i small pictures where ahead says so and it may go ahead, else full ones, and keeps its
// dispatch. What was attempted stays as it is: something of it may be there.
func (o *Outbox) sized(ctx context.Context, i item, to journal.Destination, ahead bool) (item, error) {
	small := ahead && i.mayGoAhead(to)
	if small != i.dispatch.Small() && i.stays == goes && i.Attempts == 0 {
		var err error
		if i, err = o.redrawn(ctx, i, to, small); err != nil || i.stays != goes {
			return i, err
		}
	}
	if !i.fresh {
		return i, nil
	}
	return o.keepFrozen(ctx, i)
}

// redrawn gives i a new dispatch with other pictures.
func (o *Outbox) redrawn(ctx context.Context, i item, to journal.Destination, small bool) (item, error) {
	entry, err := o.Store.Entry(ctx, i.Entry)
	if err != nil {
		return i, err
	}
	full := i.dispatch.Pictures
	if small {
		to.Rendition = aheadSpec(to, len(full))
	}
	pictures, err := o.Pictures(ctx, entry, to, i.dispatch.Message)
	if err != nil {
		return o.unmade(ctx, i, err)
	}
	for n := range pictures {
		if small && pictures[n].SHA256 != full[n].SHA256 {
			pictures[n].Follows = full[n].Bytes
		}
	}
	i.dispatch.ID, i.dispatch.FrozenAt, i.dispatch.Pictures = rand.Text(), o.Now(), pictures
	i.fresh = true
	return i, nil
}
