package micropubdouble

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	_ "image/jpeg" // what the double can look at
	"net/http"
	"strings"
)

// upload is a picture at the site.
type upload struct {
	data []byte // nil once it is lost
	sum  string // SHA-256
}

// upload takes a picture in and says where it is.
func (s *Server) upload(w http.ResponseWriter, r *http.Request, in body) *problem {
	if refused := s.may("media"); refused != nil {
		return refused
	}
	if in.mime != "image/jpeg" {
		return invalid("a multipart form with one picture is needed")
	}
	if _, _, err := image.Decode(bytes.NewReader(in.file)); err != nil {
		return invalid("the picture cannot be read")
	}
	sum := sha256.Sum256(in.file)
	u := &upload{data: in.file, sum: hex.EncodeToString(sum[:])}
	name := newName()
	if s.is(ByContent) {
		name = u.sum
	}
	if s.is(Forgetful) {
		u.data = nil
	}
	path := "/media/" + name + ".jpg"
	s.media[path] = u
	w.Header().Set("Location", base(r)+path)
	w.WriteHeader(http.StatusCreated)
	return nil
}

// Sweep forgets all pictures that no post has.
func (s *Server) Sweep() {
	s.mu.Lock()
	defer s.mu.Unlock()
	used := map[string]bool{}
	for _, p := range s.posts {
		for _, m := range p.pictures() {
			used[pathOf(m.url)] = true
		}
	}
	for path := range s.media {
		if !used[path] {
			delete(s.media, path)
		}
	}
}

// Uploads counts the pictures that are at the site, in a post or not.
func (s *Server) Uploads() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.media)
}

// Recover takes the quirks away.
func (s *Server) Recover() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.quirks = nil
}

// pathOf is the path of an address at the site.
func pathOf(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	i := strings.IndexByte(rest, '/')
	if i < 0 {
		return ""
	}
	return rest[i:]
}
