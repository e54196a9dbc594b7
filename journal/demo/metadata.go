package demo

import (
	"math"
	"time"
)

// software says in each file that it is no photograph.
const software = "painted by sojourn demo"

const exifClock = "2006:01:02 15:04:05"

// exif is the Exif data of f, whose picture is stored w × h large.
func (f frame) exif(w, h int, thumbnail []byte) []byte {
	return block(f.mainFields(), f.cameraFields(w, h), f.gpsFields(), thumbnail)
}

// density is what Exif wants to be told of all pictures: 72 dots to the inch.
var density = directory{
	fractions(0x011a, fraction{72, 1}), fractions(0x011b, fraction{72, 1}), short(0x0128, 2),
}

func (f frame) mainFields() directory {
	d := directory{
		text(0x010f, f.camera.maker), text(0x0110, f.camera.model),
		short(0x0112, f.format.orientation()), short(0x0213, 1),
		text(0x0131, software), text(0x0132, f.time().Format(exifClock)), text(0x013b, Byline),
	}
	d = append(d, density...)
	if f.description != "" {
		d = append(d, text(0x010e, f.description))
	}
	return d
}

func (f frame) cameraFields(w, h int) directory {
	at := f.time()
	d := directory{
		fractions(0x829a, f.exposure.seconds), fractions(0x829d, f.exposure.f),
		fractions(0x920a, f.exposure.focal), short(0x8827, f.exposure.iso),
		undefined(0x9000, "0231"), undefined(0x9101, "\x01\x02\x03\x00"), undefined(0xa000, "0100"),
		text(0x9003, at.Format(exifClock)), text(0x9004, at.Format(exifClock)),
		short(0xa001, 1), long(0xa002, w), long(0xa003, h),
		text(0xa434, f.camera.lens),
	}
	if f.camera.hasOffset {
		d = append(d, text(0x9011, at.Format("-07:00")))
	}
	if hundredths := at.Nanosecond() / int(10*time.Millisecond); hundredths > 0 {
		d = append(d, text(0x9291, at.Format(".00")[1:]))
	}
	if f.camera.serial != "" {
		d = append(d, text(0xa431, f.camera.serial))
	}
	return d
}

func (f frame) gpsFields() directory {
	if !f.camera.hasGPS {
		return nil
	}
	s, utc := whereabouts(f.time()), f.time().UTC()
	return directory{
		bytesOf(0x0000, 2, 3, 0, 0),
		text(0x0001, "N"), fractions(0x0002, arcSeconds(s.point.Lat).fractions()...),
		text(0x0003, "E"), fractions(0x0004, arcSeconds(s.point.Lon).fractions()...),
		bytesOf(0x0005, 0), fractions(0x0006, fraction{uint32(s.alt * 10), 10}),
		fractions(0x0007, fraction{uint32(utc.Hour()), 1}, fraction{uint32(utc.Minute()), 1},
			fraction{uint32(utc.Second()), 1}),
		text(0x001d, utc.Format("2006:01:02")), text(0x0012, "WGS-84"),
	}
}

// arc is an angle in hundredths of a second: 30 cm on the ground.
type arc uint32

func arcSeconds(degrees float64) arc { return arc(math.Round(degrees * 360_000)) }

func (a arc) degrees() float64 { return float64(a) / 360_000 }

// fractions are degrees, minutes and seconds.
func (a arc) fractions() []fraction {
	n := uint32(a)
	return []fraction{{n / 360_000, 1}, {n / 6000 % 60, 1}, {n % 6000, 100}}
}
