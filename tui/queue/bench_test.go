package queue_test

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/queue"
	"sojourn/tui/route"
	"sojourn/tui/theme"
	"sojourn/tui/tuitest"
)

// BenchmarkKey is a key and the frame that follows, with the entries on the screen known.
func BenchmarkKey(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		for _, size := range [][2]int{{80, 23}, {200, 59}} {
			b.Run(fmt.Sprintf("%d deliveries, %dx%d", n, size[0], size[1]), func(b *testing.B) {
				m := full(n).Resize(size[0], size[1])
				down, up := tuitest.Keys("j")[0], tuitest.Keys("k")[0]
				for b.Loop() {
					m, _ = m.Update(down)
					_ = m.View()
					m, _ = m.Update(up)
					_ = m.View()
				}
				b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(2*b.N), "µs/key")
			})
		}
	}
}

// BenchmarkChanged reads and arranges a whole outbox, as commands do beside the screen.
func BenchmarkChanged(b *testing.B) {
	m := full(10_000)
	for b.Loop() {
		m, _ = tuitest.Feed(m, tea.Msg(route.Changed{}))
	}
}

func full(n int) queue.Model {
	s := &double{entries: map[journal.ID]journal.Entry{}, dests: []journal.Destination{{Name: "site", Kind: "folder"}}}
	for i := range n {
		s.add(fmt.Sprintf("사진 %d 대동강의 새벽", i), "site", journal.StateMarked, nil)
	}
	m, cmd := queue.New(s, theme.New(true)).Resize(80, 23).Show()
	m, _ = tuitest.Feed(m, tuitest.Run(cmd)...)
	return m
}
