package exif

import (
	"strings"

	"sojourn/journal"
)

// facts puts together what was found.
func facts(mime string, p *picture, v values) journal.Facts {
	orientation := int(v.number("Orientation"))
	if orientation < 1 || orientation > 8 {
		orientation = 1
	}
	gps := gpsTime(v)
	moment, problem := taken(v, gps)
	if problem != "" {
		p.warn(problem)
	}
	where, problem := place(v)
	if problem != "" {
		p.warn(problem)
	}
	said := words(p, v)
	if !moment.Known() && moment.Written == "" {
		moment = said.Taken
	}
	width, height := p.shown(orientation)
	f := journal.Facts{
		Photo: journal.Photo{
			MIME: mime, Width: width, Height: height, Orientation: orientation,
			Make: line(v, "Make"), Model: line(v, "Model"),
			Lens: line(v, "LensModel"), Serial: serial(v),
			Exposure: journal.Exposure{
				Seconds: positive(v.number("ExposureTime")), FNumber: positive(v.number("FNumber")),
				ISO: int(positive(v.number("ISO"))), FocalLength: positive(v.number("FocalLength")),
			},
			Direction: direction(v),
			Problem:   strings.Join(p.problems, "; "),
		},
		Taken: moment, GPSTime: gps, Place: fillPlace(where, said.Place), Shown: said.Shown,
	}
	if f.Photo.Direction == nil {
		f.Photo.Direction = said.Direction
	}
	f = withCamera(withWords(f, said), said.Camera)
	if f.Photo.Lens == "" {
		f.Photo.Lens = lensRange(v.numbers["LensInfo"])
	}
	return f
}
