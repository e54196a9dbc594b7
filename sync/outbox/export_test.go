package outbox

import "time"

// Patience has pauses keep an attempt for so long, until restore.
func Patience(d time.Duration) (restore func()) {
	before := patience
	patience = d
	return func() { patience = before }
}
