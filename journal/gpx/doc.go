// Package gpx reads tracks and finds where a traveller was at a time.
//
// It reads GPX itself, as a stream over encoding/xml. github.com/tkrajina/gpxgo v1.4.0 cuts a time stamp
// at its decimal point, and so loses the fraction and any offset behind it (10:00:00.5+09:00 becomes
// 10:00:00 UTC); it knows no offset but +00:00, keeps the whole document in memory without a
// bound, and turns a point whose time it cannot read into one of the year 1.
//
// Other kinds are the gx:Track of KML, the exports of Google's timeline, and the NMEA log of a receiver.
// Apple's exports of workouts are GPX.
package gpx
