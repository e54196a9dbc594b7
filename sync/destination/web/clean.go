package web

import (
	"strings"

	"sojourn/journal"
)

const maxSentence = 300 // characters of a server's own words

// Shorten returns as much of a server's words as is worth showing.
func Shorten(s string) string {
	if r := []rune(s); len(r) > maxSentence {
		return string(r[:maxSentence]) + "…"
	}
	return s
}

// Clean makes foreign words safe to show, and takes a secret out of them.
func Clean(s, secret string) string {
	if secret != "" {
		s = strings.ReplaceAll(s, secret, "…")
	}
	return journal.Visible(Shorten(journal.CleanLine(s)))
}

// Veil makes an error whose text is Clean.
func Veil(err error, secret string) error { return &veiled{text: Clean(err.Error(), secret), err: err} }

type veiled struct {
	text string
	err  error
}

func (v *veiled) Error() string { return v.text }
func (v *veiled) Unwrap() error { return v.err }
