package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"unicode/utf8"

	"sojourn/journal"
)

// half is one photo file of the card: a whole photo, or half of a RAW+JPEG pair.
type half struct {
	candidate
	sum     string
	copied  copied
	known   int64 // the journal's photo that has this content; 0 if none has
	twin    bool  // another file of this run has the same content
	facts   journal.Facts
	problem string
}

// isNew reports whether the journal has nothing of it.
func (h *half) isNew() bool { return h.problem == "" && h.known == 0 && !h.twin }

// receive reads a file once: into its hash, its copy and its facts. The error ends the run.
func (r *run) receive(ctx context.Context, from *root, c candidate, buffer []byte) (*half, error) {
	h := &half{candidate: c}
	err := r.read(ctx, h, buffer)
	if err == nil && h.isNew() {
		err = r.describe(ctx, h)
	}
	if !h.isNew() || err != nil {
		r.discard(h.copied)
		h.copied = copied{}
	}
	if err != nil {
		h.problem = sentence(err)
		return h, r.fatal(ctx, from, err)
	}
	return h, nil
}

func (r *run) read(ctx context.Context, h *half, buffer []byte) error {
	if r.options.Link && !utf8.ValidString(h.path) {
		return errors.New("its path is not UTF-8 and cannot be kept; import it without --link")
	}
	in, err := openCard(h.path, buffer)
	if err != nil {
		return err
	}
	defer in.Close()
	h.size = in.info.Size()
	if _, ok := r.reader.Sniff(in.head[:min(HeadLength, len(in.head))]); !ok {
		return r.whyNot(ctx, h.path)
	}
	if in.whole {
		return r.readWhole(ctx, h, in)
	}
	return r.readLong(ctx, h, in, buffer)
}

// readWhole looks whether a file that is in memory is known, before it is written anywhere.
func (r *run) readWhole(ctx context.Context, h *half, in *reading) error {
	sum, err := in.pour(ctx)
	if err != nil {
		return err
	}
	if err := r.recognize(ctx, h, sum); err != nil || !h.isNew() || r.incoming == nil {
		return err
	}
	_, err = r.incoming.copy(ctx, h, in)
	return err
}

// readLong copies a file while it is hashed, unless it is probably known: then it is only hashed
// first, so that a known card costs no writing.
func (r *run) readLong(ctx context.Context, h *half, in *reading, buffer []byte) error {
	if r.incoming == nil || r.hashFirst.Load() {
		sum, err := in.pour(ctx)
		if err != nil {
			return err
		}
		if err := r.recognize(ctx, h, sum); err != nil || !h.isNew() || r.incoming == nil {
			return err
		}
		if in, err = openCard(h.path, buffer); err != nil {
			return err
		}
		defer in.Close()
		again, err := r.incoming.copy(ctx, h, in)
		if err == nil && again != sum {
			err = errChanging
		}
		return err
	}
	sum, err := r.incoming.copy(ctx, h, in)
	if err != nil {
		return err
	}
	return r.recognize(ctx, h, sum)
}

// recognize tells whether a content is known, and remembers what to expect of the next.
func (r *run) recognize(ctx context.Context, h *half, sum [sha256.Size]byte) (err error) {
	h.sum = hex.EncodeToString(sum[:])
	if h.known, err = r.store.PhotoOf(ctx, h.sum); err != nil {
		return &stopError{err}
	}
	r.hashFirst.Store(h.known != 0)
	h.twin = h.known == 0 && !r.claim(sum)
	return nil
}

// describe reads what a file says of itself, from its copy where there is one.
func (r *run) describe(ctx context.Context, h *half) (err error) {
	path := h.path
	if h.copied.path != "" {
		path = h.copied.path
	}
	h.facts, err = r.reader.Read(ctx, path)
	if err == nil {
		h.facts.Taken = r.moment(h.facts.Taken)
	}
	return err
}

// whyNot asks the reader to say what a file is that is no photo.
func (r *run) whyNot(ctx context.Context, path string) error {
	if _, err := r.reader.Read(ctx, path); err != nil {
		return err
	}
	return errors.New("not a photo of any format that sojourn knows")
}

// fatal returns the error that ends the run, or nil where err is about one file.
func (r *run) fatal(ctx context.Context, from *root, err error) error {
	if stop, ok := errors.AsType[*stopError](err); ok {
		return stop.err
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return from.gone()
}

var errDiffers = errors.New("its copy is not what was read; it is on the card only")
