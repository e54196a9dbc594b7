package main

import (
	"context"
	"runtime"

	"sojourn/journal"
)

const (
	// waitingThumbs is how many photos wait for their thumbnail; of those that find no room it is made when they are shown.
	waitingThumbs = 256
	// importedEdge is how large they are at least.
	importedEdge = 160
)

// thumbs makes thumbnails beside an import, from the previews in its photos, with what time the import leaves.
type thumbs struct {
	queue chan journal.Photo
	ended chan struct{}
}

// beside has thumbnails made until ctx is done or end is called.
func (j *opened) beside(ctx context.Context) *thumbs {
	t := &thumbs{make(chan journal.Photo, waitingThumbs), make(chan struct{})}
	go func() {
		defer close(t.ended)
		runtime.LockOSThread() // which ends with this: nothing else runs in it
		yield()
		for p := range t.queue {
			if ctx.Err() == nil {
				_ = j.renderer.Prepare(ctx, p.Original(), p.Orientation, importedEdge, false) // it is told when it is shown
			}
		}
	}()
	return t
}

// take never waits.
func (t *thumbs) take(p journal.Photo) {
	select {
	case t.queue <- p:
	default:
	}
}

// end makes those that wait.
func (t *thumbs) end() {
	close(t.queue)
	<-t.ended
}
