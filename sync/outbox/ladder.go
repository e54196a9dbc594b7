package outbox

import (
	"context"
	"fmt"
	"strings"
	"time"

	"sojourn/journal"
)

// rungs are the longest edges, in pixels, that a link which is cut may leave of a picture.
var rungs = []int{1920, 1600, 1280, 960, 640}

// share is what part of the bytes that a link usually carries until it is cut a picture may have: cuts come
// at any time, so that one of half the size arrives in three of five tries.
const share = 0.5

// bearable is how large a picture may be to arrive before the link to a destination is cut; false where it
// was not cut of late. Desks get what was agreed on: what breaks off is gone on with.
func (o *Outbox) bearable(ctx context.Context, to journal.Destination) (int64, bool, error) {
	if to.Rendition.Captioned {
		return 0, false, nil
	}
	link, known := o.link(to.Name)
	if !known {
		if err := o.recall(ctx); err != nil {
			return 0, false, err
		}
		link, _ = o.link(to.Name)
	}
	usual, cut := link.UsualBytes()
	return int64(float64(usual) * share), cut && usual > 0, nil
}

// Pictures makes the pictures of entry as a dispatch to a destination would freeze them, with the words of m:
// as large as the destination is to have them, or as the link to it is likely to carry.
func (o *Outbox) Pictures(
	ctx context.Context, entry journal.Entry, to journal.Destination, m journal.Message,
) ([]journal.Picture, error) {
	most, cut, err := o.bearable(ctx, to)
	if err != nil {
		return nil, err
	}
	pictures, err := o.rendered(ctx, entry, to, m)
	for _, rung := range rungs {
		if err != nil || !cut || !tooLarge(pictures, most) {
			break
		}
		if rung >= longEdge(pictures) {
			continue
		}
		to.Rendition.LongEdge = rung
		pictures, err = o.rendered(ctx, entry, to, m)
		for n := range pictures {
			pictures[n].Rung = rung
		}
	}
	return pictures, err
}

// tooLarge tells whether one of pictures has more bytes than most.
func tooLarge(pictures []journal.Picture, most int64) bool {
	for _, p := range pictures {
		if p.Bytes > most {
			return true
		}
	}
	return false
}

// longEdge is the longest edge of pictures.
func longEdge(pictures []journal.Picture) int {
	edge := 0
	for _, p := range pictures {
		edge = max(edge, p.Width, p.Height)
	}
	return edge
}

// rung is the one that d's pictures stand on; 0: they are as large as their destination is to have them.
func rung(d journal.Dispatch) int {
	for _, p := range d.Pictures {
		return p.Rung
	}
	return 0
}

// misfits tells whether i's pictures are to be made anew, because the link carries less than they have, or
// is not cut any more. What something has arrived of is gone on with.
func (o *Outbox) misfits(ctx context.Context, i item, to journal.Destination) (bool, error) {
	most, cut, err := o.bearable(ctx, to)
	smaller := cut && tooLarge(i.dispatch.Pictures, most) && longEdge(i.dispatch.Pictures) > rungs[len(rungs)-1]
	larger := !cut && rung(i.dispatch) != 0
	if err != nil || !smaller && !larger {
		return false, err
	}
	if i.Attempts == 0 {
		return true, nil
	}
	notes, err := o.Store.Notes(ctx, i.dispatch.ID)
	for name := range notes {
		if !strings.HasPrefix(name, own) {
			return false, err
		}
	}
	return err == nil, err
}

// rungWords says why i's pictures are smaller than their destination is to have them; "" where they are not.
func (i item) rungWords() string {
	edge := rung(i.dispatch)
	up, cut := i.link.Uptime()
	if edge == 0 || !cut {
		return ""
	}
	return fmt.Sprintf("%d px: the link usually lasts about %s", edge, roughly(up))
}

// roughly says how long d is, to a few seconds or a minute.
func roughly(d time.Duration) string {
	if d < 90*time.Second {
		return fmt.Sprintf("%d s", int(d.Round(time.Second).Seconds()))
	}
	return fmt.Sprintf("%d min", int(d.Round(time.Minute).Minutes()))
}
