package outbox

import (
	"context"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// lesson is what one Send learns of the way to one destination.
type lesson struct {
	link    journal.Link
	wire    *destination.Wire
	now     func() time.Time
	opened  int64     // bytes that had passed when this began
	bounded bool      // the rate is not the link's but the traveller's
	began   time.Time // of sending; zero before
	sent    int64     // since then
	cuts    int
}

// begin is called with the answer that shows that there is a link.
func (l *lesson) begin() {
	l.began = l.now()
	if n := l.wire.Bytes() - l.opened; n > 0 {
		l.link.Opening = float64(n)
	}
}

// before is what had passed when a try began.
type before struct {
	at   time.Time
	wire int64
	shut int // how often the gate was: what is paused teaches nothing
}

func (l *lesson) mark(g *gate) before {
	_, shut := g.state()
	return before{l.now(), l.wire.Bytes(), shut}
}

// tried takes in a try that ended now.
func (l *lesson) tried(t *try, since before, failure error) {
	now, n := l.now(), t.trail.count()
	l.sent += n
	if failure != nil {
		if kind := journal.KindOf(failure); kind == journal.Offline || kind == journal.Unknown {
			l.cuts++
		}
		return
	}
	t.link = l.link
	if passed := l.wire.Bytes() - since.wire; passed > 0 && t.attempt.Number == 1 && t.dispatch.Replaces == nil {
		l.link = t.passed(passed) // a later attempt may go on with what is there
	}
	if !l.bounded {
		l.link = l.link.Took(n, t.files(), now.Sub(since.at), now)
	}
}

// end is the link as it is known now.
func (l *lesson) end() journal.Link {
	if l.began.IsZero() {
		return l.link
	}
	return l.link.Session(l.sent, l.now().Sub(l.began), l.cuts)
}

// closer is a measure that is half way to the newest one; 0 is none.
func closer(before, now float64) float64 {
	if before == 0 {
		return now
	}
	return (before + now) / 2
}

// recall reads what is known of links.
func (o *Outbox) recall(ctx context.Context) error {
	links, err := o.Store.Links(ctx)
	if err != nil {
		return err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.links = links
	return nil
}

// learn begins a lesson of the way to a destination.
func (s *sending) learn(name string) {
	link, _ := s.link(name)
	s.lesson = &lesson{
		link: link, wire: s.wire, opened: s.wire.Bytes(), now: s.Now, bounded: s.options.BytesPerSecond > 0,
	}
}

// keepLink writes down what was learnt of a link, also where ctx has ended.
func (s *sending) keepLink(ctx context.Context, name string) error {
	link, _ := s.link(name)
	up, reason := link.Up, link.Reason
	link = s.lesson.end()
	link.Up, link.Reason = up, reason
	s.mu.Lock()
	s.links[name] = link
	s.mu.Unlock()
	return s.Store.KeepLink(context.WithoutCancel(ctx), name, link)
}

// spent is how much has left, and come where that is counted.
func (s *sending) spent() int64 { return max(s.meter.left(), s.wire.Bytes()) }
