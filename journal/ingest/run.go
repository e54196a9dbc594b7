package ingest

import (
	"context"
	"crypto/sha256"
	"sync"
	"sync/atomic"

	"sojourn/journal"
)

// workers read and copy at a time. They wait for the disk, not for each other.
const workers = 4

// run is one import. A walker finds, workers read and copy, a keeper flushes and verifies, a
// clerk names and commits; the goroutine that called Run counts, and tells. What is counted
// changes only in functions that were given to tell.
type run struct {
	*Importer
	options  Options
	report   func(Progress)
	fail     func(Failure)
	progress Progress
	summary  Summary
	incoming *incoming // nil where nothing is copied
	second   *second   // nil without one
	events   chan func()
	pending  []*shot // complete, and not yet on the way to be committed
	weight   int64   // of pending, in bytes
	session  string  // joins the changes of one import to one undo
	each     func(ctx context.Context, u unit, buffer []byte)
	stop     context.CancelFunc
	ended    error // the first that no further file can escape

	hashFirst atomic.Bool // the last photo was known: expect the next to be
	mutex     sync.Mutex
	claimed   map[[sha256.Size]byte]struct{} // contents that this run has taken
	added     map[journal.ID]struct{}        // entries that this run has made
}

func newRun(i *Importer, o Options, report func(Progress), fail func(Failure)) *run {
	r := &run{
		Importer: i, options: o, report: report, fail: fail, events: make(chan func()),
		claimed: map[[sha256.Size]byte]struct{}{}, added: map[journal.ID]struct{}{},
		summary: Summary{Left: map[LeftKind]int{}}, session: string(journal.NewID()),
	}
	r.each = r.take
	r.hashFirst.Store(true)
	return r
}

func (r *run) copies() bool { return !r.options.Link && !r.options.DryRun }

// tell has the goroutine that called Run do act.
func (r *run) tell(act func()) { r.events <- act }

// work starts all who work, and does what they tell until the last of them is done.
func (r *run) work(ctx context.Context, roots []*root) error {
	inner, stop := context.WithCancel(ctx)
	defer stop()
	found, queue := make(chan unit), make(chan unit)
	go func() {
		defer close(found)
		r.walk(inner, roots, found)
	}()
	go lineUp(inner, found, queue)
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			buffer := make([]byte, bufferSize)
			for u := range queue {
				r.each(inner, u, buffer)
			}
		})
	}
	go func() {
		group.Wait()
		close(r.events)
	}()
	r.stop = stop
	r.collect(ctx)
	if r.ended != nil {
		return r.ended
	}
	return ctx.Err()
}

// lineUp passes units on. It takes them as they are found: how much there is to do is known early.
func lineUp(ctx context.Context, in <-chan unit, out chan<- unit) {
	defer close(out)
	var line []unit
	for in != nil || len(line) > 0 {
		var next chan<- unit
		var first unit
		if len(line) > 0 {
			next, first = out, line[0]
		}
		select {
		case u, more := <-in:
			if !more {
				in = nil
				continue
			}
			line = append(line, u)
		case next <- first:
			line[0] = unit{}
			line = line[1:]
		case <-ctx.Done():
			if in != nil {
				for range in { // until the walker has noticed
				}
			}
			return
		}
	}
}

// refuse names a photo that is not imported.
func (r *run) refuse(path, problem string) {
	r.progress.Done++
	r.progress.Failed++
	r.progress.Path = path
	r.fail(Failure{Path: path, Problem: problem})
	r.report(r.progress)
}

func (r *run) note(path, text string) {
	if r.options.Note != nil {
		r.options.Note(Note{path, text})
	}
}

// claim reports whether no other file of this run has the same content.
func (r *run) claim(sum [sha256.Size]byte) bool {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if _, taken := r.claimed[sum]; taken {
		return false
	}
	r.claimed[sum] = struct{}{}
	return true
}

func (r *run) isOurs(id journal.ID) bool {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	_, ours := r.added[id]
	return ours
}

func (r *run) adding(id journal.ID) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.added[id] = struct{}{}
}
