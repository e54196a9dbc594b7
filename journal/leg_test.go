package journal_test

import (
	"testing"

	"sojourn/journal"
)

func TestADayOfATripIsInTheZoneOfItsLeg(t *testing.T) {
	trip := journal.Trip{Name: "winter", Zone: "Asia/Pyongyang", Legs: []journal.Leg{
		{Until: "2013-02-18", Zone: "Asia/Shanghai"}, {From: "2013-03-01", Until: "2013-03-01", Zone: "Asia/Tokyo"},
	}}
	if err := trip.Validate(); err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string]string{
		"2013-02-10": "Asia/Shanghai", "2013-02-18": "Asia/Shanghai", "2013-02-19": "Asia/Pyongyang",
		"2013-03-01": "Asia/Tokyo", "2013-03-02": "Asia/Pyongyang", "": "Asia/Pyongyang",
	} {
		if zone, err := trip.Location(day); err != nil || zone.String() != want {
			t.Errorf("%s is in %v, %v; want %s", day, zone, err, want)
		}
	}
	if zone, err := (journal.Trip{}).Location("2013-02-10"); zone != nil || err != nil {
		t.Errorf("a trip without a zone is in %v, %v", zone, err)
	}
}

func TestLegsThatCannotBe(t *testing.T) {
	for name, legs := range map[string][]journal.Leg{
		"no zone":           {{From: "2013-02-18"}},
		"a zone unknown":    {{From: "2013-02-18", Zone: "Asia/Pyongyong"}},
		"the laptop's":      {{From: "2013-02-18", Zone: "Local"}},
		"no day":            {{From: "2013-02-30", Zone: "Asia/Tokyo"}},
		"ends too soon":     {{From: "2013-02-18", Until: "2013-02-17", Zone: "Asia/Tokyo"}},
		"one day twice":     {{Until: "2013-02-18", Zone: "Asia/Tokyo"}, {From: "2013-02-18", Zone: "Asia/Seoul"}},
		"all days, and one": {{Zone: "Asia/Tokyo"}, {From: "2013-02-18", Until: "2013-02-18", Zone: "Asia/Seoul"}},
	} {
		err := journal.Trip{Name: "winter", Legs: legs}.Validate()
		if journal.KindOf(err) != journal.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// clocked is a photo whose camera's clock said s.
func clocked(s string) journal.Moment { return journal.Moment{Written: s, Clock: clock(s)} }

func TestNorthKoreasOwnTime(t *testing.T) {
	trip := journal.Trip{Zone: "Asia/Pyongyang"}
	zone, err := trip.Location("")
	if err != nil {
		t.Fatal(err)
	}
	for written, want := range map[string]string{
		"2015-08-14T23:00:00": "+09:00", "2015-08-15T00:30:00": "+08:30", "2017-01-01T12:00:00": "+08:30",
		"2018-05-04T23:00:00": "+08:30", "2018-05-05T00:30:00": "+09:00", "2013-02-25T12:00:00": "+09:00",
	} {
		m := clocked(written).InZone(zone)
		if got := m.TakenAt(); got != written+want {
			t.Errorf("%s is %s, want %s", written, got, want)
		}
	}
}

func TestACorrectedClockIsInTheOffsetOfItsNewTime(t *testing.T) {
	zone, err := (journal.Trip{Zone: "Europe/Berlin"}).Location("")
	if err != nil {
		t.Fatal(err)
	}
	winter := clocked("2013-03-31T01:59:00").InZone(zone)
	if got := winter.Corrected(90 * 60e9).TakenAt(); got != "2013-03-31T03:29:00+02:00" {
		t.Errorf("over the change of time: %s", got)
	}
	gps := clocked("2013-02-25T13:00:00")
	gps.Offset, gps.Source = 8*3600e9, journal.OffsetGPS
	if got := gps.Corrected(3600e9 + 41e9).TakenAt(); got != "2013-02-25T14:00:41+09:00" {
		t.Errorf("beside GPS time: %s", got)
	}
	if gps.Corrected(3600e9+41e9).Corrected(0) != gps || winter.Corrected(90*60e9).Corrected(0) != winter {
		t.Error("a correction that is taken back leaves something")
	}
}
