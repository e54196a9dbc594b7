package export

import (
	"fmt"
	"regexp"
	"slices"
	"sync"
	"time"

	"sojourn/journal"
)

var (
	hashForm     = form(`^[0-9a-f]{64}$`)
	dispatchForm = form(`^[0-9A-Za-z]{1,64}$`)
	nameForm     = form(`^[a-z0-9][a-z0-9_-]{0,31}$`)
)

// form is a pattern that is only made where it is asked for.
func form(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}

// oneOf reports a word that is none of those that there are.
func oneOf[T ~string](what string, word T, words []T) error {
	if slices.Contains(words, word) {
		return nil
	}
	return fmt.Errorf("the %s is %q, which is none", what, journal.Visible(string(word)))
}

// formed reports a text that is not what it has to be: some of them become names of files.
func formed(what, text string, form func() *regexp.Regexp) error {
	if form().MatchString(text) {
		return nil
	}
	return fmt.Errorf("%q cannot be a %s", journal.Visible(text), what)
}

// agrees reports where a line says one thing twice and not alike: only the other one is read.
func agrees(name, got, read, want string) error {
	if got == want {
		return nil
	}
	return fmt.Errorf("%s does not agree with %s, which is the one that is read", name, read)
}

// dated reports an instant that a journal cannot keep.
func dated(times ...*time.Time) error {
	for _, t := range times {
		if t != nil && (t.Year() < 1 || t.Year() > 9999) {
			return fmt.Errorf("the year %d cannot be kept", t.Year())
		}
	}
	return nil
}
