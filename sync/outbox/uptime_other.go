//go:build !linux

package outbox

import "time"

// uptime is not known here: no clock is doubted.
func uptime() (up time.Duration, boot string) { return 0, "" }
