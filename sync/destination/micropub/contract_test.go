package micropub_test

import (
	"testing"

	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/micropub/micropubdouble"
)

// sites are the ways of sites under which the whole contract holds.
var sites = map[string][]micropubdouble.Quirk{
	"by the book":             nil,
	"that lists no posts":     {micropubdouble.NoList},
	"that counts pages":       {micropubdouble.CountsList, micropubdouble.InHeader},
	"that makes posts later":  {micropubdouble.Accepts},
	"that does not say where": {micropubdouble.Silent},
	"that stores by content":  {micropubdouble.ByContent, micropubdouble.OwnTimes},
}

func TestMicropubKeepsTheContract(t *testing.T) {
	for name, quirks := range sites {
		t.Run("a site "+name, func(t *testing.T) {
			destinationtest.Run(t, func(t *testing.T) destinationtest.Harness { return newRig(t, quirks...).harness() })
		})
	}
}

func TestMicropubTakesBack(t *testing.T) {
	for name, quirks := range sites {
		t.Run("a site "+name, func(t *testing.T) {
			destinationtest.RunWithdraw(t, func(t *testing.T) destinationtest.Harness { return newRig(t, quirks...).harness() })
		})
	}
}
