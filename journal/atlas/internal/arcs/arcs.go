// Package arcs is the atlas's file: lines and how much of each is needed at which scale, how they are
// written and read. The compactor writes with it, the atlas reads with it.
package arcs

// Scale is how many units of a coordinate make one degree; one unit is 222 m at most.
const Scale = 500

// Arc is a line on the Earth. It is continuous: over the date line its longitudes go on beyond 180°.
type Arc struct {
	Border bool // between two countries; else a coast
	Points []Point
}

// Point is in units of 1/Scale degree.
type Point struct {
	Lat, Lon int32
	Level    uint8 // of the coarsest drawing that needs it; 0: only the finest does
}
