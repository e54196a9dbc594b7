package ingest

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"sojourn/journal"
)

// Store is what an import needs of a journal. It is called by several goroutines at a time.
type Store interface {
	KnownFile(ctx context.Context, sha256 string) (bool, error)
	// AddEntries adds all or none.
	AddEntries(ctx context.Context, entries []journal.Entry) error
}

// Reader is how files are understood. Sniff tells by the first HeadLength bytes whether a file is
// a photo, or what else; Read says what it tells of itself, and is Invalid where it is no photo.
type Reader struct {
	Sniff func(head []byte) (mime string, ok bool)
	Read  func(ctx context.Context, path string) (journal.Facts, error)
}

// HeadLength is how many bytes of a file are shown to Sniff.
const HeadLength = 4096

// Namer finds the names of a position; ok is false where it knows none.
type Namer interface {
	Reverse(p journal.Point) (journal.Candidate, bool)
}

// Options say how to import.
type Options struct {
	Link        bool           // leave the files where they are
	DryRun      bool           // only tell what would be done
	Zone        *time.Location // of the photos whose files know no offset; nil if unknown
	ClockOffset time.Duration  // what to add to the camera's clock
	Trip        string
}

// Progress is how far an import is. Found and TotalBytes grow while the card is still walked.
type Progress struct {
	Found, Done, Imported, Duplicates, Failed int
	Bytes, TotalBytes                         int64

	Path string // the file last done, or the folder being walked; foreign text
}

// Failure is a file that was not imported, and why. Path is foreign text, Problem is not.
type Failure struct {
	Path    string `json:"path"`
	Problem string `json:"problem"`
}

// Summary is what an import did. Found is the sum of the three counts behind it, once it is done.
type Summary struct {
	Found      int     `json:"found"`
	Imported   int     `json:"imported"`
	Duplicates int     `json:"duplicates"`
	Failed     int     `json:"failed"`
	Bytes      int64   `json:"bytes"` // of the photos imported
	Seconds    float64 `json:"seconds"`
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
// another Run continues. report and fail are called by the goroutine that called Run.
func (i *Importer) Run(
	ctx context.Context, paths []string, o Options, report func(Progress), fail func(Failure),
) (Summary, error) {
	start := time.Now()
	r := &run{Importer: i, options: o, report: report, fail: fail, claimed: map[string]bool{}}
	r.hashFirst.Store(true)
	err := r.all(ctx, paths)
	r.summary.Found = r.progress.Found
	r.summary.Failed = r.progress.Failed
	r.summary.Duplicates = r.progress.Duplicates
	r.summary.Imported = r.progress.Imported
	r.summary.Seconds = time.Since(start).Seconds()
	return r.summary, r.explain(ctx, err)
}

// all walks, works and commits.
func (r *run) all(ctx context.Context, paths []string) error {
	roots := make([]string, len(paths))
	for n, path := range paths {
		absolute, err := filepath.Abs(path)
		if err != nil {
			return fmt.Errorf("import %s: %w", journal.Visible(path), err)
		}
		roots[n] = absolute
	}
	list, err := r.walk(ctx, roots)
	if err != nil || len(list) == 0 {
		return err
	}
	if !r.options.Link && !r.options.DryRun {
		if r.incoming, err = openIncoming(ctx, r.dir, r.store); err != nil {
			return err
		}
		defer r.incoming.close()
	}
	return r.work(ctx, list)
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
