package journal

import "time"

// Patch is what changes in one entry; nil fields stay as they are.
type Patch struct {
	ID         ID
	Headline   *string
	Caption    *string
	Alt        *string
	Keywords   *[]string
	Tag        *[]string // keywords to add to those that it has when it is changed
	Untag      *[]string // and to take away, whatever their case
	Credits    *Credits
	People     *[]string
	Language   *string
	Rating     *int
	Rejected   *bool
	Trip       *string
	Taken      *Moment
	Place      *Place
	ClearPlace bool
	Shown      *Place
	ClearShown bool
}

// Change is one act of the traveller: one transaction and one undo record, for any number of entries.
type Change struct {
	Label   string // what was done, in words: "caption", "place of 12 entries"
	Session string // changes with the same session fold into one undo record; "" never folds
	Patches []Patch
}

// Act is something that the traveller did, and that can be taken back.
type Act struct {
	Label   string
	At      time.Time // when it was last added to
	Entries int
}

// Undone says what an undo took back.
type Undone struct {
	Label   string
	Entries []ID
	Kept    []ID   // whose marks stay: they were sent meanwhile, or are under way
	NoGo    string // the no-go area that is as it was before; "" for none
}
