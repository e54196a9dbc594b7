package exif_test

import (
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/journal/exif"
)

const shownPacket = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:exif="http://ns.adobe.com/exif/1.0/"><e:LocationShown>
<rdf:Bag><rdf:li e:Sublocation="Tower" e:City="평양" exif:GPSLatitude="39,1N" exif:GPSLongitude="125,45E"/></rdf:Bag></e:LocationShown>
</rdf:Description></rdf:RDF></x:xmpmeta>`

// withPacket is a JPEG with an XMP packet in it.
func withPacket(t testing.TB, packet string) []byte {
	t.Helper()
	segment := "http://ns.adobe.com/xap/1.0/\x00" + packet
	header := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(segment)+2))
	return slices.Insert(photograph(t, nil), 2, append(header, segment...)...)
}

// TestReadWhatIsShown from the packet inside of a photo; a sidecar beside it is newer.
func TestReadWhatIsShown(t *testing.T) {
	f, err := readBytes(t, withPacket(t, shownPacket))
	if err != nil || f.Place != nil || f.Shown == nil {
		t.Fatalf("place %+v, shown %+v, %v", f.Place, f.Shown, err)
	}
	if p := f.Shown; p.Label() != "Tower, 평양" || p.Source != journal.PlaceExif || p.Point == nil || p.Point.Lon != 125.75 {
		t.Errorf("got %+v", p)
	}
	for beside, want := range map[string]string{"Hotel": "Hotel, 평양", "": "평양"} {
		later, err := exif.ReadSidecar(strings.NewReader(strings.Replace(shownPacket, "Tower", beside, 1)), f)
		if err != nil || later.Shown.Label() != want {
			t.Errorf("beside it %q: %+v, %v", beside, later.Shown, err)
		}
	}
	if same, err := exif.ReadSidecar(strings.NewReader(strings.ReplaceAll(shownPacket, "Shown", "Other")), f); err != nil || same.Shown != f.Shown {
		t.Errorf("a sidecar that says nothing of it: %+v, %v", same.Shown, err)
	}
}
