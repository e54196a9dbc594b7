package queue

import (
	"fmt"
	"maps"
	"strings"

	"sojourn/journal"
	"sojourn/tui/words"
)

// course is how far a sync is. Between two readings of the outbox it knows better than the list.
type course struct {
	sending  bool
	progress journal.Progress
	under    key
	before   int64 // bytes of the sync that were sent before the one under way
	live     map[key]standing
}

type standing struct {
	state  journal.State
	reason string
}

// told takes the next report.
func (c course) told(p journal.Progress) course {
	at := key{entry: p.Entry, destination: p.Destination}
	begins := p.State == journal.StateSending && (at != c.under || c.progress.State != journal.StateSending)
	if !c.sending || begins {
		c.before = p.Sent
	}
	c.sending, c.progress, c.under = true, p, at
	if p.Entry == "" {
		return c
	}
	live := maps.Clone(c.live)
	if live == nil {
		live = map[key]standing{}
	}
	live[at] = standing{p.State, p.Reason}
	c.live = live
	return c
}

// now is d with what is newer than the list.
func (c course) now(d journal.Delivery) journal.Delivery {
	if s, ok := c.live[keyOf(d)]; ok && s.state != "" {
		d.State, d.Reason = s.state, s.reason
	}
	return d
}

// part is how much of d has left, from 0 to 1; false where it cannot be told.
func (c course) part(d journal.Delivery) (float64, bool) {
	if !c.sending || keyOf(d) != c.under || d.State != journal.StateSending || d.Bytes <= 0 {
		return 0, false
	}
	return min(1, float64(max(0, c.progress.Sent-c.before))/float64(d.Bytes)), true
}

// line says how far the whole sync is.
func (c course) line(width int) string {
	p := c.progress
	parts := []string{fmt.Sprintf("sending %d of %d", min(p.Done+1, p.Items), p.Items)}
	if p.Total > 0 {
		parts = append(parts, words.Bytes(p.Sent)+" of "+words.Bytes(p.Total))
	}
	if p.Rate > 0 {
		parts = append(parts, words.Rate(p.Rate))
	}
	if left := p.Left(); left > 0 {
		parts = append(parts, words.Duration(left)+" left")
	}
	text := strings.Join(parts, " · ")
	if room := width - len(text) - 4; p.Total > 0 && room >= 8 {
		text = words.Bar(float64(p.Sent)/float64(p.Total), min(room, 24)) + "  " + text
	}
	return text
}
