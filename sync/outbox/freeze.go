package outbox

import (
	"context"
	"crypto/rand"
	"path/filepath"
	"slices"
	"strings"

	"sojourn/journal"
	"sojourn/journal/grapheme"
)

// drawn gives i a dispatch of the entry as it is now, making one where there is none or where
// the one that there is can be replaced: nothing of it has arrived. One that tells more of its place,
// or less, than it may now is not as the entry is. What is made is fresh: the journal has it not yet.
func (o *Outbox) drawn(
	ctx context.Context, i item, entry journal.Entry, to journal.Destination,
) (item, error) {
	current := i.dispatch.ID != "" && i.dispatch.Version == entry.Version &&
		i.dispatch.Message.Told == to.RedactionOf(entry).Place
	if current && i.State != journal.StateChanged && fits(i.dispatch, to.Limits) {
		if anew, err := o.misfits(ctx, i, to); err != nil || anew {
			return o.drawAnew(ctx, i, entry, to, err)
		}
		i.stays = unfit(i.dispatch, to)
		there, err := o.replaced(ctx, i.dispatch)
		return i.compared(there), err
	}
	return o.draw(ctx, i, entry, to)
}

// drawAnew is draw, unless there is an error already.
func (o *Outbox) drawAnew(
	ctx context.Context, i item, entry journal.Entry, to journal.Destination, err error,
) (item, error) {
	if err != nil {
		return item{}, err
	}
	return o.draw(ctx, i, entry, to)
}

// draw makes a new dispatch for i. What cannot be made is why it stays.
func (o *Outbox) draw(
	ctx context.Context, i item, entry journal.Entry, to journal.Destination,
) (item, error) {
	message, blanks, err := o.Message(ctx, entry, to)
	if err != nil {
		return item{}, err
	}
	if len(blanks) > 0 {
		i.stays = stay{reason: unwritten(blanks), you: true}
		return i, nil
	}
	d := journal.Dispatch{
		ID: rand.Text(), Entry: entry.ID, Destination: to.Name, Version: entry.Version,
		Message: message, FrozenAt: o.Now(),
	}
	if d.Replaces, err = o.last(ctx, entry.ID, to.Name); err != nil {
		return item{}, err
	}
	there, err := o.replaced(ctx, d)
	if err != nil {
		return item{}, err
	}
	if d.Pictures, err = o.pictures(ctx, there, entry, to, message); err != nil {
		return o.unmade(ctx, i, err)
	}
	i.dispatch, i.fresh, i.Attempts, i.stays = d, true, 0, unfit(d, to)
	return i.compared(there), nil
}

// unmade is i whose pictures could not be made.
func (o *Outbox) unmade(ctx context.Context, i item, err error) (item, error) {
	if ctx.Err() != nil {
		return item{}, ctx.Err()
	}
	i.stays = forYou(err)
	return i, nil
}

// keepFrozen freezes the fresh dispatch of i.
func (o *Outbox) keepFrozen(ctx context.Context, i item) (item, error) {
	i.fresh = false
	if err := o.Store.Freeze(ctx, i.dispatch); err != nil {
		if journal.KindOf(err) != journal.Conflict {
			return item{}, err
		}
		i.stays = stay{reason: "another sojourn is sending it", until: o.Now(), keep: true}
		return i, nil
	}
	i.Dispatch, i.State = i.dispatch.ID, journal.StateReady
	return i, nil
}

// last returns the newest receipt of what entry has at a destination; nil if there is none.
func (o *Outbox) last(
	ctx context.Context, entry journal.ID, destination string,
) (*journal.Receipt, error) {
	receipts, err := o.Store.Receipts(ctx, entry)
	for _, r := range receipts {
		if r.Destination == destination && r.WithdrawnAt.IsZero() {
			return &r, err
		}
	}
	return nil, err
}

// rendered makes the pictures of entry within what a destination is to have, with the words of m.
func (o *Outbox) rendered(
	ctx context.Context, entry journal.Entry, to journal.Destination, m journal.Message,
) ([]journal.Picture, error) {
	var pictures []journal.Picture
	for _, photo := range entry.Photos {
		p, err := o.Renderer.Render(ctx, photo, to.Rendition, to.Limits, m)
		if err != nil {
			return nil, err
		}
		p.Alt = m.Alt
		pictures = append(pictures, p)
	}
	return pictures, nil
}

// fits tells whether d's pictures were made for limits like l.
func fits(d journal.Dispatch, l journal.Limits) bool {
	return !slices.ContainsFunc(d.Pictures, func(p journal.Picture) bool {
		return l.PictureBytes > 0 && p.Bytes > l.PictureBytes ||
			l.PicturePixel > 0 && int64(p.Width)*int64(p.Height) > l.PicturePixel ||
			len(l.MIMETypes) > 0 && !slices.Contains(l.MIMETypes, p.MIME)
	})
}

const titleLength = 60 // terminal cells

// title is how bills call an entry.
func title(e journal.Entry) string {
	first, _, _ := strings.Cut(strings.TrimSpace(e.Caption), "\n")
	for _, s := range []string{first, e.Headline} {
		if s = journal.CleanLine(s); s != "" {
			return grapheme.Cut(s, titleLength)
		}
	}
	for _, p := range e.Photos {
		if name := p.Original().Name; name != "" {
			return journal.CleanLine(filepath.Base(name))
		}
	}
	return string(e.ID)
}
