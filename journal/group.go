package journal

// Group is a run of entries that follow each other in time, on one local day in one area.
type Group struct {
	Day     string // 2006-01-02, "" where no time is known
	Area    string // Place.Area, "" where there is no place
	Entries int
}
