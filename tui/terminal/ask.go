package terminal

import (
	"context"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
)

// Patience is how long a terminal may take to answer before it is done without.
const Patience = 100 * time.Millisecond

// Ask asks the terminal of environment env, for who has no program running on it. What it does not tell within
// Patience is not known.
func Ask(ctx context.Context, in, out *os.File, env []string) (Answers, error) {
	questions := Questions(env)
	if questions == "" {
		return Answers{}, nil
	}
	last, err := tea.NewProgram(asking{questions: questions}, tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(out)).Run()
	a, _ := last.(asking)
	a.answers.Text = Pixels(out)
	return a.answers, err
}

// asking is a program that asks and listens.
type asking struct {
	questions string
	answers   Answers
}

func (a asking) Init() tea.Cmd {
	return tea.Batch(tea.Raw(a.questions), tea.Tick(Patience, func(time.Time) tea.Msg { return tea.Quit() }))
}

func (a asking) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if a.answers, _ = a.answers.Heard(msg); a.answers.Whole {
		return a, tea.Quit
	}
	return a, nil
}

func (asking) View() tea.View { return tea.NewView("") }
