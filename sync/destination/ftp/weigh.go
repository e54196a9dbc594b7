package ftp

import (
	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/desk"
)

// usual is what was measured beside content.
var usual = destination.Overhead{Opening: 4600, PerEntry: 3800, PerPicture: 3700}

// Weigh weighs what d sends to c.
func Weigh(_ journal.Destination, d journal.Dispatch) destination.Weight { return desk.Weigh(d, usual) }
