package closeup

import "sojourn/journal"

// Turned zooms in or out round a place of the room: what is there, parts of the room across and down, stays there as far
// as that goes.
func (v View) Turned(in bool, across, down float64, on Frame) View {
	under, next := v.under(across, down, on), v.farther(on)
	if in {
		next = v.nearer(on)
	}
	if !next.Close() {
		return next
	}
	full, seen := on.full(), next.seen(on)
	next.at = journal.Spot{
		X: under.X - (across-0.5)*seen.X/float64(full.X),
		Y: under.Y - (down-0.5)*seen.Y/float64(full.Y),
	}
	next.chosen = true
	return next.clamped(on)
}

// under is what of the photo is at a place of the room.
func (v View) under(across, down float64, on Frame) journal.Spot {
	full, at := on.full(), v.at
	var seen extent
	if v.Close() {
		seen = v.seen(on)
	} else { // all of it, in the middle of the room
		at = journal.Spot{X: 0.5, Y: 0.5}
		shrunk := max(float64(full.X)/float64(max(1, on.Room.X)), float64(full.Y)/float64(max(1, on.Room.Y)))
		seen = extent{shrunk * float64(on.Room.X), shrunk * float64(on.Room.Y)}
	}
	return journal.Spot{
		X: at.X + (across-0.5)*seen.X/float64(full.X),
		Y: at.Y + (down-0.5)*seen.Y/float64(full.Y),
	}
}
