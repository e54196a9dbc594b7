//go:build unix && !linux

package disk

import "os"

// Flush cannot put a whole disk in order here.
func Flush(*os.File) (ok bool, err error) { return false, nil }

// Begin is left to the system here.
func Begin(*os.File) {}

// Forget cannot make the system forget a file here.
func Forget(*os.File) {}
