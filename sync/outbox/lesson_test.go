package outbox_test

import (
	"context"
	"math"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/outbox"
)

const (
	linkRate = 8000 // bytes a second
	answers  = time.Second
)

// overLink has what goes to the double take its time.
func overLink(t *testing.T) *rig {
	r := newRig(t)
	r.place.link = func(ctx context.Context, bytes int64) {
		destination.WireOf(ctx).Add(int(bytes)+500, 300)
		r.clock.pass(answers + time.Duration(bytes)*time.Second/linkRate)
	}
	return r
}

// known is what a new outbox on the same journal knows of the link to desk.
func (r *rig) known() journal.Link {
	r.t.Helper()
	r.outbox = outbox.New(r.setup())
	r.add("to be planned", 0)
	link, ok := r.plan(outbox.Options{}).Links["desk"]
	if !ok {
		r.t.Fatal("nothing is known of the link")
	}
	return link
}

func TestALinkIsLearntAndKept(t *testing.T) {
	r := overLink(t)
	for range 6 {
		r.add("한산한 광장", 0)
		r.add(strings.Repeat("long ", 8000), 0)
	}
	r.send(outbox.Options{})
	at := r.clock.now()
	l := r.known()
	if !l.Up || math.Abs(l.Rate/linkRate-1) > 0.05 || l.Answer.Round(100*time.Millisecond) != answers || !l.At.Equal(at) {
		t.Errorf("it learnt %+v", l)
	}
	if l.Opening != 800 || l.Sessions != 1 {
		t.Errorf("it counted %+v", l)
	}
	if _, cut := l.Uptime(); cut {
		t.Errorf("nothing was cut: %+v", l)
	}
	took := l.Time(80_000, 2)
	if want := 2*answers + 10*time.Second; took < want*95/100 || took > want*105/100 {
		t.Errorf("80 kB in 2 files are said to take %s, want about %s", took, want)
	}
}

// TestTheUsualUptimeIsLearntFromCuts sends 80 kB, caption and alt text, and is cut before the next.
func TestTheUsualUptimeIsLearntFromCuts(t *testing.T) {
	r := overLink(t)
	long := strings.Repeat("long ", 8000)
	r.add(long, 0)
	r.add(long, 0)
	r.place.faulty = faults(map[string][]fault{"deliver": {nothing, noLink}})
	r.send(outbox.Options{})
	up, cut := r.known().Uptime()
	if !cut || up.Round(time.Second) != 11*time.Second {
		t.Errorf("after one cut it is usually up for %s, %v", up, cut)
	}
	if n, _ := r.known().UsualBytes(); n < 80_000 || n > 80_010 {
		t.Errorf("it usually carries %d bytes", n)
	}
}

// TestABoundedRateTeachesNothing: how slow the traveller wants it is not how slow the link is.
func TestABoundedRateTeachesNothing(t *testing.T) {
	r := overLink(t)
	r.add(strings.Repeat("long ", 8000), 0)
	r.send(outbox.Options{BytesPerSecond: 100})
	if l := r.known(); l.Rate != 0 {
		t.Errorf("it learnt %v bytes a second", l.Rate)
	}
}

func TestALinkThatIsDownIsRememberedWithWhatIsKnownOfIt(t *testing.T) {
	r := overLink(t)
	r.add(strings.Repeat("long ", 8000), 0)
	r.send(outbox.Options{})
	r.add("later", 0)
	r.place.faulty = once("limits", noLink)
	r.send(outbox.Options{})
	if l := r.known(); l.Up || !strings.Contains(l.Reason, string(noLink)) || l.Rate == 0 {
		t.Errorf("it knows %+v", l)
	}
}
