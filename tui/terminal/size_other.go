//go:build !unix

package terminal

import (
	"image"
	"os"
)

// Pixels are not told here.
func Pixels(*os.File) image.Point { return image.Point{} }
