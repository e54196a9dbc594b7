package destinationtest

import (
	"io"
	"time"
)

// Fault is what befalls a link, once.
type Fault struct {
	Kind  FaultKind
	Way   Direction
	After int64         // bytes that pass in that direction before it
	For   time.Duration // how long nothing passes, where that is the fault; else nothing
}

// FaultKind is how a link fails.
type FaultKind int

// The ways in which links fail. Connections that are made later are whole.
const (
	Cut      FaultKind = iota // both ends are told, and what is on its way is lost
	Late                      // this end is told; what had left it arrives when For has passed
	Stall                     // nothing passes for a while, then all of it does
	StallCut                  // nothing passes for a while, then it is cut
	FarGone                   // the server is told, and this end waits for ever
	NearGone                  // this end is told, and the server waits for ever
)

// FaultKinds are all of them.
var FaultKinds = []FaultKind{Cut, Late, Stall, StallCut, FarGone, NearGone}

func (k FaultKind) String() string {
	return []string{"cut", "late", "stall", "stall and cut", "far end gone", "near end gone"}[k]
}

// Fail has f befall the link. What is planned already is forgotten.
func (p *Proxy) Fail(f Fault) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.limits, p.passed = [2]int64{-1, -1}, [2]int64{}
	p.limits[f.Way], p.fault, p.failed = f.After, f, false
}

// Failed tells whether the fault has befallen the link.
func (p *Proxy) Failed() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.failed
}

// Slow has each piece of what passes, in either direction, wait for so long.
func (p *Proxy) Slow(by time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.slow = by
}

// HangUp ends all connections that there are.
func (p *Proxy) HangUp() { p.cut() }

// wait lets the time pass that what is about to pass has to wait.
func (p *Proxy) wait() {
	p.mu.Lock()
	pause := max(p.slow, time.Until(p.still))
	p.mu.Unlock()
	time.Sleep(pause)
}

// answerTime is how long a server has to act on what came late.
const answerTime = 100 * time.Millisecond

// befall ends c as the fault has it; rest is what has left this end and has not passed.
func (p *Proxy) befall(c *joined, f Fault, rest []byte) {
	c.doomed.Store(true)
	switch f.Kind {
	case Cut, StallCut:
		p.wait()
		p.cut()
	case Late:
		c.near.Close()
		time.Sleep(f.For)
		if f.Way == Up {
			_, _ = c.far.Write(rest) // to a server that may be gone by now
		}
		time.Sleep(answerTime)
	case FarGone:
		c.far.Close()
		_, _ = io.Copy(io.Discard, c.near)
	case NearGone:
		c.near.Close()
		_, _ = io.Copy(io.Discard, c.far)
	}
	c.near.Close()
	c.far.Close()
}
