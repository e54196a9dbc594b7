package journal_test

import (
	"testing"

	"sojourn/journal"
)

func TestAPriceIsReadAsPeopleWriteIt(t *testing.T) {
	for text, want := range map[string]string{
		"0.12/MB": "0.24", "0.12 EUR/MB": "0.24 EUR", "€0.12/MB": "0.24 €", "120 / gb": "0.24", "EUR 5/GB": "0.01 EUR",
		"원 300/MB": "600.00 원", "0.00012/kB": "0.24", "0.001/MB": "less than 0.01",
	} {
		p, err := journal.ParsePrice(text)
		if got := p.Words(2_000_000); err != nil || got != want || p.String() != text {
			t.Errorf("%s: 2 MB cost %q, %v, want %q", text, got, err, want)
		}
	}
	for _, text := range []string{"", "0.12", "free", "0,12/MB", "-1/MB", "€1 EUR/MB", "1/day", "1/MB\x1b[2J", "NaN/MB"} {
		if p, err := journal.ParsePrice(text); journal.KindOf(err) != journal.Invalid || journal.HintOf(err) == "" || p.IsSet() {
			t.Errorf("%q: %+v, %v", text, p, err)
		}
	}
	if (journal.Price{}).IsSet() {
		t.Error("the zero price is set")
	}
}
