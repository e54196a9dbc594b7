// Package tuitest tells stories to screens: keys in, views out, without a terminal and without a
// clock.
package tuitest

import (
	"reflect"

	tea "charm.land/bubbletea/v2"
)

// Screen is what every screen is: a value that answers messages.
type Screen[M any] interface {
	Update(msg tea.Msg) (M, tea.Cmd)
}

// rounds bounds how many answers to answers are followed, so that a loop fails a test.
const rounds = 10_000

// Feed gives msgs to m, runs the commands that it answers with, and gives it what they return. It
// also returns what was answered, in order: what a screen tells the root model is there.
func Feed[M Screen[M]](m M, msgs ...tea.Msg) (M, []tea.Msg) {
	var answers []tea.Msg
	for n := 0; len(msgs) > 0; n++ {
		if n == rounds {
			panic("tuitest: the screen answers itself without end")
		}
		var cmd tea.Cmd
		m, cmd = m.Update(msgs[0])
		more := Run(cmd)
		answers = append(answers, more...)
		msgs = append(append([]tea.Msg{}, more...), msgs[1:]...)
	}
	return m, answers
}

// Run runs cmd and the commands that it stands for, and returns their messages.
func Run(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	msg := cmd()
	if msg == nil {
		return nil
	}
	if list, ok := commands(msg); ok {
		var all []tea.Msg
		for _, c := range list {
			all = append(all, Run(c)...)
		}
		return all
	}
	return []tea.Msg{msg}
}

// commands opens a batch or a sequence, whose type Bubble Tea does not export.
func commands(msg tea.Msg) ([]tea.Cmd, bool) {
	v := reflect.ValueOf(msg)
	if v.Kind() != reflect.Slice || v.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return nil, false
	}
	list := make([]tea.Cmd, v.Len())
	for i := range list {
		list[i] = v.Index(i).Interface().(tea.Cmd)
	}
	return list, true
}
