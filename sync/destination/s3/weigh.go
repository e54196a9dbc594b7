package s3

import (
	"strings"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/desk"
	"sojourn/sync/destination/web"
)

// usual is what was measured beside content.
var usual = destination.Overhead{Opening: 1200, PerEntry: 1050, PerPicture: 1050}

// Weigh weighs what d sends to c.
func Weigh(c journal.Destination, d journal.Dispatch) destination.Weight {
	w := desk.Weigh(d, usual)
	if !strings.HasPrefix(c.Settings[SettingEndpoint], "http://") {
		w.Usual.Opening += web.Handshake
	}
	return w
}
