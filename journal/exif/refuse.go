package exif

import (
	"errors"
	"path/filepath"
	"strings"

	"sojourn/journal"
)

// refuse says why the file at path is no photo. The error is Invalid.
func refuse(path, why string) error {
	return &journal.Error{
		Op: journal.Visible(filepath.Base(path)), Kind: journal.Invalid, Err: errors.New(why),
		Hint: "it stays where it is; nothing was taken from it",
	}
}

// whyNot says what a file that Sniff does not take for a photo is instead.
func whyNot(head []byte, mime string) string {
	switch {
	case len(head) == 0:
		return "the file is empty"
	case strings.HasPrefix(mime, "video/"):
		return "a video, not a photo"
	case strings.HasPrefix(mime, "audio/"):
		return "a sound recording, not a photo"
	case mime == typeAppleDouble:
		return "a Mac's notes on another file (its name begins with ._), not a photo"
	case mime == "text/html":
		return "a web page, not a photo"
	case strings.HasPrefix(mime, "text/"):
		return "text, not a photo"
	case mime != "":
		return "a file of type " + mime + ", which sojourn does not keep"
	case strings.Trim(string(head), "\x00") == "":
		return "its first bytes are all zero: damaged, or never written"
	}
	return "not a photo of any format that sojourn knows"
}
