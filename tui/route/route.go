// Package route holds what a screen tells the root model: where to go, and what happened.
// Screens never import one another; they answer with one of these messages.
package route

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
)

// To returns a command that answers with msg.
func To(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }

// Loupe shows entry ID alone. Walk is what moving on walks through, in order of time.
type Loupe struct {
	ID   journal.ID
	Walk []journal.ID
}

// Slides shows the photos of Walk one after the other, from entry ID on.
type Slides struct {
	ID   journal.ID
	Walk []journal.ID
}

// Compare shows two to four entries side by side.
type Compare struct{ IDs []journal.ID }

// Caption opens the caption editor on ID; save-and-next walks through Walk.
type Caption struct {
	ID    journal.ID
	Walk  []journal.ID
	Field Field
}

// Field is the part of the caption editor that is opened first.
type Field int

// The fields of the caption editor.
const (
	FieldCaption Field = iota
	FieldAlt
	FieldKeywords
	FieldHeadline
	FieldByline
	FieldCredit
	FieldCopyright
	FieldInstructions
	FieldPeople
	FieldLanguage
	Fields = iota // how many there are
)

// Reshaped says that ID is a series now, or that it was split into Parts, itself the first.
type Reshaped struct {
	ID    journal.ID
	Parts []journal.ID
}

// Pace says whether the cursor stays on a photo that was rated or rejected, on every screen.
type Pace struct{ Stay bool }

// Locate asks for a place for entries.
type Locate struct{ IDs []journal.ID }

// Clock asks what the clock shows that entry ID is a photo of. IDs are the entries that are chosen.
type Clock struct {
	ID  journal.ID
	IDs []journal.ID
}

// Map shows where the frames of the sheet's query were made, with entry ID in the middle.
type Map struct{ ID journal.ID }

// Pick asks for a point of the map as the place of photos, beginning near one.
type Pick struct {
	Photos int
	Near   *journal.Point
}

// Picked is the point that was picked.
type Picked struct{ Point journal.Point }

// NoGo makes a no-go area round a point of the map, or lists those that there are.
type NoGo struct {
	Point journal.Point
	List  bool
}

// Find shows the frames that a query selects on the sheet.
type Find struct{ Text string }

// Trips shows the trips. IDs are the entries that may be put into one.
type Trips struct{ IDs []journal.ID }

// Mark marks entries for a destination; "" means the default one.
type Mark struct {
	IDs         []journal.ID
	Destination string
	Choose      bool // ask for the destination
}

// Unmark takes the marks of entries back, as far as nothing was sent yet: those for one
// destination, or for every one where Destination is "".
type Unmark struct {
	IDs         []journal.ID
	Destination string
}

// Hold keeps what waits of entries for one destination, until it is released; or releases it.
type Hold struct {
	IDs         []journal.ID
	Destination string
	Release     bool
}

// Withdraw asks whether what was sent of entries is taken back: from one destination, or from every one
// where Destination is "".
type Withdraw struct {
	IDs         []journal.ID
	Destination string
}

// EditAll opens the words of entries in the traveller's own editor, all in one file.
type EditAll struct{ IDs []journal.ID }

// History shows the earlier texts of an entry.
type History struct{ ID journal.ID }

// Template asks for a template to put into entries.
type Template struct{ IDs []journal.ID }

// Sync shows the bill, and sends when it is accepted.
type Sync struct{}

// Ready shows what the marked entries lack.
type Ready struct{}

// Outbox shows the deliveries.
type Outbox struct{}

// Back leaves the screen that says it. ID, where given, is the entry that the sheet moves to.
type Back struct{ ID journal.ID }

// Walked says that ID is shown now: the sheet follows, so that it is there when it is come back to.
type Walked struct{ ID journal.ID }

// Changed says that entries differ from what screens may have read; no IDs means any.
type Changed struct{ IDs []journal.ID }

// Front says to a screen that it is the one that is seen, and Covered that it is no more: what
// changes meanwhile need not be read before it comes to front.
type (
	Front   struct{}
	Covered struct{}
)

// Notice is one sentence for the status line. An error is shown with its hint and stays longer.
type Notice struct {
	Text string
	Err  error
}

// Beat comes twice a second: what a screen does by itself, it does then.
type Beat struct{ At time.Time }

// Progress tells how far a sync is.
type Progress struct{ journal.Progress }

// Synced tells what a sync did.
type Synced struct {
	Result journal.SyncResult
	Err    error
}

// Auto tells how far what goes by itself has come.
type Auto journal.AutoState

// AutoSent tells what went by itself.
type AutoSent struct {
	Result journal.SyncResult
	Err    error
}

// Undo takes the newest change back.
type Undo struct{}
