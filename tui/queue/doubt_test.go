package queue_test

import (
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/tui/tuitest"
)

func TestWhatIsInDoubtIsNotSaidToGoByItself(t *testing.T) {
	for state, want := range map[journal.State]string{
		journal.StateNeedsYou: "mark it again", journal.StateUnknown: "sends nothing by itself",
	} {
		t.Run(string(state), func(t *testing.T) {
			s := &double{entries: map[journal.ID]journal.Entry{}, dests: desk().dests}
			s.add("평양", "site", state, func(d *journal.Delivery) { d.Doubted = true })
			view := tuitest.Plain(open(t, s, 120, 39).View())
			if !strings.Contains(view, want) {
				t.Errorf("it does not say %q:\n%s", want, view)
			}
		})
	}
}
