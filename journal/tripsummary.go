package journal

// TripSummary is a trip, and what the journal has of it.
type TripSummary struct {
	Trip
	Entries     int
	First, Last string // the days of its first and its last entry, as 2013-02-25; "" where none is known
}

// Days are those that the trip names; where it names none, those of its entries.
func (t TripSummary) Days() (from, until string) {
	if t.From == "" && t.Until == "" {
		return t.First, t.Last
	}
	return t.From, t.Until
}
