package ingest

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"sojourn/journal"
)

const (
	batchSize = 32          // photos in one transaction
	batchAge  = time.Second // how long a complete photo waits for others at most
	workers   = 4           // they wait for the disk, not for each other
)

// run is one import. Workers read and copy; the goroutine that called Run counts and commits.
type run struct {
	*Importer
	options  Options
	report   func(Progress)
	fail     func(Failure)
	progress Progress
	summary  Summary
	incoming *incoming

	hashFirst atomic.Bool // the last photo was known: expect the next to be
	mutex     sync.Mutex
	claimed   map[string]bool // contents that this run has an entry for
}

// result is what came of a candidate: an entry, a duplicate, a problem, or the end of the run.
type result struct {
	candidate
	entry     journal.Entry
	copied    string // where the verified copy is; "" where nothing was copied
	duplicate bool
	problem   string
	fatal     error
}

// work hands the candidates to the workers and takes their results until all are done.
func (r *run) work(ctx context.Context, list []candidate) error {
	inner, stop := context.WithCancel(ctx)
	defer stop()
	queue, results := make(chan candidate), make(chan result)
	go func() {
		defer close(queue)
		for _, c := range list {
			select {
			case queue <- c:
			case <-inner.Done():
				return
			}
		}
	}()
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			buffer := make([]byte, bufferSize)
			for c := range queue {
				results <- r.take(inner, c, buffer)
			}
		})
	}
	go func() {
		group.Wait()
		close(results)
	}()
	err := r.collect(ctx, results, stop)
	if err == nil {
		err = ctx.Err()
	}
	return err
}

// collect commits results in batches. After the first fatal error it only commits what is
// complete; results are taken to the end, so that no worker is left behind.
func (r *run) collect(ctx context.Context, results <-chan result, stop func()) error {
	var pending []result
	var fatal error
	late := time.NewTicker(batchAge)
	defer late.Stop()
	flush := func() {
		if err := r.commit(ctx, pending); err != nil && fatal == nil {
			fatal = err
			stop()
		}
		pending = nil
	}
	for {
		select {
		case one, more := <-results:
			if !more {
				flush()
				return fatal
			}
			switch {
			case one.fatal != nil:
				if fatal == nil {
					fatal = one.fatal
				}
				stop()
			case r.settle(one):
				if pending = append(pending, one); len(pending) == batchSize {
					flush()
				}
			}
		case <-late.C:
			flush()
		}
	}
}

// settle counts what needs no commit, and reports whether one does.
func (r *run) settle(one result) bool {
	switch {
	case one.problem != "":
		r.progress.Bytes += one.size
		r.refuse(one.path, one.problem)
	case one.duplicate:
		r.progress.Duplicates++
		r.done(one)
	case r.options.DryRun:
		r.imported(one)
	default:
		return true
	}
	return false
}

func (r *run) imported(one result) {
	r.progress.Imported++
	r.summary.Bytes += one.size
	r.done(one)
}

func (r *run) done(one result) {
	r.progress.Done++
	r.progress.Bytes += one.size
	r.progress.Path = one.path
	r.report(r.progress)
}

// refuse names a file that is not imported.
func (r *run) refuse(path, problem string) {
	r.progress.Done++
	r.progress.Failed++
	r.progress.Path = path
	r.fail(Failure{Path: path, Problem: problem})
	r.report(r.progress)
}

// claim reports whether no other file of this run has the same content.
func (r *run) claim(sha256 string) bool {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if r.claimed[sha256] {
		return false
	}
	r.claimed[sha256] = true
	return true
}
