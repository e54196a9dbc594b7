// Package route holds what a screen tells the root model: where to go, and what happened.
// Screens never import one another; they answer with one of these messages.
package route

import "sojourn/journal"

// Open shows entry ID in the loupe.
type Open struct{ ID journal.ID }

// Caption opens the caption editor on ID; save-and-next walks through Walk.
type Caption struct {
	ID   journal.ID
	Walk []journal.ID
}

// Locate asks for a place for entries.
type Locate struct{ IDs []journal.ID }

// Mark marks entries for a destination; "" asks for one where there is no default.
type Mark struct {
	IDs         []journal.ID
	Destination string
}

// Sync shows the bill, and sends when it is accepted.
type Sync struct{}

// Outbox shows the deliveries.
type Outbox struct{}

// Back leaves the screen that says it.
type Back struct{}

// Changed says that entries differ from what screens may have read; no IDs means any.
type Changed struct{ IDs []journal.ID }

// Notice is one sentence for the status line. An error is shown with its hint and stays longer.
type Notice struct {
	Text string
	Err  error
}
