package webdav

import (
	"strings"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/desk"
	"sojourn/sync/destination/web"
)

// usual is what was measured beside content.
var usual = destination.Overhead{Opening: 850, PerEntry: 810, PerPicture: 840}

// Weigh weighs what d sends to c.
func Weigh(c journal.Destination, d journal.Dispatch) destination.Weight {
	w := desk.Weigh(d, usual)
	if strings.HasPrefix(c.Settings[SettingServer], "https://") {
		w.Usual.Opening += web.Handshake
	}
	return w
}
