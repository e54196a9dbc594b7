package caption_test

import (
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/tui/route"
	"sojourn/tui/tuitest"
)

// BenchmarkKey is a key in the caption until the screen is drawn, with three destinations.
func BenchmarkKey(b *testing.B) {
	for name, text := range map[string]string{
		"a caption":         "Dawn over the Taedong.\n\n대동강의 새벽, seen from the Yanggakdo Hotel. ",
		"10,000 characters": strings.Repeat("Dawn over the Taedong, 대동강의 새벽 صباح\n", 256),
	} {
		for _, size := range [][2]int{{80, 23}, {200, 59}} {
			b.Run(name+"/"+map[int]string{80: "80x23", 200: "200x59"}[size[0]], func(b *testing.B) {
				j := newTrip(b)
				j.destination(journal.Destination{Name: "site", Kind: "folder", Default: true})
				j.destination(journal.Destination{Name: "desk", Kind: "folder", Limits: journal.Limits{Text: 2000, Unit: journal.UnitBytes}})
				j.destination(journal.Destination{Name: "mastodon", Kind: "mastodon", Limits: journal.Limits{Text: 500, LinkLength: 23}})
				id := j.frame(func(e *journal.Entry) { e.Caption, e.Place = text, pyongyang() })
				m := j.editor(size[0], size[1]).show(id, nil, route.FieldCaption).Model
				msgs := tuitest.Keys("x", "backspace")
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					m, _ = m.Update(msgs[i%2])
					_ = m.View()
				}
			})
		}
	}
}

// BenchmarkSave is a beat with something to store, until it is stored.
func BenchmarkSave(b *testing.B) {
	j := walk(b)
	e := j.open(0, route.FieldCaption)
	for b.Loop() {
		e.typed("x").beat()
	}
}
