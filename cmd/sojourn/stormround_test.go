package main

import (
	"os"
	"os/exec"
	"slices"
	"syscall"
	"time"

	"sojourn/sync/destination/destinationtest"
)

// trouble is one thing that happens to a run of the program, and how often, beside the others.
type trouble struct {
	name   string
	often  int
	linked bool // needs a link
	befall func(s *storm, r *running)
}

var troubles = []trouble{
	{"kill", 3, false, func(s *storm, r *running) { s.sleepIn(r, s.span); r.kill() }},
	{"kill", 5, true, func(s *storm, r *running) { s.atAByte(r); r.kill() }},
	{"link", 6, true, (*storm).linkFails},
	{"slow", 1, true, (*storm).slow},
	{"two", 2, false, (*storm).another},
	{"asleep", 1, false, (*storm).asleep},
}

// running is the program at work.
type running struct {
	*exec.Cmd
	ended chan struct{}
}

func (s *storm) start(args ...string) *running {
	s.Helper()
	r := &running{Cmd: sojourn(s.T, s.dir, args...), ended: make(chan struct{})}
	if err := r.Start(); err != nil {
		s.Fatal(err)
	}
	go func() {
		_ = r.Wait() // how it ended tells nothing: the place and the journal do
		close(r.ended)
	}()
	return r
}

func (r *running) kill() { _ = r.Process.Kill() }

// within tells whether r ends in that time.
func (r *running) within(d time.Duration) bool {
	select {
	case <-r.ended:
		return true
	case <-time.After(d):
		return false
	}
}

const (
	stormPatience = 2 * time.Second // of a traveller whose program does nothing
	stormObeys    = 5 * time.Second // within which a program that is told to stop does
)

// round is one run, and what befalls it.
func (s *storm) round() {
	s.Helper()
	what := s.pick()
	for _, d := range s.desks {
		d.fair()
	}
	before := s.states()
	r := s.start(s.verb()...)
	what.befall(s, r)
	if !r.within(stormPatience + s.span) {
		_ = r.Process.Signal(os.Interrupt)
		s.count.by["stopped by hand"]++
		if !r.within(stormObeys) {
			s.Errorf("%s: it does not stop when it is told to", what.name)
			r.kill()
			<-r.ended
		}
	}
	s.count.rounds++
	s.count.by[what.name]++
	s.count.by[s.stands(before)]++
	passes := []time.Duration{0, time.Minute, 20 * time.Minute, 2 * time.Hour, 30 * time.Hour}[s.rand.IntN(5)]
	for _, d := range s.desks {
		if d.later != nil {
			d.later(passes)
		}
	}
}

func (s *storm) pick() trouble {
	var all []trouble
	for _, t := range troubles {
		for range t.often {
			if !t.linked || s.linked() {
				all = append(all, t)
			}
		}
	}
	return all[s.rand.IntN(len(all))]
}

// linked tells whether there is a link to any place.
func (s *storm) linked() bool {
	return slices.ContainsFunc(s.desks, func(d *stormDesk) bool { return d.link != nil })
}

// some is any of the places with a link.
func (s *storm) some() *stormDesk {
	for {
		if d := s.desks[s.rand.IntN(len(s.desks))]; d.link != nil {
			return d
		}
	}
}

// sleepIn waits for a random moment of r's span.
func (s *storm) sleepIn(r *running, span time.Duration) {
	r.within(time.Duration(s.rand.Int64N(int64(span))))
}

// atAByte waits until a random number of bytes has passed.
func (s *storm) atAByte(r *running) {
	d := s.some()
	way, at := s.somewhere(d)
	for d.link.Passed(way) < at && !r.within(200*time.Microsecond) {
	}
}

// somewhere is a byte on the way to d, rather an early one: seldom is everything yet to be sent.
func (s *storm) somewhere(d *stormDesk) (destinationtest.Direction, int64) {
	way, at := destinationtest.Direction(s.rand.IntN(2)), s.rand.Float64()
	return way, 1 + int64(at*at*float64(d.bytes[way]))
}

func (s *storm) linkFails(r *running) {
	d := s.some()
	way, at := s.somewhere(d)
	kind := destinationtest.FaultKinds[s.rand.IntN(len(destinationtest.FaultKinds))]
	d.link.Fail(destinationtest.Fault{
		Kind: kind, Way: way, After: at, For: time.Duration(s.rand.IntN(300)) * time.Millisecond,
	})
	r.within(s.span)
	if !d.link.Failed() {
		s.count.by["link held"]++
		return
	}
	s.count.by[kind.String()]++
	if s.rand.IntN(2) == 0 {
		r.within(time.Duration(s.rand.IntN(500)) * time.Millisecond)
		r.kill()
	}
}

func (s *storm) slow(*running) {
	s.some().link.Slow(time.Duration(s.rand.IntN(30)) * time.Millisecond)
}

// another runs beside r, and is killed or ends as it can.
func (s *storm) another(r *running) {
	r.within(time.Duration(s.rand.Int64N(int64(s.span))))
	other := s.start(s.verb()...)
	for _, one := range []*running{r, other} {
		if s.rand.IntN(2) == 0 {
			s.sleepIn(one, s.span)
			one.kill()
		}
	}
	if !other.within(stormPatience + s.span) {
		_ = other.Process.Signal(os.Interrupt)
		<-other.ended
	}
}

// asleep stops r as a laptop does whose lid is shut; meanwhile the link may go.
func (s *storm) asleep(r *running) {
	s.sleepIn(r, s.span)
	_ = r.Process.Signal(syscall.SIGSTOP)
	time.Sleep(time.Duration(s.rand.IntN(200)) * time.Millisecond)
	if s.linked() && s.rand.IntN(2) == 0 {
		s.some().link.HangUp()
	}
	_ = r.Process.Signal(syscall.SIGCONT)
}
