package outbox

import (
	"sync"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
)

const (
	reportEvery = 100 * time.Millisecond
	window      = 8 * time.Second // of the recent rate
	sampleEvery = 250 * time.Millisecond
	// paceAfter is how much of one item must have left before the recent rate is that of bytes, and not of answers.
	paceAfter = 16 << 10
)

// meter counts what leaves and reports it. It is safe for concurrent use.
type meter struct {
	mu       sync.Mutex
	now      func() time.Time
	report   func(journal.Progress)
	wire     *destination.Wire
	progress journal.Progress
	bytes    int64 // that left, failed tries included
	ended    int64 // of the items that are done
	current  int64 // of the item under way
	size     int64 // of that item
	files    int   // that are left
	answer   time.Duration
	reported time.Time
	samples  []sample
}

type sample struct {
	at    time.Time
	bytes int64
}

func newMeter(now func() time.Time, report func(journal.Progress), wire *destination.Wire) *meter {
	if report == nil {
		report = func(journal.Progress) {}
	}
	return &meter{now: now, report: report, wire: wire, samples: []sample{{at: now()}}}
}

// expect changes how much there is to do.
func (m *meter) expect(l load) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.progress.Items += l.items
	m.progress.Total += l.bytes
	m.files += l.files
}

// begin starts a try at i.
func (m *meter) begin(i item) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.current, m.size = 0, i.dispatch.Bytes()
	m.answer = i.link.Answer
	if i.link.Rate > 0 {
		m.progress.Pace = i.link.Rate
	}
	m.progress.Entry, m.progress.Destination = i.Entry, i.Destination
	m.progress.State, m.progress.Reason, m.progress.Until = journal.StateSending, "", time.Time{}
	m.tell()
}

// sent counts n bytes on their way.
func (m *meter) sent(n int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.bytes += n
	m.current += n
	if !m.progress.Until.IsZero() {
		m.progress.Reason, m.progress.Until = "", time.Time{}
	}
	m.measure()
	if m.now().Sub(m.reported) >= reportEvery {
		m.tell()
	}
}

// waits tells why nothing is sent for a while.
func (m *meter) waits(why string, d time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.progress.Reason, m.progress.Until = why, m.now().Add(d)
	m.tell()
}

// end closes i. What did not arrive is taken off the total: this sync does not send it any more. What went
// ahead small is not done.
func (m *meter) end(i item, state journal.State, reason string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	arrived := state == journal.StateDelivered || state == journal.StateChanged
	if arrived {
		m.ended += i.dispatch.Bytes()
	} else {
		m.progress.Total -= i.dispatch.Bytes() + i.completion()
	}
	m.current, m.size = 0, 0
	m.files -= i.files()
	if !arrived || !i.dispatch.Small() {
		m.progress.Done++
	}
	m.progress.Entry, m.progress.Destination = i.Entry, i.Destination
	m.progress.State, m.progress.Reason, m.progress.Until = state, reason, time.Time{}
	m.tell()
}

func (m *meter) left() int64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.bytes
}

func (m *meter) measure() {
	at := m.now()
	if at.Sub(m.samples[len(m.samples)-1].at) < sampleEvery {
		return
	}
	m.samples = append(m.samples, sample{at, m.bytes})
	for len(m.samples) > 2 && at.Sub(m.samples[0].at) > window {
		m.samples = m.samples[1:]
	}
	first := m.samples[0]
	m.progress.Rate = float64(m.bytes-first.bytes) / at.Sub(first.at).Seconds()
	if m.current >= paceAfter {
		m.progress.Pace = m.progress.Rate
	}
}

func (m *meter) tell() {
	m.reported = m.now()
	m.progress.Sent = m.ended + min(m.current, m.size)
	m.progress.Wire = m.wire.Bytes()
	m.progress.Answers = time.Duration(max(0, m.files)) * m.answer
	m.report(m.progress)
}
