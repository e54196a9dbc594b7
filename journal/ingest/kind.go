package ingest

import (
	"os"
	"path/filepath"
	"strings"
)

// kind is what a file's name makes one expect. Names decide only what is worth a word when it is
// not imported; what a file is, its bytes decide.
type kind int

const (
	kindOther kind = iota
	kindPhoto
	kindVideo
	kindJunk // what systems leave on a card
)

var kinds = map[string]kind{
	".jpg": kindPhoto, ".jpeg": kindPhoto, ".jpe": kindPhoto, ".png": kindPhoto, ".tif": kindPhoto,
	".tiff": kindPhoto, ".webp": kindPhoto, ".heic": kindPhoto, ".heif": kindPhoto, ".hif": kindPhoto,
	".avif": kindPhoto, ".cr2": kindPhoto, ".cr3": kindPhoto, ".nef": kindPhoto, ".arw": kindPhoto,
	".dng": kindPhoto, ".raf": kindPhoto, ".rw2": kindPhoto, ".orf": kindPhoto,
	".mov": kindVideo, ".mp4": kindVideo, ".m4v": kindVideo, ".avi": kindVideo, ".mts": kindVideo,
	".m2ts": kindVideo, ".3gp": kindVideo, ".mpg": kindVideo, ".mpeg": kindVideo, ".mkv": kindVideo,
	".webm": kindVideo, ".mxf": kindVideo, ".insv": kindVideo,
}

func kindOf(path string) kind {
	name := filepath.Base(path)
	switch strings.ToLower(name) {
	case ".ds_store", "thumbs.db", "desktop.ini", ".nomedia":
		return kindJunk
	}
	k := kinds[strings.ToLower(filepath.Ext(name))]
	if k == kindOther && strings.HasPrefix(name, "._") {
		return kindJunk
	}
	return k
}

// isShadow tells the ._ file in which a Mac keeps notes on the file beside it. One that has lost
// its file may be anything, and is looked at like any other.
func isShadow(path string) bool {
	dir, name := filepath.Split(path)
	of, ok := strings.CutPrefix(name, "._")
	if !ok {
		return false
	}
	_, err := os.Lstat(filepath.Join(dir, of))
	return err == nil
}
