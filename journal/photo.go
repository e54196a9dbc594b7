package journal

import "time"

// Role says what a file is to its photo.
type Role string

const (
	// RoleOriginal is the file as it came from the card; it is never altered.
	RoleOriginal Role = "original"
	// RoleRaw is the raw half of a RAW+JPEG pair.
	RoleRaw Role = "raw"
	// RoleSidecar is an .xmp beside the original.
	RoleSidecar Role = "sidecar"
)

// File is bytes on disk. Path is below the journal's folder, or absolute where the photo was
// imported in place.
type File struct {
	Role   Role
	Name   string // as it was called on the card; foreign text
	Path   string
	SHA256 string // lower-case hex
	Bytes  int64
}

// Photo is one captured frame and what its file says of it.
type Photo struct {
	Files       []File // the original first
	MIME        string
	Width       int // as shown: orientation applied; 0 if unknown
	Height      int
	Orientation int // Exif 1 to 8; 1 if the file says nothing
	Make        string
	Model       string
	Lens        string
	Serial      string
	Exposure    Exposure
	Direction   *float64 // degrees clockwise from north that the camera looked; nil if unknown
	Problem     string   // what is wrong with the file, in words; "" if nothing is
}

// Original returns the photo's original file, or the zero File.
func (p Photo) Original() File {
	if len(p.Files) == 0 {
		return File{}
	}
	return p.Files[0]
}

// Exposure is how a photo was exposed; zero fields are unknown.
type Exposure struct {
	Seconds     float64 // shutter time
	FNumber     float64
	ISO         int
	FocalLength float64 // millimetres
}

// Facts are what one file says of itself.
type Facts struct {
	Photo       Photo // Files is empty
	Taken       Moment
	GPSTime     time.Time // the GPS time stamp, UTC; zero if there is none
	Place       *Place
	Shown       *Place // where what is shown is, if the file says so
	Description string // "" where it is only a camera's filler
	Headline    string
	Alt         string
	Keywords    []string
	Credits     Credits
	People      []string
	Rating      int  // 0 to 5; 0 if the file says none
	Rejected    bool // a rating of -1
}
