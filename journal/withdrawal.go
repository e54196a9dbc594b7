package journal

// Withdrawal is a delivery that may be taken back from where it was sent to.
type Withdrawal struct {
	Delivery
	Title string // the caption's first line, or the photo's name
}

// Withdrawn counts the deliveries that were taken back.
func (r SyncResult) Withdrawn() int {
	n := 0
	for _, d := range r.Deliveries {
		if d.State == StateWithdrawn {
			n++
		}
	}
	return n
}
