// Package clock finds out how far the clock of a camera body was off: from clocks that it
// photographed, from tracks, and from the sun.
package clock
