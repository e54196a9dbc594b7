package ingest

// LeftKind is what a file is that stays on the card, as a noun in words.
type LeftKind string

const (
	// LeftVideo is a film: sojourn keeps photos.
	LeftVideo LeftKind = "video"
	// LeftClip is the second of film that a telephone takes with a photo.
	LeftClip LeftKind = "live-photo clip"
	// LeftSound is a recording, often a spoken note on a photo.
	LeftSound LeftKind = "sound recording"
	// LeftSidecar is an .xmp that has no photo beside it.
	LeftSidecar LeftKind = "sidecar without a photo"
	// LeftTrack is where somebody went: sojourn imports it by another verb.
	LeftTrack LeftKind = "track"
	// LeftEdit is how a telephone's own program changed a photo.
	LeftEdit LeftKind = "Apple edit"
	// LeftThumb is a small picture of a film or photo that is there too.
	LeftThumb LeftKind = "thumbnail"
	// LeftThumbs is a folder in which some program keeps such pictures.
	LeftThumbs LeftKind = "folder of thumbnails"
	// LeftTrash is a folder of what was thrown away.
	LeftTrash LeftKind = "trash folder"
	// LeftSystem is what cameras and systems note for themselves.
	LeftSystem LeftKind = "system file"
	// LeftOther is anything else.
	LeftOther LeftKind = "other file"
)

// LeftKinds lists all kinds, those that matter most first.
var LeftKinds = []LeftKind{
	LeftVideo, LeftClip, LeftSound, LeftSidecar, LeftTrack, LeftEdit, LeftThumb, LeftThumbs, LeftTrash,
	LeftSystem, LeftOther,
}

// IsContent reports whether the traveller made it, and wiping the card may lose it.
func (k LeftKind) IsContent() bool {
	return k == LeftVideo || k == LeftClip || k == LeftSound || k == LeftSidecar
}

// Plural returns the noun for several of them.
func (k LeftKind) Plural() string {
	switch k {
	case LeftSidecar:
		return "sidecars without a photo"
	case LeftThumbs:
		return "folders of thumbnails"
	}
	return string(k) + "s"
}

// Left is a file or folder that stays on the card, and what it is. Path is foreign text.
type Left struct {
	Path string   `json:"path"`
	What LeftKind `json:"skipped"`
}

// left counts and tells what stays on the card.
func (r *run) left(path string, kind LeftKind) {
	r.summary.Skipped++
	r.summary.Left[kind]++
	if r.options.Left != nil {
		r.options.Left(Left{path, kind})
	}
}
