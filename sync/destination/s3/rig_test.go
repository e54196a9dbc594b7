package s3_test

import (
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/desk/desktest"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/s3"
	"sojourn/sync/destination/s3/s3test"
)

func open(t testing.TB, c journal.Destination, secret string) destination.Destination {
	t.Helper()
	d, err := s3.Open(c, secret)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// harness sends to s over address.
func harness(t testing.TB, s *s3test.Store, address string) destinationtest.Harness {
	return destinationtest.Harness{
		Destination: open(t, s.Destination(address), s3test.Secret),
		Posts:       func(t testing.TB) []destinationtest.Post { return desktest.Posts(t, s.Files(t)) },
	}
}

// told fails unless err is of a kind and says what to do, without secrets and without what steers a terminal.
func told(t testing.TB, err error, want journal.Kind) {
	t.Helper()
	if journal.KindOf(err) != want || err != nil && journal.HintOf(err) == "" {
		t.Errorf("%v, want kind %d and a hint", err, want)
	}
	if err != nil && journal.Visible(err.Error()) != err.Error() {
		t.Errorf("it steers a terminal: %q", err)
	}
}
