package journal

import (
	"errors"
	"fmt"
)

// queryMistake is what a query cannot be read or answered for, and where.
type queryMistake struct {
	character int // from 1
	err       error
}

func (m *queryMistake) Error() string { return m.err.Error() }
func (m *queryMistake) Unwrap() error { return m.err }

func mistakeAt(character int, err error, hint string) error {
	return &Error{
		Op: fmt.Sprintf("query, character %d", character), Kind: Invalid, Hint: hint,
		Err: &queryMistake{character, err},
	}
}

// MistakeIn returns the character of a query that err is about, from 1, and what is wrong there;
// 0 where err is no mistake in a query.
func MistakeIn(err error) (character int, what string) {
	if m, ok := errors.AsType[*queryMistake](err); ok {
		return m.character, m.Error()
	}
	return 0, ""
}
