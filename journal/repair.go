package journal

// Repair tells what a repair of a journal's file got back, and what it could not.
type Repair struct {
	Aside    string       // where the damaged file is now; "" where there was nothing to repair
	Pages    int          // of the damaged file
	Broken   int          // pages of it that could not be read
	Tables   []SavedTable // in words, those that matter most first
	Emptied  []ID         // entries of which only photos or deliveries are left
	Doubtful []ID         // entries that do not read as they did when they were saved
	Held     int          // deliveries that wait, as it is lost whether they were sent
	UndoGone bool         // what could be undone cannot be any more
}

// SavedTable is what became of the rows of one table.
type SavedTable struct {
	Name  string // "entries", "photos"
	Saved int
	Lost  int // known to be; pages that could not be read may have held more
}

// Complete reports that nothing is known to be lost.
func (r Repair) Complete() bool {
	lost := r.Broken + len(r.Emptied) + len(r.Doubtful) + r.Held
	for _, t := range r.Tables {
		lost += t.Lost
	}
	return lost == 0 && !r.UndoGone
}
