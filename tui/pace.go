package tui

import (
	"reflect"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/tui/route"
)

// Pace draws a key at once, and lets a program rest while nothing happens. Bubble Tea looks for something to
// draw at every tick of one ticker, also where there was nothing for hours, and has no setting for it; 120
// wakings in a second cost a battery more than all that sojourn does by itself, and keep a key waiting for 8 ms.
type Pace struct {
	program *tea.Program
	quiet   int // beats since something happened
	resting bool
}

const (
	quickTick = 3 * time.Millisecond   // while something happens
	restTick  = 250 * time.Millisecond // what changes by itself may be seen so much later
	restAfter = 2                      // beats
)

// NewPace returns a pace. Its program begins at its own.
func NewPace() *Pace { return &Pace{resting: true} }

// Of makes p the program whose pace it is, before it runs.
func (p *Pace) Of(program *tea.Program) { p.program = program }

// Heard is a program's filter of messages: it lets every one through.
func (p *Pace) Heard(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg.(type) {
	case route.Beat:
		if p.quiet++; p.quiet > restAfter && !p.resting {
			p.resting = p.tick(restTick)
		}
	case nil, tea.BatchMsg: // what a beat asks for; what is found comes as another message
	default:
		if p.quiet = 0; p.resting {
			p.resting = !p.tick(quickTick)
		}
	}
	return msg
}

// tick sets the ticker, and reports whether it could. Messages are heard on the goroutine that makes it.
func (p *Pace) tick(every time.Duration) bool {
	t := tickerOf(p.program)
	if t != nil {
		t.Reset(every)
	}
	return t != nil
}

// tickerOf is the ticker by which a program draws: a field that is not exported. Where another version
// has it otherwise it is nil, and the program never rests.
func tickerOf(program *tea.Program) *time.Ticker {
	f := reflect.ValueOf(program)
	if f.IsNil() {
		return nil
	}
	if f = f.Elem().FieldByName("ticker"); !f.IsValid() || f.Type() != reflect.TypeFor[*time.Ticker]() {
		return nil
	}
	return *(**time.Ticker)(f.Addr().UnsafePointer())
}
