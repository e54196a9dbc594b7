package sqlite_test

import (
	"reflect"
	"testing"
	"time"

	"sojourn/journal"
)

func TestTripsAreToldWithWhatIsOfThem(t *testing.T) {
	r := newRig(t)
	winter := journal.Trip{Name: "겨울", Zone: "Asia/Pyongyang", To: []string{}, Legs: []journal.Leg{}}
	r.check(r.SaveTrip(t.Context(), winter))
	at := func(day int) journal.Moment {
		return journal.Moment{Clock: time.Date(2013, 2, day, 12, 0, 0, 0, time.UTC)}
	}
	r.add(journal.Entry{Trip: "older"})
	r.add(journal.Entry{Trip: "겨울", Taken: at(25)})
	r.add(journal.Entry{Trip: "겨울"}) // of no known day
	r.add(journal.Entry{Trip: "겨울", Taken: at(21)})
	r.add(journal.Entry{Taken: at(27)})
	r.check(r.SaveTrip(t.Context(), journal.Trip{Name: "next", To: []string{}, From: "2014-01-01"}))
	want := []journal.TripSummary{
		{Trip: journal.Trip{Name: "next", To: []string{}, From: "2014-01-01", Legs: []journal.Leg{}}},
		{Trip: winter, Entries: 3, First: "2013-02-21", Last: "2013-02-25"},
		{Trip: journal.Trip{Name: "older"}, Entries: 1},
	}
	got := must(r.TripSummaries(t.Context()))(t)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}
