package ingest

import (
	"context"
	"errors"
	"sync"

	"sojourn/journal/disk"
)

// keep flushes and verifies one batch after another.
func (r *run) keep(ctx context.Context, in <-chan batch, out chan<- batch) {
	defer close(out)
	for b := range in {
		if r.incoming != nil {
			b.err = r.secure(ctx, b.shots)
		}
		out <- b
	}
}

// secure flushes the copies of shots and reads them back. Shots whose copy is not what was read
// from the card are lost. An error is one of the disk.
func (r *run) secure(ctx context.Context, shots []*shot) error {
	var copies []check
	for _, s := range shots {
		for _, a := range s.arrivals {
			copies = append(copies, check{copied: a.copied, shot: s})
		}
	}
	if err := r.incoming.secure(ctx, copies); err != nil {
		return unwrapStop(err)
	}
	for _, c := range copies {
		if c.err != nil {
			c.shot.lose(sentence(c.err))
			r.discardAll(c.shot)
		}
	}
	return nil
}

// check is a copy that is to be verified.
type check struct {
	copied
	shot *shot
	err  error // what is wrong with it
}

// readers verify at a time: one hashes while the disk reads for the other.
const readers = 2

// secure flushes copies and then compares each, as the disk has it, with what was read.
func (in *incoming) secure(ctx context.Context, copies []check) error {
	if len(copies) == 0 {
		return nil
	}
	paths := make([]string, len(copies))
	for i, c := range copies {
		paths[i] = c.path
	}
	if err := disk.SyncAll(in.lock, paths); err != nil {
		return unwritable(in.home, err)
	}
	next := make(chan *check)
	go func() {
		defer close(next)
		for i := range copies {
			next <- &copies[i]
		}
	}()
	var group sync.WaitGroup
	for range readers {
		group.Go(func() {
			buffer := make([]byte, streamSize)
			for c := range next {
				c.err = in.verify(ctx, *c, buffer)
			}
		})
	}
	group.Wait()
	for _, c := range copies {
		if stop, ok := errors.AsType[*stopError](c.err); ok {
			return stop
		}
	}
	return nil
}

// verify compares a copy with the mark of what was read from the card.
func (in *incoming) verify(ctx context.Context, c check, buffer []byte) error {
	mark, err := in.markOf(ctx, c.path, buffer)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return unwritable(in.home, err)
	case mark != c.mark:
		return errDiffers
	}
	return nil
}

// syncAll flushes the names in folders.
func syncAll(folders map[string]bool) error {
	for folder := range folders {
		if err := disk.Sync(folder); err != nil {
			return err
		}
	}
	return nil
}
