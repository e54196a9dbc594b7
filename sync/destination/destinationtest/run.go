// Package destinationtest is the conformance suite of every destination: plain tests that always
// run, against a real place that the caller provides.
package destinationtest

import (
	"testing"

	"sojourn/sync/destination"
)

// Harness is one empty place and a destination that sends to it.
type Harness struct {
	Destination destination.Destination
	// Posts reads what the place shows, without the code under test.
	Posts func(t testing.TB) []Post
	// Keeps returns what the place makes of words that it cannot hold as they are; nil where it
	// holds all words. What is lost must be in the receipt.
	Keeps func(words string) string
	// KeepsAlt is Keeps for the words of a picture.
	KeepsAlt func(words string) string
	// Again opens the destination as the next sync does; nil where it would be the same.
	Again func() destination.Destination
	// Blind says that a post whose answer was lost cannot always be looked for: it stays in doubt.
	Blind bool
}

// Post is one post as readers of the place see it.
type Post struct {
	Text     string // holds at least the caption
	Pictures []Picture
}

// Picture is one picture of a post.
type Picture struct{ SHA256, Alt string }

// Run holds the destination to its contract. open makes a new, empty place at each call.
func Run(t *testing.T, open func(t *testing.T) Harness) {
	for name, test := range map[string]func(*testing.T, Harness){
		"limits are read":                           readLimits,
		"a delivery has a receipt":                  haveReceipt,
		"what arrives is what was sent":             arriveWhole,
		"words of any script arrive":                arriveInAnyScript,
		"words arrive without a picture":            arriveWithoutPicture,
		"bytes on their way are counted":            countBytes,
		"delivered twice leaves one":                leaveOne,
		"delivered twice with notes leaves one":     leaveOneWithNotes,
		"two entries with the same words are two":   keepTwins,
		"deliveries at one time do not mix":         deliverTogether,
		"what was never sent is not found":          findNothing,
		"what was sent is found":                    findSent,
		"what was sent is found without notes":      findWithoutNotes,
		"a cancelled delivery leaves nothing":       leaveNothingCancelled,
		"a picture that breaks off leaves nothing":  leaveNothingBroken,
		"a delivery goes on after one that failed":  goOnAfterFailure,
		"an edit replaces":                          replace,
		"an edit sent twice is one":                 replaceOnce,
		"an edit changes pictures and their words":  replacePictures,
		"an edit swaps pictures":                    swapPictures,
		"an edit is found, and not before its time": findEdit,
	} {
		t.Run(name, func(t *testing.T) { test(t, open(t)) })
	}
}
