package main

import (
	"errors"
	"math"
	"regexp"
	"strconv"
	"strings"

	"sojourn/journal"
	"sojourn/tui/words"
)

// sizeFlag is a number of bytes as people write it: 5MB, 6KB/s, 300k, 2MiB.
type sizeFlag int64

var size = regexp.MustCompile(`(?i)^([0-9]+(?:\.[0-9]+)?) ?([kmgt]?)(i?)b?(?:/s)?$`)

func (s *sizeFlag) Set(text string) error {
	m := size.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return notASize()
	}
	step := 1000.0
	if m[3] != "" {
		step = 1024
	}
	value, err := strconv.ParseFloat(m[1], 64)
	for range strings.Index("kmgt", strings.ToLower(m[2])) + 1 {
		if m[2] != "" {
			value *= step
		}
	}
	if err != nil || value < 1 || value > math.MaxInt64/2 {
		return notASize()
	}
	*s = sizeFlag(value)
	return nil
}

func (s *sizeFlag) String() string {
	if s == nil || *s == 0 {
		return ""
	}
	return words.Bytes(int64(*s))
}

func (s *sizeFlag) Type() string { return "SIZE" }

func notASize() error {
	return &journal.Error{
		Kind: journal.Invalid, Err: errors.New("this is no number of bytes"), Hint: "write it like 5MB or 300KB",
	}
}
