package ingest

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"sojourn/journal"
	"sojourn/journal/disk"
)

var (
	errUnknown  = errors.New("it is not in the journal: import it before the card is wiped")
	errOnlyHere = errors.New("the journal only links to it: this is its only copy")
)

// Verify reads the photos and sidecars below paths again, and what the journal has of them, and
// compares them. What is not whole in the journal is told to fail. It changes nothing. In the
// summary, those verified are the duplicates.
func (i *Importer) Verify(
	ctx context.Context, paths []string, o Options, report func(Progress), fail func(Failure),
) (Summary, error) {
	start := time.Now()
	o.DryRun = true
	r := newRun(i, o, report, fail)
	r.each = r.compare
	roots, err := rootsOf(paths)
	if err == nil {
		err = r.work(ctx, roots)
	}
	s := r.summed(err)
	s.Seconds = time.Since(start).Seconds()
	s.Safe = err == nil && s.Found > 0 && s.Failed == 0 && !s.LeavesContent()
	return s, r.explain(ctx, err)
}

// compare looks for one unit in the journal.
func (r *run) compare(ctx context.Context, u unit, buffer []byte) {
	for _, c := range u.photos {
		size, err := r.compareOne(ctx, c, buffer)
		if err != nil {
			if stop := r.fatal(ctx, u.root, err); stop != nil {
				r.tell(func() { r.end(stop) })
				return
			}
		}
		r.tell(func() {
			r.progress.Bytes += size
			if err != nil {
				r.refuse(c.path, sentence(err))
				return
			}
			r.progress.Duplicates++
			r.progress.Done++
			r.progress.Path = c.path
			r.report(r.progress)
		})
	}
	r.compareSidecars(ctx, u, buffer)
}

// compareSidecars names the sidecars that are not in the journal: they stay on the card.
func (r *run) compareSidecars(ctx context.Context, u unit, buffer []byte) {
	for _, c := range u.sidecars {
		size, err := r.compareOne(ctx, c, buffer)
		r.tell(func() {
			r.progress.Bytes += size
			if err != nil {
				r.note(c.path, "this sidecar is not safe: "+sentence(err))
				r.left(c.path, LeftSidecar)
			}
			r.report(r.progress)
		})
	}
}

// compareOne reads a file of the card, and a file that the journal has of this content.
func (r *run) compareOne(ctx context.Context, c candidate, buffer []byte) (size int64, err error) {
	in, err := openCard(c.path, buffer)
	if err != nil {
		return c.size, err
	}
	defer in.Close()
	_, isPhoto := r.reader.Sniff(in.head[:min(HeadLength, len(in.head))])
	if !isPhoto && kindOf(c.path) != kindSidecar {
		return c.size, r.whyNot(ctx, c.path)
	}
	digest, err := in.pour(ctx)
	if err != nil {
		return c.size, err
	}
	sum := hex.EncodeToString(digest[:])
	holders, err := r.store.Holders(ctx, sum)
	if err != nil {
		return c.size, &stopError{err}
	}
	err = errUnknown
	for _, path := range r.keptAs(holders, sum) {
		if err = r.compareKept(ctx, path, in, sum, buffer); err == nil || ctx.Err() != nil {
			break
		}
	}
	return c.size, err
}

// keptAs returns where the journal has files of a content.
func (r *run) keptAs(holders []journal.Entry, sum string) (paths []string) {
	for _, e := range holders {
		for _, p := range e.Photos {
			for _, f := range p.Files {
				switch {
				case f.SHA256 != sum:
				case filepath.IsAbs(f.Path):
					paths = append(paths, f.Path)
				default:
					paths = append(paths, filepath.Join(r.dir, filepath.FromSlash(f.Path)))
				}
			}
		}
	}
	return paths
}

func (r *run) compareKept(ctx context.Context, path string, in *reading, sum string, buffer []byte) error {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return fmt.Errorf("its copy in the journal cannot be read: %s", sentence(err))
	case os.SameFile(info, in.info):
		return errOnlyHere
	}
	got, err := disk.SumOf(ctx, path, buffer)
	switch {
	case err != nil:
		return fmt.Errorf("its copy in the journal cannot be read: %s", sentence(err))
	case got != sum:
		return errors.New("its copy in the journal is damaged; keep the card, and see `sojourn check --deep`")
	}
	return nil
}
