package mastodondouble

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	_ "image/gif"  // what the double can look at
	_ "image/jpeg" // what the double can look at
	_ "image/png"  // what the double can look at
	"net/http"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	_ "golang.org/x/image/webp" // what the double can look at
)

// upload is a picture at the server.
type upload struct {
	id     string
	sum    string // SHA-256
	alt    string
	born   time.Time
	asked  int    // how often it was asked for while it was worked on
	post   string // the post, or the draft of one, that has it
	width  int
	height int
}

// Work lets every picture be asked for n times before it is ready: 202, 206, … and then 200.
func (s *Server) Work(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.work = n
}

// Uploads counts the pictures that are at the server, attached or not.
func (s *Server) Uploads() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.media)
}

// Mute makes the server one that takes pictures without their words.
func (s *Server) Mute() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.mute = true
}

func (s *Server) ready(m *upload) bool { return m.asked >= s.work }

// newID gives ids in their order: numbers, or what sorts like them.
func (s *Server) newID() string {
	s.number++
	if s.mode == GoToSocial {
		return "01K" + strconv.Itoa(1_000_000_000_000+s.number) + "DOUBLE0000"
	}
	return strconv.Itoa(113_000_000_000_000_000 + s.number)
}

// upload takes a picture in. Its id is of no use until it is ready.
func (s *Server) upload(w http.ResponseWriter, b body) *problem {
	if refused := s.checkUpload(b); refused != nil {
		return refused
	}
	config, _, err := image.DecodeConfig(bytes.NewReader(b.file))
	if err != nil {
		return s.broken("file", "File type of uploaded media could not be verified")
	}
	if _, _, err := image.Decode(bytes.NewReader(b.file)); err != nil {
		return s.broken("file", "File is invalid")
	}
	sum := sha256.Sum256(b.file)
	m := &upload{
		id: s.newID(), sum: hex.EncodeToString(sum[:]), born: s.now(),
		width: config.Width, height: config.Height,
	}
	if b.words != nil && !s.mute {
		m.alt = s.description(*b.words)
	}
	s.media[m.id] = m
	code := http.StatusOK
	view := s.attachment(m)
	if !s.ready(m) || s.mode == Pixelfed {
		code, view["url"] = http.StatusAccepted, nil
	}
	s.answer(w, code, view)
	return nil
}

func (s *Server) checkUpload(b body) *problem {
	l := s.limits()
	switch {
	case b.kind != "multipart/form-data":
		return &problem{code: http.StatusUnsupportedMediaType, words: "a multipart form is needed"}
	case len(b.file) == 0:
		return s.broken("file", "no file was given")
	case !slices.Contains(l.types, b.mime):
		return s.broken("file", "File content type is invalid")
	case len(b.file) > l.bytes:
		return &problem{code: http.StatusRequestEntityTooLarge, words: "File is too large"}
	case b.words != nil && utf8.RuneCountInString(*b.words) > l.alt:
		return s.broken("description", "Description is too long")
	}
	return nil
}

// showMedia answers for media that no post has; GoToSocial for all.
func (s *Server) showMedia(w http.ResponseWriter, id string) *problem {
	m := s.media[id]
	if m == nil || m.post != "" && s.mode != GoToSocial {
		return s.missing("Media", id)
	}
	code, view := http.StatusOK, s.attachment(m)
	if !s.ready(m) {
		m.asked++
		code, view["url"] = http.StatusPartialContent, nil
	}
	s.answer(w, code, view)
	return nil
}

// describe changes the words of a picture; those of a post's only where the server allows it.
func (s *Server) describe(w http.ResponseWriter, id string, b body) *problem {
	m := s.media[id]
	if m == nil || m.post != "" && s.mode == Mastodon {
		return s.missing("Media", id)
	}
	words := b.words
	if words == nil {
		words = b.fields.Description
	}
	switch {
	case words == nil:
		return s.broken("description", "no description was given")
	case utf8.RuneCountInString(*words) > s.limits().alt:
		return s.broken("description", "Description is too long")
	}
	m.alt = s.description(*words)
	s.answer(w, http.StatusOK, s.attachment(m))
	return nil
}

// description is what the server keeps of the words of a picture, or of a warning.
func (s *Server) description(words string) string {
	if s.mode == GoToSocial {
		return stripTags(words)
	}
	return words
}

func (s *Server) attachment(m *upload) map[string]any {
	address := "https://double.example/media/" + m.id + ".jpg"
	view := map[string]any{
		"id": m.id, "type": "image", "url": address, "preview_url": address, "remote_url": nil,
		"description": nil,
		"meta":        map[string]any{"original": map[string]any{"width": m.width, "height": m.height}},
	}
	if m.alt != "" {
		view["description"] = m.alt
	}
	return view
}
