package main

import (
	"context"
	"time"

	"sojourn/journal"
	"sojourn/journal/rendition"
)

const (
	// importedEdge is how large the thumbnails are at least that an import makes.
	importedEdge = 160
	// waitingThumbs is how many photos wait for theirs. Where there is no room it is made when the photo is shown.
	waitingThumbs = 1000
	// lateThumbs is how many are made after the last photo has come, and lateShare the part of an import's time that
	// more of them may take.
	lateThumbs = 16
	lateShare  = 20
	// restThumbs is how many times as long as a thumbnail took the import has the processor for itself.
	restThumbs = 1
)

// thumbs makes thumbnails beside an import, from the previews in its photos.
type thumbs struct {
	maker *rendition.Maker
	queue chan journal.Photo
	began time.Time
	stop  context.CancelFunc
	ended chan struct{}
}

// beside has thumbnails made until ctx is done or end is called.
func (j *opened) beside(ctx context.Context) *thumbs {
	t := &thumbs{
		maker: j.renderer, queue: make(chan journal.Photo, waitingThumbs), began: time.Now(), ended: make(chan struct{}),
	}
	until, stop := context.WithCancel(ctx)
	t.stop = stop
	go func() {
		defer close(t.ended)
		for {
			select {
			case p := <-t.queue:
				began := time.Now()
				t.make(ctx, p)
				if !rest(until, restThumbs*time.Since(began)) {
					return
				}
			case <-until.Done():
				return
			}
		}
	}()
	return t
}

// rest is false where ctx is done before d is over.
func rest(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

func (t *thumbs) make(ctx context.Context, p journal.Photo) {
	_ = t.maker.Prepare(ctx, p.Original(), p.Orientation, importedEdge, false) // what is wrong is said when it is shown
}

// take never waits.
func (t *thumbs) take(p journal.Photo) {
	select {
	case t.queue <- p:
	default:
	}
}

// end makes some of those that wait, unless ctx is done.
func (t *thumbs) end(ctx context.Context) {
	t.stop()
	<-t.ended
	end := time.Now().Add(time.Since(t.began) / lateShare)
	for n := 0; n < lateThumbs || time.Now().Before(end); n++ {
		select {
		case p := <-t.queue:
			if ctx.Err() != nil {
				return
			}
			t.make(ctx, p)
		default:
			return
		}
	}
}
