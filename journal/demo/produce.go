package demo

import (
	"context"
	"runtime"
	"sync"
)

// file is a finished file of the card, or why there is none.
type file struct {
	path    string // with slashes
	content []byte
	err     error
}

// work makes one file, and copies of it.
type work func() []file

// produce makes all files, several at a time. The channel is closed after the last, and early
// when ctx is done; wait returns when no goroutine is left.
func produce(ctx context.Context) (files <-chan file, wait func()) {
	todo, made := make(chan work), make(chan file)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() { carryOut(ctx, todo, made) })
	}
	workers.Go(func() { hand(ctx, todo) })
	go func() {
		workers.Wait()
		close(made)
	}()
	return made, workers.Wait
}

// hand gives out all that there is to do.
func hand(ctx context.Context, todo chan<- work) {
	defer close(todo)
	for _, w := range allWork() {
		select {
		case todo <- w:
		case <-ctx.Done():
			return
		}
	}
}

func carryOut(ctx context.Context, todo <-chan work, made chan<- file) {
	for w := range todo {
		for _, f := range w() {
			select {
			case made <- f:
			case <-ctx.Done():
				return
			}
		}
	}
}

// allWork is what can be done independently of each other.
func allWork() []work {
	list := []work{func() []file { return []file{{path: Track, content: gpx()}} }}
	for _, f := range frames {
		list = append(list, f.files)
	}
	for _, s := range strays {
		if s.of == "" {
			list = append(list, s.files)
		}
	}
	return list
}

// files are the frame's own and its copies.
func (f frame) files() []file {
	content, err := f.photo()
	list := []file{{f.camera.path(f.name), content, err}}
	for _, s := range strays {
		if s.of == f.name {
			list = append(list, file{s.path, content, err})
		}
	}
	return list
}

func (s stray) files() []file {
	content, err := s.content()
	return []file{{s.path, content, err}}
}
