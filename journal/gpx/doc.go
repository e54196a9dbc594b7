// Package gpx reads GPX tracks and finds where a traveller was at a time.
//
// It reads XML itself, as a stream. github.com/tkrajina/gpxgo v1.4.0 cuts a time stamp at its
// decimal point, and so loses the fraction and any offset behind it (10:00:00.5+09:00 becomes
// 10:00:00 UTC); it knows no offset but +00:00, keeps the whole document in memory without a
// bound, and turns a point whose time it cannot read into one of the year 1.
package gpx
