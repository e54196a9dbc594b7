package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// usageError marks wrong usage: flags and arguments that cannot be meant.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// wrong makes an error about what was typed one of usage.
func wrong(err error) error {
	if err == nil {
		return nil
	}
	return usageError{err}
}

// atLeast takes n or more arguments; what names one.
func atLeast(n int, what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) < n {
			return usagef("%s is missing", what)
		}
		return nil
	}
}

// exactly takes as many arguments as there are names for them.
func exactly(names ...string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) < len(names) {
			return usagef("%s is missing", names[len(args)])
		}
		return tooMany(args[len(names):])
	}
}

func atMost(n int) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) < n {
			return nil
		}
		return tooMany(args[n:])
	}
}

func tooMany(rest []string) error {
	if len(rest) == 0 {
		return nil
	}
	return usagef("one thing too many: %s", rest[0])
}

// ofVerbs takes the arguments of a command that only groups others: none of them is known.
func ofVerbs(command *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	command.SuggestionsMinimumDistance = 2 // letters
	path := strings.TrimPrefix(command.CommandPath()+" "+args[0], command.Root().Name()+" ")
	err := fmt.Errorf("there is no verb %s", path)
	if similar := command.SuggestionsFor(args[0]); len(similar) > 0 {
		err = fmt.Errorf("%w; did you mean %s?", err, strings.Join(similar, " or "))
	}
	return usageError{err}
}

// group makes a command that only groups others.
func group(use, short string, commands ...*cobra.Command) *cobra.Command {
	g := &cobra.Command{Use: use, Short: short, Args: ofVerbs, RunE: askForVerb}
	g.AddCommand(commands...)
	return g
}

// askForVerb is what a command does that only groups others.
func askForVerb(command *cobra.Command, _ []string) error {
	var names []string
	for _, c := range command.Commands() {
		names = append(names, c.Name())
	}
	return usagef("say what: %s", strings.Join(names, ", "))
}

// only refuses flags that exclude each other, and needs one of them if need is set.
func only(command *cobra.Command, need bool, flags ...string) error {
	var given []string
	for _, name := range flags {
		if command.Flags().Changed(name) {
			given = append(given, "--"+name)
		}
	}
	switch {
	case len(given) > 1:
		return usagef("%s exclude each other", strings.Join(given, " and "))
	case need && len(given) == 0:
		return usageError{errors.New("one of --" + strings.Join(flags, ", --") + " is missing")}
	}
	return nil
}

// strict makes every error about arguments one of usage, also in commands that cobra makes.
func strict(command *cobra.Command) {
	if !command.Runnable() {
		command.Args, command.RunE = ofVerbs, askForVerb
	}
	if check := command.Args; check != nil {
		command.Args = func(c *cobra.Command, args []string) error {
			err := check(c, args)
			if _, ok := errors.AsType[usageError](err); ok {
				return err
			}
			return wrong(err)
		}
	}
	for _, c := range command.Commands() {
		strict(c)
	}
}
