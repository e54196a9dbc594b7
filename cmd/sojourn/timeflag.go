package main

import (
	"errors"
	"strings"
	"time"

	"sojourn/journal"
)

// timeFlag is an instant, or a local time where no offset is given with it.
type timeFlag struct {
	at        time.Time // the local time as if in UTC where hasOffset is false
	hasOffset bool
	set       bool
}

var (
	instants = []string{
		time.RFC3339Nano, "2006-01-02T15:04Z07:00", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04Z07:00",
	}
	locals = []string{
		"2006-01-02T15:04:05.999999999", "2006-01-02T15:04", "2006-01-02 15:04:05.999999999", "2006-01-02 15:04",
	}
)

func (f *timeFlag) Set(text string) error {
	text = strings.TrimSpace(text)
	text = strings.Replace(text, " +", "+", 1) // 2013-02-25 08:30 +09:00
	text = strings.Replace(text, " -", "-", 1)
	for _, layout := range instants {
		if t, err := time.Parse(layout, text); err == nil {
			*f = timeFlag{at: t, hasOffset: true, set: true}
			return nil
		}
	}
	for _, layout := range locals {
		if t, err := time.Parse(layout, text); err == nil {
			*f = timeFlag{at: t, set: true}
			return nil
		}
	}
	return &journal.Error{
		Kind: journal.Invalid, Err: errors.New("this is no time"),
		Hint: "write it like 2013-02-25T08:30:00+09:00 or 2013-02-25 08:30",
	}
}

func (f *timeFlag) String() string {
	if f == nil || !f.set {
		return ""
	}
	return f.at.Format(time.RFC3339)
}

func (f *timeFlag) Type() string { return "TIME" }

// instant is when it is, in the zone of this machine where no offset was given.
func (f timeFlag) instant() time.Time {
	if !f.set || f.hasOffset {
		return f.at
	}
	t := f.at
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.Local)
}

// moment puts the time that was typed in place of m's. What the camera wrote stays known; the
// offset is the typed one, else the entry's. The error is Invalid where neither is known.
func (f timeFlag) moment(m journal.Moment) (journal.Moment, error) {
	written := m.Written
	_, seconds := f.at.Zone()
	local := time.Date(f.at.Year(), f.at.Month(), f.at.Day(), f.at.Hour(), f.at.Minute(), f.at.Second(),
		f.at.Nanosecond(), time.UTC).Truncate(time.Microsecond)
	switch {
	case f.hasOffset:
		m = journal.Moment{Clock: local, Offset: time.Duration(seconds) * time.Second, Source: journal.OffsetHand}
	case !m.HasOffset():
		return m, &journal.Error{
			Op: "time", Kind: journal.Invalid, Err: errors.New("the offset from UTC of this entry is not known"),
			Hint: "write it too, like " + local.Format("2006-01-02T15:04:05") + "+09:00",
		}
	case m.Zone != "":
		zone, err := time.LoadLocation(m.Zone)
		if err != nil {
			return m, err
		}
		m.Clock, m.Adjust = local, 0
		m = m.InZone(zone)
	default:
		m.Clock, m.Adjust = local, 0
	}
	m.Written = written
	return m, nil
}
