package demo

import (
	"bytes"
	"image/png"

	"sojourn/journal/demo/internal/painting"
)

// stray is a file on the card that no camera wrote as it is.
type stray struct {
	path    string
	fate    Fate
	of      string // the name of the frame that it copies, or ""
	content func() ([]byte, error)
}

var strays = []stray{
	{path: "DCIM/103SHARE/ICE_ON_THE_TAEDONG.JPG", fate: Duplicate, of: "DSCF1153.JPG"},
	{path: "DCIM/102APPLE/IMG_2312.PNG", content: routeMap},
	{path: "DCIM/102APPLE/NOTES.JPG", fate: Refused, content: driver},
}

// routeMap is a picture without a word of where it comes from.
func routeMap() ([]byte, error) {
	var b bytes.Buffer
	err := png.Encode(&b, painting.Scene(painting.Route).Draw(960, 640))
	return b.Bytes(), err
}

// driver is words that somebody gave the name of a photo.
func driver() ([]byte, error) {
	return []byte("Driver: Mr. Ri, blue van, 08:15 in front of the hotel.\n" +
		"개성: 점심 12:50, 남대문은 해 진 뒤에.\n" +
		"Ask at the bridge before taking pictures.\n"), nil
}
