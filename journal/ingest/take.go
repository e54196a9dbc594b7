package ingest

import (
	"context"
	"encoding/hex"
	"errors"
	"os"
	"unicode/utf8"

	"sojourn/journal"
)

// maxPhoto is the size above which a file is not read: no camera makes such photos.
const maxPhoto = 4 << 30

// take does all for one candidate but commit it.
func (r *run) take(ctx context.Context, c candidate, buffer []byte) result {
	one := result{candidate: c}
	if err := r.examine(ctx, &one, buffer); err != nil {
		r.discard(one.copied)
		one.copied = ""
		if fatal := r.fatal(ctx, c, err); fatal != nil {
			one.fatal = fatal
		} else {
			one.problem = sentence(err)
		}
	}
	if one.duplicate {
		r.discard(one.copied)
	}
	return one
}

// examine reads the file once, into its copy and its hash; a file that is probably known is only
// hashed first, so that a known card costs no writing.
func (r *run) examine(ctx context.Context, one *result, buffer []byte) error {
	if one.size > maxPhoto {
		return errors.New("larger than any photo: more than 4 GB")
	}
	if r.options.Link && !utf8.ValidString(one.path) {
		return errors.New("its path is not UTF-8 and cannot be kept; import it without --link")
	}
	_, ok, err := r.sniff(one.path)
	if err != nil {
		return err
	}
	if !ok {
		return r.whyNot(ctx, one.path)
	}
	sum := ""
	if r.incoming == nil || r.hashFirst.Load() {
		if sum, err = hashFile(ctx, one.path, buffer); err != nil {
			return err
		}
		if one.duplicate, err = r.known(ctx, sum); err != nil || one.duplicate {
			return err
		}
	}
	facts := one.path
	if r.incoming != nil {
		if one.copied, sum, err = r.incoming.copy(ctx, one.path, buffer); err != nil {
			return err
		}
		if one.duplicate, err = r.known(ctx, sum); err != nil || one.duplicate {
			return err
		}
		facts = one.copied
	}
	return r.describe(ctx, one, facts, sum)
}

// describe makes the entry, from the copy where there is one.
func (r *run) describe(ctx context.Context, one *result, path, sum string) error {
	facts, err := r.reader.Read(ctx, path)
	if err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if !r.claim(sum) {
		one.duplicate = true
		return nil
	}
	one.size = info.Size()
	one.entry = r.newEntry(one.candidate, facts, sum)
	return nil
}

// known asks the journal for a content, and remembers what to expect of the next.
func (r *run) known(ctx context.Context, sum string) (bool, error) {
	known, err := r.store.KnownFile(ctx, sum)
	if err != nil {
		return false, &stopError{err}
	}
	r.hashFirst.Store(known)
	return known, nil
}

// whyNot asks the reader to say what a file is that is no photo.
func (r *run) whyNot(ctx context.Context, path string) error {
	if _, err := r.reader.Read(ctx, path); err != nil {
		return err
	}
	return errors.New("not a photo of any format that sojourn knows")
}

// discard removes a copy that no entry will have.
func (r *run) discard(path string) {
	if path != "" {
		_ = os.Remove(path) // the next import clears what is left
	}
}

// fatal returns the error that ends the run, or nil where err is about this one file.
func (r *run) fatal(ctx context.Context, c candidate, err error) error {
	var stop *stopError
	if errors.As(err, &stop) {
		return stop.err
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if _, gone := os.Lstat(c.root); gone != nil {
		return &journal.Error{
			Op: "import " + journal.Visible(c.root), Kind: journal.NeedsUser,
			Err:  errors.New("the card is gone"),
			Hint: "what was imported is safe; put the card back and run the same import again",
		}
	}
	return nil
}

func hexadecimal(sum []byte) string { return hex.EncodeToString(sum) }
