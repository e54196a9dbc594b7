//go:build unix

package terminal

import (
	"image"
	"os"

	"golang.org/x/sys/unix"
)

// Pixels are those of all cells of the terminal behind f; zero where it is not told.
func Pixels(f *os.File) image.Point {
	size, err := unix.IoctlGetWinsize(int(f.Fd()), unix.TIOCGWINSZ)
	if err != nil {
		return image.Point{}
	}
	return image.Pt(int(size.Xpixel), int(size.Ypixel))
}
