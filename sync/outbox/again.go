package outbox

import (
	"context"
	"slices"

	"sojourn/journal"
)

// replaced is the dispatch that d replaces; the zero one where the journal has it not any more.
func (o *Outbox) replaced(ctx context.Context, d journal.Dispatch) (journal.Dispatch, error) {
	if d.Replaces == nil {
		return journal.Dispatch{}, nil
	}
	there, err := o.Store.Dispatch(ctx, d.Replaces.Dispatch)
	if journal.KindOf(err) == journal.NotFound {
		return journal.Dispatch{}, nil
	}
	return there, err
}

// pictured gives d its pictures: those that are there already, since an entry keeps its photos once it was sent, or else
// new ones. Those of desks have the words within.
func (o *Outbox) pictured(
	ctx context.Context, d journal.Dispatch, entry journal.Entry, to journal.Destination,
) (journal.Dispatch, error) {
	there, err := o.replaced(ctx, d)
	switch {
	case err != nil:
	case to.Rendition.Captioned, !o.stand(there, len(entry.Photos)), !fits(there, to.Limits):
		d.Pictures, err = o.Pictures(ctx, entry, to, d.Message)
	default:
		d.Pictures = slices.Clone(there.Pictures)
		for n := range d.Pictures {
			d.Pictures[n].Alt = d.Message.Alt
		}
	}
	return d, err
}

// stand tells whether the pictures of there are count full ones that could be sent again.
func (o *Outbox) stand(there journal.Dispatch, count int) bool {
	if len(there.Pictures) != count || there.Small() {
		return false
	}
	return !slices.ContainsFunc(there.Pictures, func(p journal.Picture) bool {
		file, err := o.Renderer.OpenPicture(p)
		return err != nil || file.Close() != nil
	})
}

// compared notes what i's edit is: one that completes what went ahead small, or one with other pictures.
func (o *Outbox) compared(ctx context.Context, i item) (item, error) {
	there, err := o.replaced(ctx, i.dispatch)
	if err != nil || there.ID == "" {
		return i, err
	}
	i.completes = there.Small()
	i.anew = !slices.EqualFunc(there.Pictures, i.dispatch.Pictures, same)
	return i, nil
}

func same(a, b journal.Picture) bool { return a.SHA256 == b.SHA256 }
