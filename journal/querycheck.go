package journal

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// queryStates are the values of is:.
var queryStates = []string{
	"captioned", "uncaptioned", "no-alt", "no-place", "placed", "estimated", "marked", "sent", "failed", "rejected",
	"picked", "raw",
}

// queryDays are the days that may be written in words.
var queryDays = []string{"today", "yesterday"}

func (t Term) check() error {
	switch {
	case t.Value == "" && t.Field == savedField:
		return errors.New("@ needs the name of a saved query")
	case t.Value == "" && t.Field != "":
		return fmt.Errorf("%s: needs a value", t.Field)
	case t.Value == "":
		return errors.New("there is no word here")
	case t.Field == "is" && !slices.Contains(queryStates, t.Value):
		return fmt.Errorf("is:%s is not known; is: takes %s", Visible(t.Value), strings.Join(queryStates, ", "))
	case t.Field == "on" || t.Field == "from" || t.Field == "to":
		return checkDay(t.Value)
	case t.Field == "rating":
		return checkRating(t.Value)
	}
	return nil
}

func checkRating(s string) error {
	stars := strings.TrimLeft(s, "<>=")
	if len(stars) != 1 || stars[0] < '0' || stars[0] > '5' ||
		!slices.Contains([]string{"", "=", "==", ">", "<", ">=", "<="}, strings.TrimSuffix(s, stars)) {
		return errors.New("rating: takes 0 to 5, with >= or <= before it if wanted")
	}
	return nil
}

var errDay = errors.New("a day is written 2013-02-25, a month 2013-02, a year 2013; or today, yesterday")

// checkDay takes 2006, 2006-01 and 2006-01-02, and the days in words.
func checkDay(s string) error {
	if slices.Contains(queryDays, s) {
		return nil
	}
	for i, r := range s {
		isDash := i == 4 || i == 7
		if isDash != (r == '-') || !isDash && (r < '0' || r > '9') {
			return errDay
		}
	}
	if n := len(s); n != 4 && n != 7 && n != 10 {
		return errDay
	}
	return nil
}

// dayOf writes a day in words as a date; others stay.
func dayOf(s string, today time.Time) string {
	switch s {
	case "today":
		return today.Format(time.DateOnly)
	case "yesterday":
		return today.AddDate(0, 0, -1).Format(time.DateOnly)
	}
	return s
}
