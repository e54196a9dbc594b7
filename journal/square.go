package journal

import "math"

// Coarse places are the middles of squares of a fixed grid: always the same for the same place, so
// that many entries do not average to the exact one. A row of the fine grid is 0.009° high (1.0008 km)
// and is cut into whole squares about as wide, however far north; at a pole three are left. Ten rows
// make one of the coarse grid, and each of its squares holds whole fine ones: who learns both squares
// of a place learns no more than from the fine one.
const (
	fineRow  = 0.009 // degrees
	fineRows = 20000 // 180 / fineRow
	rowsEach = 10    // fine rows in a coarse one
)

// square is a cell of the grid: row from the south, column from 180° W, of so many.
type square struct {
	row, column, columns int
	height               float64 // degrees
}

// squaresAround is how many squares of a height go round the Earth in a row.
func squaresAround(row int, height float64) float64 {
	middle := (float64(row)+0.5)*height - 90
	return 360 / height * math.Cos(middle*math.Pi/180)
}

// fineSquare returns the square of about 1 km that p lies in.
func fineSquare(p Point) square {
	row := min(fineRows-1, int((p.Lat+90)/fineRow))
	wide := coarseColumns(row / rowsEach)
	columns := wide * max(1, int(squaresAround(row, fineRow))/wide)
	column := int((p.Lon+180)/360*float64(columns)) % columns // 180° E is 180° W
	return square{row, column, columns, fineRow}
}

func coarseColumns(row int) int { return max(1, int(squaresAround(row, rowsEach*fineRow))) }

// coarseSquare returns the square of about 10 km that p lies in.
func coarseSquare(p Point) square {
	fine := fineSquare(p)
	row := fine.row / rowsEach
	columns := coarseColumns(row)
	return square{row, fine.column / (fine.columns / columns), columns, rowsEach * fineRow}
}

// middle is the point that stands for all of s, in no more digits than s is worth.
func (s square) middle() Point {
	const finest = 1e4 // about 10 m
	round := func(v float64) float64 { return math.Round(v*finest) / finest }
	return Point{
		Lat: round((float64(s.row)+0.5)*s.height - 90),
		Lon: round((float64(s.column)+0.5)*360/float64(s.columns) - 180),
	}
}

// Corners returns the south-western and north-eastern corner of the square that stands for at where
// places are told as exactly as p says; ok is false where that is a point, or nothing.
func (p Precision) Corners(at Point) (southWest, northEast Point, ok bool) {
	var s square
	switch p.OrDefault() {
	case Precision1km:
		s = fineSquare(at)
	case PrecisionCity, Precision10km:
		s = coarseSquare(at)
	default:
		return Point{}, Point{}, false
	}
	width := 360 / float64(s.columns)
	southWest = Point{Lat: float64(s.row)*s.height - 90, Lon: float64(s.column)*width - 180}
	return southWest, Point{Lat: southWest.Lat + s.height, Lon: southWest.Lon + width}, true
}
