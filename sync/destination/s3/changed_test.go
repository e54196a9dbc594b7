package s3_test

import (
	"testing"

	"sojourn/sync/destination/desk/desktest"
	"sojourn/sync/destination/s3/s3test"
)

func TestWhatTheDeskChangedIsTold(t *testing.T) {
	s := s3test.Serve(t)
	desktest.Changed(t, harness(t, s, s.Address), func(name, text string) { s.Write(t, name, text) })
}
