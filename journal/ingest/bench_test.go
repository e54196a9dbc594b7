package ingest_test

import (
	"os"
	"testing"

	"sojourn/journal/ingest"
)

// BenchmarkCard imports the card that $SOJOURN_BENCH_CARD names, for profiles; bench.sh beside it
// compares the program with others.
func BenchmarkCard(b *testing.B) {
	card := os.Getenv("SOJOURN_BENCH_CARD")
	if card == "" {
		b.Skip("name a card in SOJOURN_BENCH_CARD")
	}
	for name, o := range map[string]ingest.Options{"copied": {}, "linked": {Link: true}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				r := newRig(b)
				if out := r.run(b.Context(), o, card); out.err != nil {
					b.Fatal(out.err)
				}
			}
		})
	}
}
