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

// pictures are those of entry with the words of m: those that are there already, since an entry keeps its photos once it
// was sent, or else new ones. Those of desks have the words within.
func (o *Outbox) pictures(
	ctx context.Context, there journal.Dispatch, entry journal.Entry, to journal.Destination, m journal.Message,
) ([]journal.Picture, error) {
	if to.Rendition.Captioned || !o.stand(there, len(entry.Photos)) || !fits(there, to.Limits) {
		return o.Pictures(ctx, entry, to, m)
	}
	pictures := slices.Clone(there.Pictures)
	for n := range pictures {
		pictures[n].Alt = m.Alt
	}
	return pictures, nil
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

// compared is i, that notes what its edit of there is: one that completes what went ahead small, or one with other
// pictures.
func (i item) compared(there journal.Dispatch) item {
	if there.ID != "" {
		i.completes = there.Small()
		i.anew = !slices.EqualFunc(there.Pictures, i.dispatch.Pictures, same)
	}
	return i
}

func same(a, b journal.Picture) bool { return a.SHA256 == b.SHA256 }
