package mastodondouble

import (
	"net/http"
	"slices"
	"strings"
	"time"
)

// create posts. What it refuses leaves no post behind, but on Pixelfed a used key, and perhaps a
// draft that holds a picture.
func (s *Server) create(w http.ResponseWriter, r *http.Request, b body) *problem {
	d, key := b.fields, r.Header.Get("Idempotency-Key")
	if d.Attributes != nil || d.Description != nil || d.ID != "" || b.file != nil {
		return badRequest("a field that a new post does not have")
	}
	if refused := s.checkDraft(d); refused != nil {
		return refused
	}
	if first, known := s.keys[key]; known && key != "" && s.mode != GoToSocial {
		if s.mode == Pixelfed {
			return &problem{code: http.StatusBadRequest, words: "Duplicate idempotency key."}
		}
		return s.showPost(w, first.post)
	}
	p := &status{
		id: s.newID(), text: d.text(), warning: s.description(d.Warning),
		visibility: d.Visibility, language: d.Language, created: s.now(), key: key, kind: d.ContentType,
	}
	p.sensitive = d.Sensitive != nil && *d.Sensitive || p.warning != "" && s.mode != Pixelfed
	if p.visibility == "" {
		p.visibility = "public"
	}
	if s.mode == Pixelfed {
		s.keep(key, "")
		p.created = p.created.Truncate(time.Second)
		p.text = stripTags(p.text)
		if !p.sensitive {
			p.warning = ""
		}
		if len(d.Media) == 0 {
			return &problem{code: http.StatusForbidden, words: "Empty statuses are not allowed"}
		}
	}
	if refused := s.attach(p, d.Media); refused != nil {
		return refused
	}
	s.losePictures(p)
	s.posts = append(s.posts, p)
	s.keep(key, p.id)
	s.answer(w, http.StatusOK, s.view(p))
	return nil
}

func (d draft) text() string {
	if d.Text == nil {
		return ""
	}
	return strings.TrimSpace(*d.Text)
}

func (s *Server) keep(key, post string) {
	if key != "" {
		s.keys[key] = used{at: s.now(), post: post}
	}
}

func (s *Server) losePictures(p *status) {
	for ; s.lose > 0 && len(p.media) > 0; s.lose-- {
		last := p.media[len(p.media)-1]
		p.media = p.media[:len(p.media)-1]
		delete(s.media, last)
	}
}

// checkDraft refuses what breaks a rule of posts and edits.
func (s *Server) checkDraft(d draft) *problem {
	l := s.limits()
	visibilities := []string{"", "public", "unlisted", "private"}
	if s.mode != Pixelfed {
		visibilities = append(visibilities, "direct")
	}
	switch {
	case d.text() == "" && len(d.Media) == 0 && s.mode != Pixelfed:
		return s.broken("status", "Text can't be blank")
	case s.length(d.text(), d.Warning) > l.text:
		return s.broken("status", "Text character limit exceeded")
	case len(d.Media) > l.pictures:
		return s.broken("media_ids", "Cannot attach more files")
	case !slices.Contains(visibilities, d.Visibility) && s.mode == GoToSocial:
		return &problem{code: http.StatusUnprocessableEntity, words: "Unprocessable Entity: invalid visibility"}
	case !slices.Contains(visibilities, d.Visibility):
		return s.broken("visibility", "Visibility is invalid")
	case d.ContentType != "" && (s.mode != GoToSocial || d.ContentType != "text/plain"):
		return s.broken("content_type", "invalid status format")
	case len(d.Language) > 3:
		return s.broken("language", "invalid language tag")
	}
	return nil
}

// attach gives p its pictures, each of which only one post can have.
func (s *Server) attach(p *status, ids []string) *problem {
	if s.mode == Pixelfed {
		return s.attachToDraft(p, ids)
	}
	if s.drops {
		ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return s.checkMedia(p, id) != nil })
	}
	for _, id := range ids {
		if refused := s.checkMedia(p, id); refused != nil {
			return refused
		}
	}
	for _, id := range ids {
		s.media[id].post = p.id
	}
	p.media = slices.Clone(ids)
	return nil
}

func (s *Server) checkMedia(p *status, id string) *problem {
	m := s.media[id]
	switch {
	case m == nil && s.mode == GoToSocial:
		return badRequest("media not found: " + id)
	case m == nil, m.post != "" && m.post != p.id && s.mode == Mastodon:
		return invalid("Media " + id + " not found or already attached to another post")
	case m.post != "" && m.post != p.id:
		return badRequest("media already attached to status: " + id)
	case !s.ready(m):
		return invalid("Cannot attach files that have not finished processing. Try again in a moment!")
	}
	return nil
}

// attachToDraft attaches one after the other: the pictures before one that cannot be had are gone.
func (s *Server) attachToDraft(p *status, ids []string) *problem {
	free := func(id string) bool { return s.media[id] != nil && s.media[id].post == "" }
	if !slices.ContainsFunc(ids, free) {
		return &problem{code: http.StatusBadRequest, words: "Invalid media_ids"}
	}
	for _, id := range ids {
		if !free(id) {
			return s.missing("Media", id)
		}
		s.media[id].post = p.id
		p.media = append(p.media, id)
	}
	return nil
}
