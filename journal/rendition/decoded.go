package rendition

import (
	"context"
	"errors"
	"math"
	"slices"
	"sync"

	"sojourn/journal"
)

// decoded are the pixels of an original, whole, as they lay in the file.
type decoded struct {
	content string
	cancel  context.CancelFunc
	done    chan struct{} // closed once frame and err are there
	frame   frame
	err     error
	leave   func() // gives its memory back, once
}

// wholes are the originals that parts are cut out of, the last asked for first. The zero value is ready.
type wholes struct {
	mu  sync.Mutex
	all []*decoded
}

// mostKept is how many are kept where nobody says which are wanted.
const mostKept = 4

// Keep gives up the pixels of all originals but those of files. It ends what is being decoded of them.
func (m *Maker) Keep(files ...journal.File) {
	m.wholes.leave(func(d *decoded) bool {
		return !slices.ContainsFunc(files, func(f journal.File) bool { return contentOf(f) == d.content })
	})
}

func contentOf(f journal.File) string {
	if f.SHA256 != "" {
		return f.SHA256
	}
	return f.Path
}

// leave gives up those that unwanted says.
func (k *wholes) leave(unwanted func(*decoded) bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.all = slices.DeleteFunc(k.all, func(d *decoded) bool {
		if !unwanted(d) {
			return false
		}
		d.cancel()
		go d.leave()
		return true
	})
}

// room gives up those that are there, for who cannot decode beside them.
func (k *wholes) room() {
	k.leave(func(d *decoded) bool {
		select {
		case <-d.done:
			return true
		default:
			return false
		}
	})
}

// decodedOf returns f's pixels: those that are kept, or decoded now, once for all who ask. Who gives up waiting
// does not end that: the next part of the same picture is asked for already.
func (m *Maker) decodedOf(ctx context.Context, f journal.File) (*decoded, error) {
	for {
		d := m.wholes.take(f, m.decodeKept)
		select {
		case <-d.done:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		if ended := errors.Is(d.err, context.Canceled); !ended || ctx.Err() != nil {
			return d, d.err
		}
	}
}

// take finds f, or has it decoded.
func (k *wholes) take(f journal.File, decode func(context.Context, *decoded, journal.File)) *decoded {
	k.mu.Lock()
	defer k.mu.Unlock()
	content := contentOf(f)
	if at := slices.IndexFunc(k.all, func(d *decoded) bool { return d.content == content }); at >= 0 {
		d := k.all[at]
		k.all = append([]*decoded{d}, slices.Delete(k.all, at, at+1)...)
		return d
	}
	ctx, cancel := context.WithCancel(context.Background())
	d := &decoded{content: content, cancel: cancel, done: make(chan struct{})}
	d.leave = sync.OnceFunc(func() {
		<-d.done
		if d.err == nil {
			d.frame.release()
		}
	})
	k.all = append([]*decoded{d}, k.all...)
	for len(k.all) > mostKept {
		last := k.all[mostKept]
		last.cancel()
		go last.leave()
		k.all = k.all[:mostKept]
	}
	go decode(ctx, d, f)
	return d
}

// everyPixel is an edge that no picture is as long as.
const everyPixel = math.MaxInt32

// decodeKept decodes f. What fails is not kept.
func (m *Maker) decodeKept(ctx context.Context, d *decoded, f journal.File) {
	defer close(d.done)
	in, err := m.open(f)
	if err == nil {
		d.frame, err = m.decodeFor(ctx, in.SectionReader, everyPixel, everyPixel)
		in.Close()
	}
	if d.err = err; err != nil {
		m.wholes.mu.Lock()
		defer m.wholes.mu.Unlock()
		m.wholes.all = slices.DeleteFunc(m.wholes.all, func(o *decoded) bool { return o == d })
	}
}
