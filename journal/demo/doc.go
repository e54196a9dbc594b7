// Package demo makes the card that `sojourn demo` imports: photographs that the program paints
// itself, as two camera bodies and a phone would have written them on a journey from Beijing to
// Pyongyang, Kaesong and Mount Paektu in February 2013, and the GPX track of that journey.
//
// The card shows the job. The phone knows its place and its offset from UTC; one body knows the
// offset only, and is placed from the track; the other knows neither, so that its clock needs the
// zone of the import. Frames lie on their side, one file is there twice, one breaks off, one says
// nothing of itself, one is no photo. Shots tells which is which, and Notes what to write of some.
//
// All positions come from one list of legs: the track, the phone's receiver and what Shots says
// agree, and the rest of the card is derived. Nothing in it was photographed, and its files say so.
package demo
