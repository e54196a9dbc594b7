package words

import "sojourn/journal"

// Source says where a place comes from: "from the camera"; "" for a source of which nothing is known.
func Source(s journal.PlaceSource) string {
	switch s {
	case journal.PlaceHand:
		return "typed coordinates"
	case journal.PlaceExif:
		return "from the camera"
	case journal.PlaceTrack:
		return "from a track"
	case journal.PlaceGazetteer:
		return "picked by name"
	case journal.PlaceEstimate:
		return "estimated: not sent before it is accepted"
	case journal.PlaceCopied:
		return "copied from another frame"
	}
	return ""
}
