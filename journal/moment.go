package journal

import "time"

// OffsetSource says where a moment's offset from UTC comes from, best first.
type OffsetSource string

const (
	// OffsetNone: no offset is known; the camera's clock stands alone.
	OffsetNone OffsetSource = ""
	// OffsetHand: the traveller typed it.
	OffsetHand OffsetSource = "hand"
	// OffsetExif: the camera wrote OffsetTimeOriginal.
	OffsetExif OffsetSource = "exif"
	// OffsetGPS: the GPS time stamp in the same file.
	OffsetGPS OffsetSource = "gps"
	// OffsetZone: a named zone, of the import or the trip.
	OffsetZone OffsetSource = "zone"
)

// Moment is when a photo was taken. What the camera wrote, the offset from UTC, where that
// offset comes from, and the correction of the camera's clock stay apart. The zero value is unknown.
type Moment struct {
	Written string        // the camera's own text as 2006-01-02T15:04:05, also where no such instant exists
	Clock   time.Time     // Written with its fraction, as if in UTC; zero if there is none or it is impossible
	Offset  time.Duration // local minus UTC; valid only where Source is not OffsetNone
	Source  OffsetSource
	Zone    string        // the zone's IANA name, if one was named
	Adjust  time.Duration // clock offset: what is added to the camera's clock to get true time
}

const (
	clockLayout = "2006-01-02T15:04:05.999999"
	// WrittenLayout is the form of Moment.Written.
	WrittenLayout = "2006-01-02T15:04:05"
)

// Known reports whether m has a time at all.
func (m Moment) Known() bool { return !m.Clock.IsZero() }

// HasOffset reports whether m is an instant and not only a local time.
func (m Moment) HasOffset() bool { return m.Known() && m.Source != OffsetNone }

// Local returns the corrected local time, in a zone of m's offset (UTC where none is known).
func (m Moment) Local() time.Time {
	if !m.Known() {
		return time.Time{}
	}
	t := m.Clock.Add(m.Adjust)
	if !m.HasOffset() {
		return t
	}
	return t.Add(-m.Offset).In(time.FixedZone("", int(m.Offset/time.Second)))
}

// TakenAt returns RFC 3339 with the offset, without it where none is known, or "".
func (m Moment) TakenAt() string {
	switch {
	case !m.Known():
		return ""
	case !m.HasOffset():
		return m.Local().Format(clockLayout)
	}
	return m.Local().Format("2006-01-02T15:04:05.999999Z07:00")
}

// TakenAtSource names where TakenAt comes from: exif, gps, zone, hand, "camera" for a clock
// without an offset, or "".
func (m Moment) TakenAtSource() string {
	switch {
	case !m.Known():
		return ""
	case !m.HasOffset():
		return "camera"
	}
	return string(m.Source)
}

// Day returns the local day of capture as 2006-01-02, or "".
func (m Moment) Day() string {
	if !m.Known() {
		return ""
	}
	return m.Local().Format(time.DateOnly)
}

// InZone returns m with the offset that location has at m's local time. Source becomes OffsetZone.
func (m Moment) InZone(location *time.Location) Moment {
	if !m.Known() {
		return m
	}
	t := m.Clock.Add(m.Adjust)
	local := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), location)
	_, seconds := local.Zone()
	m.Offset, m.Source, m.Zone = time.Duration(seconds)*time.Second, OffsetZone, location.String()
	return m
}

// gpsStep is what the offsets that GPS time shows are multiples of.
const gpsStep = 15 * time.Minute

// Corrected returns m with adjust as what is added to the camera's clock. The offset is that of the
// corrected time: of its zone, or as GPS time shows it.
func (m Moment) Corrected(adjust time.Duration) Moment {
	before := m.Adjust
	m.Adjust = adjust
	switch m.Source {
	case OffsetGPS:
		// That offset is the clock minus GPS time: what is added to the clock belongs to it too.
		m.Offset += adjust.Round(gpsStep) - before.Round(gpsStep)
	case OffsetZone:
		if zone, err := time.LoadLocation(m.Zone); err == nil && m.Zone != "" {
			return m.InZone(zone)
		}
	}
	return m
}

// Typed reports whether the time is not the camera's: the traveller typed another one.
func (m Moment) Typed() bool {
	return m.Known() && (m.Source == OffsetHand || m.Written != m.Clock.Format(WrittenLayout))
}
