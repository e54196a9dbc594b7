package sqlite

import (
	"encoding/binary"
	"errors"
	"math"
	"time"

	"sojourn/journal"
)

// The layout of a segment's fixes: one byte, the version 1, then for each fix four signed varints
// (as encoding/binary writes them), each the difference to the fix before, from 0 for the first:
//
//	time       microseconds since 1970, UTC
//	latitude   units of 1e-7 degree, 11 mm
//	longitude  the same
//	altitude   millimetres above sea level: twice the difference to the last known; 1 if unknown
const (
	fixesVersion = 1
	perDegree    = 1e7
	perMetre     = 1000
	noAltitude   = 1
)

var errFixes error = &journal.Error{
	Kind: journal.NeedsUser, Err: errors.New("a track in the journal is damaged"),
	Hint: "`sojourn check --repair` takes it out; import the track again",
}

// fixed is a fix in the units of the layout.
type fixed struct{ at, lat, lon, alt int64 }

func packed(fixes []journal.Fix) []byte {
	b := []byte{fixesVersion}
	var last fixed
	for _, f := range fixes {
		now := fixed{at: f.At.UnixMicro(), alt: last.alt}
		now.lat = int64(math.Round(f.Point.Lat * perDegree))
		now.lon = int64(math.Round(f.Point.Lon * perDegree))
		altitude := int64(noAltitude)
		if f.Alt != nil {
			now.alt = int64(math.Round(finite(*f.Alt) * perMetre))
			altitude = (now.alt - last.alt) * 2
		}
		for _, n := range []int64{now.at - last.at, now.lat - last.lat, now.lon - last.lon, altitude} {
			b = binary.AppendVarint(b, n)
		}
		last = now
	}
	return b
}

func unpacked(b []byte) ([]journal.Fix, error) {
	if len(b) == 0 || b[0] != fixesVersion {
		return nil, errFixes
	}
	var fixes []journal.Fix
	var last fixed
	for b = b[1:]; len(b) > 0; {
		var part [4]int64
		for i := range part {
			n, size := binary.Varint(b)
			if size <= 0 {
				return nil, errFixes
			}
			part[i], b = n, b[size:]
		}
		last.at, last.lat, last.lon = last.at+part[0], last.lat+part[1], last.lon+part[2]
		f := journal.Fix{
			At:    time.UnixMicro(last.at).UTC(),
			Point: journal.Point{Lat: float64(last.lat) / perDegree, Lon: float64(last.lon) / perDegree},
		}
		if part[3] != noAltitude {
			last.alt += part[3] / 2
			metres := float64(last.alt) / perMetre
			f.Alt = &metres
		}
		fixes = append(fixes, f)
	}
	return fixes, nil
}
