package main

import (
	"context"

	"sojourn/tui/linear"
)

// openPlain is `sojourn --plain`: the interface as a conversation, in a terminal or a pipe.
func (a *app) openPlain(ctx context.Context) error {
	if a.flags.json {
		return usagef("--plain speaks in sentences; the verbs have --json")
	}
	j, err := a.journal(ctx)
	if err != nil {
		return err
	}
	talk := linear.Talk{
		Store: j.store, Guide: j.finder, Sender: sender{j.outbox}, In: a.stdin, Out: a.stdout,
		Places: func() (linear.Gazetteer, error) { return a.places() },
	}
	typed := a.out.is && streamOf(a.stdin).is
	if typed {
		talk.Prompt = "> "
	}
	r, err := talk.Run(ctx)
	if err != nil || typed {
		return err // who types has heard of each failure
	}
	return outcome(r.Done, r.Failed)
}
