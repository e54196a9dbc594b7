package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/tui/config"
)

// Exit codes of the command line's contract.
const (
	exitDone    = 0
	exitFailed  = 1
	exitUsage   = 2
	exitPartly  = 3
	exitOffline = 4
)

// exitError carries a code for an end that was already told in words.
type exitError struct{ code int }

func (e exitError) Error() string { return fmt.Sprintf("exit code %d", e.code) }

// outcome is how a verb ends that did some things and failed at others, each of them named.
func outcome(done, failed int) error {
	switch {
	case failed == 0:
		return nil
	case done == 0:
		return exitError{exitFailed}
	}
	return exitError{exitPartly}
}

// exit shows err once, with what to do about it, and returns the exit code.
func (a *app) exit(command *cobra.Command, err error) int {
	if err == nil {
		return exitDone
	}
	if e, ok := errors.AsType[exitError](err); ok {
		return e.code
	}
	a.warn("sojourn: %s", sentence(err))
	if hint := hintOf(err); hint != "" {
		a.warn("  %s", journal.VisibleLines(hint))
	}
	if _, ok := errors.AsType[usageError](err); ok && command != nil {
		a.warn("  usage: %s", command.UseLine())
	}
	return codeOf(err)
}

// sentence says what happened; of a stop it says only that, and how far it came if that is told.
func sentence(err error) string {
	text := strings.TrimSuffix(err.Error(), ": "+context.Canceled.Error())
	if errors.Is(err, context.Canceled) && !strings.Contains(text, "stopped") {
		text = "stopped"
	}
	return journal.VisibleLines(text)
}

func hintOf(err error) string {
	hint := journal.HintOf(err)
	if _, ok := errors.AsType[*config.Mistake](err); ok {
		hint = "mend that line, or move the file away: the defaults hold without it; nothing was opened or changed"
	}
	if hint == "" && errors.Is(err, context.Canceled) {
		return "what was finished is kept; run it again to go on from here"
	}
	return hint
}

func codeOf(err error) int {
	if _, ok := errors.AsType[usageError](err); ok {
		return exitUsage
	}
	if _, ok := errors.AsType[*config.Mistake](err); ok {
		return exitUsage
	}
	if journal.KindOf(err) == journal.Offline {
		return exitOffline
	}
	return exitFailed
}
