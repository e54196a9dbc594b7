package journal

// Focus is what a photo's file says of where the camera focused.
type Focus struct {
	At     Spot // upright
	Known  bool
	Metres float64 // how far away that was; 0 if unknown
}
