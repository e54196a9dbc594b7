package mastodondouble

import (
	"net/http"
	"slices"
	"unicode/utf8"
)

const mostEdits = 10 // of Pixelfed

// edit changes a post. What it leaves out is taken away; only the visibility stays as it is.
func (s *Server) edit(w http.ResponseWriter, id string, b body) *problem {
	d, p := b.fields, s.post(id)
	switch {
	case p == nil && s.mode == Pixelfed:
		return &problem{code: http.StatusInternalServerError, words: "This action is unauthorized."}
	case p == nil:
		return notFound
	case d.Visibility != "" || d.Description != nil || d.ID != "":
		return badRequest("a field that an edit does not have")
	}
	if refused := s.checkDraft(d); refused != nil {
		return refused
	}
	if s.mode == Pixelfed {
		return s.editOnPixelfed(w, p, d)
	}
	for _, id := range d.Media {
		if refused := s.checkMedia(p, id); refused != nil {
			return refused
		}
	}
	changed, refused := s.attributes(d)
	if refused != nil {
		return refused
	}
	changed = s.rewrite(p, d) || changed
	if !changed && s.mode == GoToSocial {
		words := "Unprocessable Entity: status was not changed"
		return &problem{code: http.StatusUnprocessableEntity, words: words}
	}
	if changed {
		p.edits = append(p.edits, s.now())
	}
	s.answer(w, http.StatusOK, s.view(p))
	return nil
}

// attributes describes pictures of the post anew.
func (s *Server) attributes(d draft) (changed bool, _ *problem) {
	for _, a := range d.Attributes {
		if !slices.Contains(d.Media, a.ID) {
			if s.mode == GoToSocial {
				return false, badRequest("media not found: " + a.ID)
			}
			continue
		}
		if utf8.RuneCountInString(a.Description) > s.limits().alt {
			return false, s.broken("description", "Description is too long")
		}
		m := s.media[a.ID]
		changed = changed || m.alt != a.Description
		m.alt = a.Description
	}
	return changed, nil
}

// rewrite gives p what d says, and tells whether that is anything new.
func (s *Server) rewrite(p *status, d draft) bool {
	before := *p
	p.text, p.warning = d.text(), s.description(d.Warning)
	p.sensitive = d.Sensitive != nil && *d.Sensitive || p.warning != ""
	if d.Language != "" {
		p.language = d.Language
	}
	for _, id := range p.media {
		if !slices.Contains(d.Media, id) {
			s.media[id].post = "taken away"
		}
	}
	for _, id := range d.Media {
		s.media[id].post = p.id
	}
	p.media = slices.Clone(d.Media)
	return p.text != before.text || p.warning != before.warning || p.sensitive != before.sensitive ||
		p.language != before.language || !slices.Equal(p.media, before.media)
}

// editOnPixelfed changes words, and the order of pictures, but adds none.
func (s *Server) editOnPixelfed(w http.ResponseWriter, p *status, d draft) *problem {
	if d.Attributes != nil || d.ContentType != "" {
		return badRequest("a field that an edit does not have")
	}
	for _, id := range d.Media {
		if m := s.media[id]; m == nil || m.post != "" && m.post != p.id {
			return s.missing("Media", id)
		}
	}
	if len(p.edits) >= mostEdits {
		return &problem{code: http.StatusBadRequest, words: "You cannot edit your post more than 10 times."}
	}
	p.text, p.warning = stripTags(d.text()), d.Warning
	if d.Sensitive != nil {
		p.sensitive = *d.Sensitive
	}
	if len(p.media) > 1 {
		var media []string
		for _, id := range d.Media {
			if slices.Contains(p.media, id) {
				media = append(media, id)
			}
		}
		p.media = media
	}
	p.edits = append(p.edits, s.now())
	s.answer(w, http.StatusOK, s.view(p))
	return nil
}
