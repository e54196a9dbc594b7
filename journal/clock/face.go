package clock

import (
	"errors"
	"strings"
	"time"

	"sojourn/journal"
)

// Face is what a photographed clock shows, as the traveller reads it.
type Face struct {
	at        time.Time // as if in UTC where hasOffset is false; on day 0 of year 0 where hasDay is
	hasDay    bool
	hasOffset bool
	within    time.Duration
}

// form is a way to write a time.
type form struct {
	layout      string
	day, offset bool
	minutes     bool // no seconds
}

var forms = []form{
	{layout: "15:04:05.999999999"},
	{layout: "15:04", minutes: true},
	{layout: "3:04:05PM"},
	{layout: "3:04PM", minutes: true},
	{layout: "2006-01-02T15:04:05.999999999", day: true},
	{layout: "2006-01-02T15:04", day: true, minutes: true},
	{layout: "2006-01-02T15:04:05.999999999Z07:00", day: true, offset: true},
	{layout: "2006-01-02T15:04Z07:00", day: true, offset: true, minutes: true},
	{layout: "15:04:05.999999999Z07:00", offset: true},
	{layout: "15:04Z07:00", offset: true, minutes: true},
}

// ParseFace reads the time that a clock shows: 14:03:12, 14:03, 2:03:12 pm, with or without a day
// before it and an offset behind it. The error is Invalid.
func ParseFace(text string) (Face, error) {
	s := strings.ToUpper(strings.TrimSpace(text))
	if len(s) > len("2006-01-02") && s[4] == '-' && s[10] == ' ' {
		s = s[:10] + "T" + strings.TrimSpace(s[11:])
	}
	s = strings.ReplaceAll(s, " ", "")
	for _, f := range forms {
		t, err := time.Parse(f.layout, s)
		if err != nil {
			continue
		}
		face := Face{at: t, hasDay: f.day, hasOffset: f.offset, within: 500 * time.Millisecond}
		if f.minutes { // the middle of the minute is the least wrong
			face.at, face.within = t.Add(30*time.Second), 30*time.Second
		}
		return face, nil
	}
	return Face{}, &journal.Error{
		Kind: journal.Invalid, Err: errors.New("this is no time that a clock shows"),
		Hint: "write it like 14:03:12, or with its day and offset, like 2013-02-25T14:03:12+09:00",
	}
}

// Within is how exactly f says a time, to either side.
func (f Face) Within() time.Duration { return f.within }

// Offset is what is to be added to the clock of m, which shows f. zone is that of the clock in the
// picture, nil where it is the one of m. Of a time without a day the nearest is meant. The error is
// Invalid where m has no time, or no offset and one is needed to compare.
func (f Face) Offset(m journal.Moment, zone *time.Location) (time.Duration, error) {
	switch {
	case !m.Known():
		return 0, invalid("its camera wrote no time", "photograph a clock with a camera that does")
	case m.Typed():
		return 0, invalid("its time was typed, and is not the camera's", "take another photo of that clock")
	case f.hasOffset && !m.HasOffset():
		return 0, invalid("it is not known in which zone its camera's clock is set",
			"write the time as the clock shows it, without an offset, or give the photo its zone first")
	}
	shown := f.in(m, zone)
	offset := shown.Sub(m.Clock)
	if !f.hasDay {
		const day = 24 * time.Hour
		offset -= offset.Round(day)
	}
	return offset.Round(time.Millisecond), nil
}

// in is what f shows, as the clock of m would show it if it were right, on its day if f has none.
func (f Face) in(m journal.Moment, zone *time.Location) time.Time {
	at := f.at
	if !f.hasDay {
		y, month, day := m.Clock.Date()
		at = time.Date(y, month, day, at.Hour(), at.Minute(), at.Second(), at.Nanosecond(), at.Location())
	}
	if !f.hasOffset && (zone == nil || !m.HasOffset()) {
		return at
	}
	if !f.hasOffset {
		at = time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), at.Nanosecond(), zone)
	}
	return at.UTC().Add(m.Offset)
}

func invalid(why, hint string) error {
	return &journal.Error{Op: "clock", Kind: journal.Invalid, Err: errors.New(why), Hint: hint}
}
