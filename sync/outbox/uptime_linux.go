package outbox

import (
	"os"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// uptime is how long the machine runs, asleep or not, and what names its start; "" where that is not known.
func uptime() (up time.Duration, boot string) {
	var at unix.Timespec
	id, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil || unix.ClockGettime(unix.CLOCK_BOOTTIME, &at) != nil {
		return 0, ""
	}
	return time.Duration(at.Nano()), strings.TrimSpace(string(id))
}
