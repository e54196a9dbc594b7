package exif

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// others are the beginnings of files that lie on cards and in folders beside the photos.
var others = []struct {
	at          int
	magic, mime string
}{
	{4, "ftyp", "video/quicktime"},
	{4, "moov", "video/quicktime"},
	{4, "mdat", "video/quicktime"},
	{4, "wide", "video/quicktime"},
	{8, "AVI ", "video/x-msvideo"},
	{0, "\x1aE\xdf\xa3", "video/x-matroska"},
	{0, "\x00\x00\x01\xba", "video/mpeg"},
	{8, "WAVE", "audio/x-wav"},
	{0, "ID3", "audio/mpeg"},
	{0, "fLaC", "audio/flac"},
	{0, "GIF8", "image/gif"},
	{0, "BM", "image/bmp"},
	{0, "8BPS", "image/vnd.adobe.photoshop"},
	{0, "%PDF-", "application/pdf"},
	{0, "PK\x03\x04", "application/zip"},
	{0, "SQLite format 3\x00", "application/vnd.sqlite3"},
	{0, "\x00\x05\x16\x07", typeAppleDouble},
	{0, "\x00\x05\x16\x00", typeAppleDouble},
}

// sniffOther names what a file that is no photo is instead, or returns "".
func sniffOther(head []byte) string {
	for _, o := range others {
		if begins(head, o.at, o.magic) {
			return o.mime
		}
	}
	switch {
	case isTransportStream(head):
		return "video/mpeg"
	case isHTML(head):
		return "text/html"
	case isText(head):
		return "text/plain"
	}
	return ""
}

// isTransportStream tells the films of AVCHD cameras: a G every 188 or 192 bytes.
func isTransportStream(head []byte) bool {
	return begins(head, 0, "G") && begins(head, 188, "G") && begins(head, 376, "G") ||
		begins(head, 4, "G") && begins(head, 196, "G") && begins(head, 388, "G")
}

func isHTML(head []byte) bool {
	start := strings.ToLower(string(bytes.TrimSpace(head[:min(len(head), 256)])))
	return strings.HasPrefix(start, "<!doctype html") || strings.HasPrefix(start, "<html") ||
		strings.HasPrefix(start, "<head") || strings.HasPrefix(start, "<body")
}

// isText tells UTF-8 without control characters, at whatever byte the head was cut.
func isText(head []byte) bool {
	for len(head) > 0 {
		r, n := utf8.DecodeRune(head)
		if r == utf8.RuneError && n <= 1 {
			return !utf8.FullRune(head)
		}
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != '\f' {
			return false
		}
		head = head[n:]
	}
	return true
}
