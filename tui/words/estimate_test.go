package words_test

import (
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/tui/words"
)

func TestABillSaysWhatItCosts(t *testing.T) {
	now := time.Date(2013, 2, 26, 9, 0, 0, 0, time.UTC)
	link := journal.Link{Rate: 5900, At: now.Add(-20 * time.Hour)}
	price, err := journal.ParsePrice("0.12 EUR/MB")
	if err != nil {
		t.Fatal(err)
	}
	bill := func(items ...journal.BillItem) journal.Bill {
		return journal.Bill{Items: items, Opening: 6000, Links: map[string]journal.Link{"desk": link, "social": link}}
	}
	known := journal.BillItem{Destination: "desk", Bytes: 2_300_000, Wire: 2_390_000, Time: 6 * time.Minute}
	fresh := journal.BillItem{Destination: "wire", Bytes: 100, Wire: 900}
	stays := journal.BillItem{Destination: "desk", Wire: 5_000_000, Stays: "for a reason"}
	for name, tc := range map[string]struct {
		bill  journal.Bill
		price journal.Price
		want  string
	}{
		"a link that is known":   {bill(known, stays), price, "about 2.4 MB on the link, 6 min at 5.9 KB/s, as measured yesterday 13:00, 0.29 EUR"},
		"two links":              {bill(known, journal.BillItem{Destination: "social", Wire: 600, Time: time.Minute}), journal.Price{}, "about 2.4 MB on the link, 7 min"},
		"one of them unknown":    {bill(known, fresh), price, "about 2.4 MB on the link, how long is not known yet, 0.29 EUR"},
		"nothing over any link":  {journal.Bill{Items: []journal.BillItem{{Destination: "site", Bytes: 1000}}}, price, ""},
		"nothing goes":           {journal.Bill{Items: []journal.BillItem{stays}}, price, ""},
		"a folder beside a desk": {bill(known, journal.BillItem{Destination: "site", Bytes: 1000}), price, "about 2.4 MB on the link, 6 min at 5.9 KB/s, as measured yesterday 13:00, 0.29 EUR"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := words.Estimate(tc.bill, tc.price, now); got != tc.want {
				t.Errorf("it says %q, want %q", got, tc.want)
			}
		})
	}
}
