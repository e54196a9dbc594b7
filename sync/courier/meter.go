package courier

import (
	"sync"
	"time"

	"sojourn/journal"
)

// meter counts what leaves and reports it. It is safe for concurrent use.
type meter struct {
	mu       sync.Mutex
	now      func() time.Time
	report   func(journal.Progress)
	progress journal.Progress
	began    time.Time
	bytes    int64 // that left, failed tries included
	ended    int64 // of what is done
	current  int64
	size     int64
}

func newMeter(now func() time.Time, report func(journal.Progress), to string, trips []trip) *meter {
	m := &meter{now: now, report: report, began: now()}
	m.progress = journal.Progress{Destination: to, Items: len(trips)}
	for _, t := range trips {
		m.progress.Total += t.last().Dispatch.Bytes()
	}
	return m
}

func (m *meter) begin(t trip) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.current, m.size = 0, t.last().Dispatch.Bytes()
	m.progress.Entry, m.progress.State, m.progress.Reason = t.entry(), journal.StateSending, ""
	m.tell()
}

func (m *meter) sent(n int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.bytes += n
	m.current += n
	if took := m.now().Sub(m.began).Seconds(); took > 0 {
		m.progress.Rate = float64(m.bytes) / took
	}
	m.tell()
}

func (m *meter) left() int64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.bytes
}

// end closes t. What was there before, or did not go, is taken off the total.
func (m *meter) end(t trip, o Outcome) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if o.State == journal.StateDelivered && !o.Before {
		m.ended += m.size
	} else {
		m.progress.Total -= m.size
	}
	m.current, m.size = 0, 0
	m.progress.Done++
	m.progress.Entry, m.progress.State, m.progress.Reason = t.entry(), o.State, o.Reason
	m.tell()
}

func (m *meter) tell() {
	m.progress.Sent = m.ended + min(m.current, m.size)
	if m.report != nil {
		m.report(m.progress)
	}
}
