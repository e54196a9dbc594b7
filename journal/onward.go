package journal

import "time"

// Onward is where a dispatch that was put into a bundle has arrived in the end, as a receipts file tells.
type Onward struct {
	Dispatch string
	To       string // kind and address of the place; foreign text
	RemoteID string
	URL      string
	At       time.Time
	Partial  string // what is missing there, in words; "" if nothing
}
