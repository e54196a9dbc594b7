package journal_test

import (
	"testing"

	"sojourn/journal"
)

func TestABoxIsReadAsItIsWritten(t *testing.T) {
	b := journal.Box{
		SouthWest: journal.Point{Lat: -17.81234567, Lon: 177.2}, NorthEast: journal.Point{Lat: -16.1, Lon: -179.912345678},
	}
	old, err := journal.ParseQuery("눈 (tag:a or tag:b) box:1,2~3,4 -box:5,6~7,8")
	if err != nil {
		t.Fatal(err)
	}
	const want = "눈 (tag:a or tag:b) -box:5,6~7,8 box:-17.812346,177.2~-16.1,-179.912345"
	q := old.Within(b)
	if q.String() != want {
		t.Errorf("%q, not %q", q, want)
	}
	again, err := journal.ParseQuery(q.String())
	if err != nil || again.String() != want {
		t.Fatalf("%q, %v", again, err)
	}
	if got := again.Terms[len(again.Terms)-1].Box; got == nil || got.SouthWest.Lat != -17.812346 || got.NorthEast.Lon != -179.912345 {
		t.Errorf("%+v", got)
	}
}

func TestABoxThatIsNoneIsRefused(t *testing.T) {
	for _, text := range []string{"box:", "box:1,2", "box:1,2~3", "box:3,2~1,4", "box:1,2~91,4", "box:1,2~3,NaN", "box:1,-181~3,4", "box:a"} {
		if q, err := journal.ParseQuery(text); journal.KindOf(err) != journal.Invalid {
			t.Errorf("%s was taken as %q, %v", text, q, err)
		}
	}
}
