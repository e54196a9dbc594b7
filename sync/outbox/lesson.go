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
	bounded bool      // the rate is not the link's but the traveller's
	began   time.Time // of sending; zero before
	sent    int64     // since then
	cuts    int
}

// begin is called with the answer that shows that there is a link.
func (l *lesson) begin() {
	l.began = l.now()
	if n := l.wire.Bytes(); n > 0 {
		l.link.Opening = closer(l.link.Opening, float64(n))
	}
}

// tried takes in one try that began at a time.
func (l *lesson) tried(t *try, began time.Time, failure error) {
	n := t.trail.count()
	l.sent += n
	switch journal.KindOf(failure) {
	case journal.Offline, journal.Unknown:
		if failure != nil {
			l.cuts++
		}
	}
	if failure == nil && !l.bounded {
		now := l.now()
		l.link = l.link.Took(n, 1+len(t.dispatch.Pictures), now.Sub(began), now)
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
