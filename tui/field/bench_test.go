package field_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sojourn/tui/tuitest"
)

var long = map[string]string{
	"one paragraph":   strings.Repeat("Dawn over the Taedong, 대동강의 새벽 صباح ", 264),
	"many paragraphs": strings.Repeat("Dawn over the Taedong, 대동강의\n", 345),
	"Korean":          strings.Repeat("대동강의 새벽 ", 1250),
}

// BenchmarkKey is a key in the middle of 10,000 characters, until they are drawn.
func BenchmarkKey(b *testing.B) {
	for name, text := range long {
		for _, keys := range [][]string{{"x", "backspace"}, {"up", "down"}, {"left", "right"}, {"enter", "backspace"}} {
			b.Run(name+"/"+keys[0], func(b *testing.B) {
				m := many(text, 76, 12)
				for range 12 {
					m = press(m, "pgup")
				}
				msgs := tuitest.Keys(keys...)
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					m, _ = m.Update(msgs[i%len(msgs)])
					_ = m.View()
				}
			})
		}
	}
}

// BenchmarkPaste pastes 100 kB.
func BenchmarkPaste(b *testing.B) {
	for name, text := range long {
		b.Run(name, func(b *testing.B) {
			text := strings.Repeat(text, 12)[:100_000]
			m := many("", 76, 12)
			for b.Loop() {
				pasted, _ := m.Update(tea.PasteMsg{Content: text})
				_ = pasted.View()
			}
		})
	}
}

// BenchmarkOneLine is a key in a field of one line that is far too short.
func BenchmarkOneLine(b *testing.B) {
	m := one(long["Korean"], 76)
	msgs := tuitest.Keys("x", "backspace")
	for i := 0; b.Loop(); i++ {
		m, _ = m.Update(msgs[i%len(msgs)])
	}
}
