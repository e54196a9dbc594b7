package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"sojourn/journal"
)

// Store is what an import needs of a journal. It is called by several goroutines at a time.
type Store interface {
	// PhotoOf returns the number of the photo that has a file of this content, 0 if none has.
	PhotoOf(ctx context.Context, sha256 string) (int64, error)
	// Holders returns the entries, whole, that have a file of this content.
	Holders(ctx context.Context, sha256 string) ([]journal.Entry, error)
	// Counterparts returns the entries, whole, taken in the same second whose original differs from
	// name in no more than case and extension.
	Counterparts(ctx context.Context, name string, taken journal.Moment) ([]journal.Entry, error)
	// AddNew adds those of whose photos the journal has nothing, all or none, and names the others.
	AddNew(ctx context.Context, entries []journal.Entry) (known []journal.ID, err error)
	// AddFiles gives entries that are there the photos they have here: with more files, never
	// fewer. The error is Conflict where a file would be lost.
	AddFiles(ctx context.Context, entries []journal.Entry) error
	Apply(ctx context.Context, c journal.Change) (int, error)
}

// Reader is how files are understood. Sniff tells by the first HeadLength bytes whether a file is
// a photo, or what else; Read says what it tells of itself, and is Invalid where it is no photo;
// Sidecar returns facts with what a sidecar adds to them, also where it could not be read to its end.
type Reader struct {
	Sniff   func(head []byte) (mime string, ok bool)
	Read    func(ctx context.Context, path string) (journal.Facts, error)
	Sidecar func(sidecar io.Reader, f journal.Facts) (journal.Facts, error) // nil: only copied along
}

// HeadLength is how many bytes of a file are shown to Sniff.
const HeadLength = 4096

// Namer finds the names of a position; ok is false where it knows none.
type Namer interface {
	Reverse(p journal.Point) (journal.Candidate, bool)
}

// Options say how to import. Its functions may be nil.
type Options struct {
	Link   bool // leave the files where they are
	DryRun bool // only tell what would be done
	// Zone is that of a photo, by its local day, whose file knows no offset; nil if it is unknown.
	Zone        func(day string) *time.Location
	ClockOffset time.Duration // what to add to the camera's clock
	Trip        string
	Second      string // a folder on another disk that gets a copy of every original; "": none

	Taken func(journal.Photo) // is told each photo that the journal has now with other files
	Left  func(Left)          // is told what stays on the card
	Note  func(Note)          // is told what is to be known of a file
}

// Importer imports into one journal.
type Importer struct {
	store  Store
	reader Reader
	namer  Namer
	dir    string
}

// New returns an importer into the journal whose folder is dir. namer may be nil.
func New(store Store, reader Reader, namer Namer, dir string) *Importer {
	return &Importer{store: store, reader: reader, namer: namer, dir: dir}
}

// Run imports the photos below paths. Files that cannot be taken are told to fail and are no
// error. After an error, and after ctx is done, all that was complete is in the journal, and
// another Run continues. All functions that are given are called by the goroutine that called Run.
func (i *Importer) Run(
	ctx context.Context, paths []string, o Options, report func(Progress), fail func(Failure),
) (Summary, error) {
	start := time.Now()
	r := newRun(i, o, report, fail)
	err := r.all(ctx, paths)
	r.summary.Seconds = time.Since(start).Seconds()
	return r.summed(err), r.explain(ctx, err)
}

// all opens what is written to, walks, works and commits.
func (r *run) all(ctx context.Context, paths []string) (err error) {
	roots, err := rootsOf(paths)
	if err != nil {
		return err
	}
	if r.copies() {
		if err := r.apart(roots); err != nil {
			return err
		}
		if r.incoming, err = openIncoming(ctx, r.dir, r.clearOrphans); err != nil {
			return err
		}
		defer r.incoming.close()
	}
	if err := r.openSecond(ctx); err != nil {
		return err
	}
	defer r.closeSecond()
	return r.work(ctx, roots)
}

func rootsOf(paths []string) ([]*root, error) {
	var roots []*root
	for _, path := range paths {
		absolute, err := filepath.Abs(path)
		if err != nil {
			return nil, fmt.Errorf("import %s: %w", journal.Visible(path), err)
		}
		roots = append(roots, newRoot(absolute))
	}
	return roots, nil
}

// explain makes the one sentence that a stopped import ends with.
func (r *run) explain(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return &journal.Error{
			Op: "import", Kind: journal.Other,
			Err:  fmt.Errorf("stopped after %d of %d photos: %w", r.progress.Done, r.progress.Found, err),
			Hint: "what was imported is safe; run the same import again and it continues",
		}
	}
	return err
}
