package journal

import (
	"slices"
	"testing"
)

func TestAnEntryGoesWhereItsTripSaysElseToTheDefault(t *testing.T) {
	trips := []Trip{{Name: "겨울", To: []string{"blog", "desk"}}, {Name: "empty"}}
	all := []Destination{{Name: "blog"}, {Name: "desk", Default: true}}
	for name, tc := range map[string]struct {
		trip   string
		want   []string
		byTrip bool
	}{
		"a trip with destinations": {"겨울", []string{"blog", "desk"}, true},
		"a trip without":           {"empty", []string{"desk"}, false},
		"a trip that is a name":    {"other", []string{"desk"}, false},
		"no trip":                  {"", []string{"desk"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			to, byTrip, err := GoesTo(tc.trip, trips, all)
			if err != nil || byTrip != tc.byTrip || !slices.Equal(to, tc.want) {
				t.Errorf("%v, by trip %v, %v", to, byTrip, err)
			}
		})
	}
	if _, _, err := GoesTo("", trips, nil); KindOf(err) != NotFound {
		t.Errorf("without a destination: %v", err)
	}
}
