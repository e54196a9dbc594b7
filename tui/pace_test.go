package tui_test

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"sojourn/tui"
	"sojourn/tui/route"
	"sojourn/tui/tuitest"
)

// drawing is what a program wrote to its terminal.
type drawing struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (d *drawing) Write(b []byte) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.text.Write(b)
}

func (d *drawing) has(text string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return strings.Contains(d.text.String(), text)
}

// telling shows a sign for each beat and key that it heard, no two alike: what is drawn of it is that.
type telling struct{ heard rune }

func (telling) Init() tea.Cmd { return nil }

func (m telling) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg.(type) {
	case route.Beat, tea.KeyPressMsg:
		m.heard++
	}
	return m, nil
}

func (m telling) View() tea.View { return tea.NewView(string('①' + m.heard - 1)) }

// TestAProgramRestsUntilAKeyIsPressed runs one on a clock of its own.
func TestAProgramRestsUntilAKeyIsPressed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const frame = time.Second / 120
		var out drawing
		pace := tui.NewPace()
		program := tea.NewProgram(telling{}, tea.WithFPS(120), tea.WithFilter(pace.Heard), tea.WithInput(nil), tea.WithOutput(&out),
			tea.WithWindowSize(80, 24), tea.WithoutSignalHandler(), tea.WithColorProfile(colorprofile.ASCII),
			tea.WithEnvironment([]string{"TERM=xterm"}))
		pace.Of(program)
		ended := make(chan error)
		go func() {
			_, err := program.Run()
			ended <- err
		}()
		shows := func(msg tea.Msg, text string, within time.Duration) bool {
			program.Send(msg)
			time.Sleep(within)
			return out.has(text)
		}
		press := func(name string) tea.Msg { return tuitest.Keys(name)[0] }

		if !shows(press("a"), "①", frame) {
			t.Error("a key is not drawn in a frame")
		}
		for range 3 {
			shows(route.Beat{}, "", 510*time.Millisecond) // it rests after the last: ticks are at 250 and 500
		}
		if shows(route.Beat{}, "⑤", 20*frame) {
			t.Error("it does not rest: what nobody waits for is drawn at once")
		}
		time.Sleep(time.Second)
		if !out.has("⑤") {
			t.Error("what changed while it rests is never drawn")
		}
		if !shows(press("b"), "⑥", 2*frame) || !shows(route.Beat{}, "⑦", 2*frame) {
			t.Error("a key does not wake it")
		}
		program.Quit()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}
