package gpx

import (
	"bufio"
	"math"
	"strconv"
	"strings"
	"time"

	"sojourn/journal"
)

// readNMEA reads the log of a receiver: sentences of NMEA 0183, one a line. RMC has time, date and
// position; GGA of the same second adds the altitude. Other lines are passed over.
func readNMEA(in *input, c *collector) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 64<<10)
	alt := altitudeAt{}
	for lines.Scan() {
		in.refill()
		fields, ok := sentence(lines.Text())
		switch {
		case !ok:
		case strings.HasSuffix(fields[0], "GGA"):
			alt = altitudeOf(fields)
		case strings.HasSuffix(fields[0], "RMC"):
			fix, ok := recommended(fields, alt)
			if !ok {
				c.skip()
				continue
			}
			if err := c.add(fix); err != nil {
				return err
			}
		}
	}
	return lines.Err()
}

// sentence parts "$GPRMC,…*6A" into its fields. It is false where the sum does not fit.
func sentence(line string) ([]string, bool) {
	body, ok := strings.CutPrefix(strings.TrimSpace(line), "$")
	if !ok {
		return nil, false
	}
	body, sum, summed := strings.Cut(body, "*")
	if summed {
		want, err := strconv.ParseUint(sum, 16, 8)
		var got byte
		for i := range len(body) {
			got ^= body[i]
		}
		if err != nil || got != byte(want) {
			return nil, false
		}
	}
	fields := strings.Split(body, ",")
	return fields, len(fields[0]) == 5
}

// altitudeAt is the altitude of a time of day.
type altitudeAt struct {
	clock  string
	metres *float64
}

func altitudeOf(gga []string) altitudeAt {
	if len(gga) < 11 || gga[6] == "0" || gga[10] != "M" {
		return altitudeAt{}
	}
	return altitudeAt{gga[1], altitude(gga[9])}
}

// recommended is the fix of an RMC sentence; false where the receiver says that it is none.
func recommended(rmc []string, alt altitudeAt) (journal.Fix, bool) {
	if len(rmc) < 10 || rmc[2] != "A" {
		return journal.Fix{}, false
	}
	at, err := time.Parse("020106 150405.999999999", rmc[9]+" "+rmc[1])
	lat, latOK := degrees(rmc[3], rmc[4], "N", "S")
	lon, lonOK := degrees(rmc[5], rmc[6], "E", "W")
	f := journal.Fix{At: at, Point: journal.Point{Lat: lat, Lon: lon}}
	if alt.clock == rmc[1] {
		f.Alt = alt.metres
	}
	return f, err == nil && latOK && lonOK && f.Point.Valid()
}

// degrees reads "3902.0340,N": whole degrees and minutes.
func degrees(value, side, plus, minus string) (float64, bool) {
	n, err := number(value)
	if err != nil || n < 0 || side != plus && side != minus {
		return 0, false
	}
	whole, minutes := math.Floor(n/100), math.Mod(n, 100)
	d := whole + minutes/60
	if side == minus {
		d = -d
	}
	return d, minutes < 60
}
