package gpx

import (
	"bufio"
	"encoding/xml"
	"io"
	"strconv"
	"time"

	"sojourn/journal"
)

// Write writes a track as GPX 1.1. Parse reads the same fixes from it.
func Write(w io.Writer, name string, segments [][]journal.Fix) error {
	b := bufio.NewWriter(w)
	text := func(parts ...string) {
		for _, s := range parts {
			_, _ = b.WriteString(s) // Flush tells
		}
	}
	text(xml.Header, `<gpx version="1.1" creator="sojourn" xmlns="http://www.topografix.com/GPX/1/1">`, "\n<trk><name>")
	_ = xml.EscapeText(b, []byte(name))
	text("</name>\n")
	for _, fixes := range segments {
		text("<trkseg>\n")
		for _, f := range fixes {
			text(`<trkpt lat="`, decimal(f.Point.Lat), `" lon="`, decimal(f.Point.Lon), `">`)
			if f.Alt != nil {
				text("<ele>", decimal(*f.Alt), "</ele>")
			}
			text("<time>", f.At.UTC().Format(time.RFC3339Nano), "</time></trkpt>\n")
		}
		text("</trkseg>\n")
	}
	text("</trk></gpx>\n")
	return b.Flush()
}

// decimal writes all digits that there are, and never an exponent: GPX knows none.
func decimal(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
