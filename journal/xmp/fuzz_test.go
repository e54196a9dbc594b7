package xmp_test

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"sojourn/journal"
	"sojourn/journal/xmp"
)

// FuzzRead takes packets. What is read of one is what is read again once it was written, into it
// and into a new one.
func FuzzRead(f *testing.F) {
	for _, base := range bases {
		f.Add([]byte(base))
	}
	f.Add([]byte(encodeUTF16(packet(`dc:title="가"`, ""))))
	f.Add([]byte(packet(`exif:GPSLatitude="39,1,48.123456N" exif:GPSLongitude="-1.5" exif:GPSAltitude="1/3"`, "&#x1b;&#65;")))
	sidecars, _ := filepath.Glob(filepath.Join("..", "..", "..", "shared", "photos", "*", "*.xmp"))
	for _, path := range sidecars {
		if b, err := os.ReadFile(path); err == nil {
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := xmp.Read(bytes.NewReader(data))
		if err != nil && journal.KindOf(err) != journal.Invalid {
			t.Fatal(err)
		}
		settle(&p)
		for _, base := range [][]byte{nil, data} {
			var b bytes.Buffer
			if err := xmp.Write(&b, base, p); err != nil {
				if base == nil {
					t.Fatal(err)
				}
				continue
			}
			again, err := xmp.Read(&b)
			settle(&again)
			if err != nil || !reflect.DeepEqual(again, p) {
				t.Fatalf("got  %+v\nwant %+v, %v", again, p, err)
			}
		}
	})
}

// settle leaves out what is not written as exactly as it was read: decimals beyond the sixth.
func settle(p *xmp.Packet) {
	if p.Place != nil {
		p.Place.Alt, p.Place.Accuracy = nil, 0
	}
	p.Direction = nil
}
