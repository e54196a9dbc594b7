package ingest

import (
	"context"
	"time"
)

const (
	batchShots = 1000                   // in one transaction at most
	batchBytes = int64(256) << 20       // of copies that are flushed and verified together at most
	batchAge   = 200 * time.Millisecond // how long a complete photo waits for others at least
)

// batch is what is flushed, verified, named and committed together.
type batch struct {
	shots []*shot
	notes []Note
	err   error
}

// collect does what is told until all is done. What is complete is committed also after the first
// error and after ctx is done.
func (r *run) collect(ctx context.Context) {
	steady := context.WithoutCancel(ctx)
	gathered, verified, entered, committed := make(chan batch), make(chan batch), make(chan batch), make(chan batch)
	go r.keep(steady, gathered, verified)
	go r.enter(steady, verified, entered)
	go r.mirror(steady, entered, committed)
	events := r.events
	age := time.NewTicker(batchAge)
	defer age.Stop()
	ripe := false
	for committed != nil {
		in, out := events, chan<- batch(nil)
		full := len(r.pending) >= batchShots || r.weight >= batchBytes
		if full {
			in = nil
		}
		if len(r.pending) > 0 && (ripe || full || events == nil) {
			out = gathered
		}
		if events == nil && len(r.pending) == 0 && gathered != nil {
			close(gathered)
			gathered = nil
		}
		select {
		case act, more := <-in:
			if !more {
				events = nil
				continue
			}
			act()
		case out <- batch{shots: r.pending}:
			r.pending, r.weight, ripe = nil, 0, false
		case b, more := <-committed:
			if !more {
				committed = nil
				continue
			}
			r.count(b)
		case <-age.C:
			ripe = true
		}
	}
}

// end remembers the first error that no further file can escape, and ends the work.
func (r *run) end(err error) {
	if r.ended == nil {
		r.ended = err
	}
	r.stop()
}

// settle counts what needs no commit, and gathers what does.
func (r *run) settle(s *shot) {
	for _, n := range s.notes {
		r.note(n.Path, n.Text)
	}
	if !r.options.DryRun && (s.changes() || r.second != nil && s.fate == isKnown) {
		r.pending = append(r.pending, s)
		for _, a := range s.arrivals {
			r.weight += s.files()[a.file].Bytes
		}
		return
	}
	r.done(s)
}

// count tells what came of a batch.
func (r *run) count(b batch) {
	if b.err != nil {
		r.end(b.err)
		return
	}
	for _, n := range b.notes {
		r.note(n.Path, n.Text)
	}
	for _, s := range b.shots {
		if r.options.Taken != nil && (s.fate == isNew || s.fate == isJoin) {
			r.options.Taken(s.entry.Photos[s.photo])
		}
		r.done(s)
	}
}

// done counts a photo that is through.
func (r *run) done(s *shot) {
	r.progress.Bytes += s.bytes
	switch s.fate {
	case isLost:
		r.refuse(s.path, s.problem)
		return
	case isKnown:
		r.progress.Duplicates++
		if s.number != 0 {
			r.summary.Known++
		}
	default:
		r.progress.Imported++
		r.summary.Bytes += s.bytes
	}
	r.progress.Done++
	r.progress.Path = s.path
	r.report(r.progress)
}
