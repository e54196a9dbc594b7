package sqlite

import (
	"context"
	"maps"
	"slices"
	"sync"
	"sync/atomic"

	"sojourn/journal"
)

const (
	copyBuffer  = 1 << 20
	copyWorkers = 4 // most of the time a disk is waited for
)

// copying copies the files of photos from one folder into another. A file has its name there only
// when it is whole and flushed.
type copying struct {
	from   string
	to     *place
	report func(FilesCopied)

	mu    sync.Mutex // guards what follows
	sums  *sums      // nil where none are kept
	far   FilesCopied
	did   Copied
	found map[int]journal.Finding // by the place of a file in the list
	dirs  map[string]bool         // that got a name
}

func newCopying(from string, to *place, sums *sums, report func(FilesCopied)) *copying {
	if report == nil {
		report = func(FilesCopied) {}
	}
	return &copying{
		from: from, to: to, sums: sums, report: report,
		found: map[int]journal.Finding{}, dirs: map[string]bool{},
	}
}

// all copies what list names. What cannot be read, or is not what it should be, is a finding; an
// error means that nothing more can be written, or that ctx ended.
func (c *copying) all(ctx context.Context, list []original) (Copied, error) {
	c.far.Total = len(list)
	for _, o := range list {
		c.far.TotalBytes += o.bytes
	}
	err := c.work(ctx, list)
	for _, n := range slices.Sorted(maps.Keys(c.found)) {
		c.did.Findings = append(c.did.Findings, c.found[n])
	}
	if err != nil {
		return c.did, err
	}
	for dir := range c.dirs {
		if err := c.to.flush(dir); err != nil {
			return c.did, err
		}
	}
	return c.did, nil
}

// work shares list among some workers, and returns the first error that ended them.
func (c *copying) work(ctx context.Context, list []original) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var next atomic.Int64
	var workers sync.WaitGroup
	for range copyWorkers {
		workers.Go(func() {
			w := &copier{copying: c, buffer: make([]byte, copyBuffer)}
			for n := int(next.Add(1)) - 1; n < len(list); n = int(next.Add(1)) - 1 {
				if err := w.next(ctx, n, list[n]); err != nil {
					stop(err)
					return
				}
			}
		})
	}
	workers.Wait()
	return context.Cause(ctx)
}

// tell tells how far the whole has come.
func (c *copying) tell(files int, bytes int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.far.Done, c.far.Bytes = c.far.Done+files, c.far.Bytes+bytes
	c.report(c.far)
}
