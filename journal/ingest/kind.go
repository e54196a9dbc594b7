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
	kindSidecar
	kindVideo
	kindSound
	kindTrack
	kindEdit
	kindThumb
	kindSystem
)

var kinds = map[string]kind{
	".jpg": kindPhoto, ".jpeg": kindPhoto, ".jpe": kindPhoto, ".png": kindPhoto, ".tif": kindPhoto,
	".tiff": kindPhoto, ".webp": kindPhoto, ".heic": kindPhoto, ".heif": kindPhoto, ".hif": kindPhoto,
	".avif": kindPhoto, ".cr2": kindPhoto, ".cr3": kindPhoto, ".nef": kindPhoto, ".arw": kindPhoto,
	".dng": kindPhoto, ".raf": kindPhoto, ".rw2": kindPhoto, ".orf": kindPhoto,
	".xmp": kindSidecar,
	".mov": kindVideo, ".mp4": kindVideo, ".m4v": kindVideo, ".avi": kindVideo, ".mts": kindVideo,
	".m2ts": kindVideo, ".3gp": kindVideo, ".mpg": kindVideo, ".mpeg": kindVideo, ".mkv": kindVideo,
	".webm": kindVideo, ".mxf": kindVideo, ".insv": kindVideo,
	".wav": kindSound, ".mp3": kindSound, ".m4a": kindSound, ".aac": kindSound, ".snd": kindSound,
	".gpx": kindTrack, ".aae": kindEdit, ".thm": kindThumb, ".lrv": kindThumb, // the last is a GoPro's small copy of a film
	".ctg": kindSystem, ".mrk": kindSystem, ".cpi": kindSystem, ".mpl": kindSystem, ".bdm": kindSystem,
}

func kindOf(path string) kind {
	name := filepath.Base(path)
	switch strings.ToLower(name) {
	case ".ds_store", "thumbs.db", "desktop.ini", ".nomedia":
		return kindSystem
	}
	k := kinds[strings.ToLower(filepath.Ext(name))]
	if k != kindPhoto && strings.HasPrefix(name, "._") {
		return kindSystem
	}
	return k
}

// leftAs is what stays on the card where a file of a kind is no photo.
var leftAs = map[kind]LeftKind{
	kindVideo: LeftVideo, kindSound: LeftSound, kindTrack: LeftTrack, kindEdit: LeftEdit, kindThumb: LeftThumb,
	kindSystem: LeftSystem, kindOther: LeftOther,
}

// leftFolders are those that cameras, systems and other programs keep for themselves.
var leftFolders = map[string]LeftKind{
	".thumbnails": LeftThumbs, ".thumbs": LeftThumbs, "@eadir": LeftThumbs, ".@__thumb": LeftThumbs,
	"thmbnl":   LeftThumbs, // of films, beside Sony's
	".trashes": LeftTrash, ".trash": LeftTrash, "$recycle.bin": LeftTrash,
	".spotlight-v100": LeftSystem, ".fseventsd": LeftSystem, "system volume information": LeftSystem,
	".temporaryitems": LeftSystem, ".documentrevisions-v100": LeftSystem, "lost+found": LeftSystem,
}

// leftFolder reports whether a folder of this name is left alone, and as what.
func leftFolder(name string) (LeftKind, bool) {
	name = strings.ToLower(name)
	if strings.HasPrefix(name, ".trash-") {
		return LeftTrash, true
	}
	kind, ok := leftFolders[name]
	return kind, ok
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

// stem is what the files of one photo have in common.
func stem(path string) string {
	name := filepath.Base(path)
	return strings.ToLower(strings.TrimSuffix(name, filepath.Ext(name)))
}
