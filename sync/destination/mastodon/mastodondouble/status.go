package mastodondouble

import (
	"net/http"
	"slices"
	"time"
)

// status is one post.
type status struct {
	id         string
	text       string
	warning    string
	sensitive  bool
	visibility string
	language   string
	media      []string
	created    time.Time
	edits      []time.Time
	key        string
	kind       string // content type that was asked for
	boosts     string // the post that this one only shows again
}

// Post is a post as its readers see it.
type Post struct {
	ID         string
	Text       string // as it was sent; Pixelfed keeps no tags
	Content    string // HTML
	Warning    string
	Sensitive  bool
	Visibility string
	Language   string
	Pictures   []Picture
	CreatedAt  time.Time
	Edits      int
	Key        string // idempotency key that it came with

	ContentType string // as it was asked for
}

// Picture is a picture of a post.
type Picture struct{ ID, SHA256, Alt string }

// Posts returns all posts, the oldest first.
func (s *Server) Posts() []Post {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Post
	for _, p := range s.posts {
		if p.boosts != "" {
			continue
		}
		post := Post{
			ID: p.id, Text: p.text, Content: s.html(p.text), Warning: p.warning, Sensitive: p.sensitive,
			Visibility: p.visibility, Language: p.language, CreatedAt: p.created, Edits: len(p.edits),
			Key: p.key, ContentType: p.kind,
		}
		for _, id := range p.media {
			m := s.media[id]
			post.Pictures = append(post.Pictures, Picture{ID: id, SHA256: m.sum, Alt: m.alt})
		}
		out = append(out, post)
	}
	return out
}

// Write makes a post of the account as another client would.
func (s *Server) Write(text string) Post {
	s.mu.Lock()
	p := &status{id: s.newID(), text: text, visibility: "public", created: s.now()}
	s.posts = append(s.posts, p)
	s.mu.Unlock()
	posts := s.Posts()
	return posts[slices.IndexFunc(posts, func(o Post) bool { return o.ID == p.id })]
}

// Remove deletes a post as its author would, with another client.
func (s *Server) Remove(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.discard(id)
}

// Boost shows a post again, as its author can with another client.
func (s *Server) Boost(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p := s.post(id); p != nil {
		again := *p
		again.id, again.boosts, again.created = s.newID(), id, s.now()
		s.posts = append(s.posts, &again)
	}
}

// Shield marks a post as sensitive, as a moderator or another client would.
func (s *Server) Shield(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p := s.post(id); p != nil {
		p.sensitive = true
	}
}

// Lose lets the next post lose its last n pictures on the way, without a word about it.
func (s *Server) Lose(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lose = n
}

func (s *Server) post(id string) *status {
	i := slices.IndexFunc(s.posts, func(p *status) bool { return p.id == id })
	if i < 0 {
		return nil
	}
	return s.posts[i]
}

func (s *Server) discard(id string) {
	p := s.post(id)
	if p == nil {
		return
	}
	for _, m := range p.media {
		delete(s.media, m)
	}
	s.posts = slices.DeleteFunc(s.posts, func(o *status) bool { return o == p })
}

func (s *Server) showPost(w http.ResponseWriter, id string) *problem {
	p := s.post(id)
	if p == nil {
		return notFound
	}
	s.answer(w, http.StatusOK, s.view(p))
	return nil
}

func (s *Server) showSource(w http.ResponseWriter, id string) *problem {
	p := s.post(id)
	if p == nil {
		return notFound
	}
	s.answer(w, http.StatusOK, map[string]any{"id": p.id, "text": p.text, "spoiler_text": p.warning})
	return nil
}

func (s *Server) remove(w http.ResponseWriter, id string) *problem {
	p := s.post(id)
	if p == nil {
		return s.missing("Status", id)
	}
	view := s.view(p)
	view["text"] = p.text
	s.discard(id)
	s.answer(w, http.StatusOK, view)
	return nil
}

// view is the post as the API shows it to its author.
func (s *Server) view(p *status) map[string]any {
	address := "https://double.example/@traveller/" + p.id
	media := []any{}
	for _, id := range p.media {
		media = append(media, s.attachment(s.media[id]))
	}
	view := map[string]any{
		"id": p.id, "created_at": stamp(p.created), "edited_at": nil, "sensitive": p.sensitive,
		"spoiler_text": p.warning, "visibility": p.visibility, "language": nil, "uri": address, "url": address,
		"content": s.html(p.text), "reblog": nil, "account": s.account(), "media_attachments": media,
		"mentions": []any{}, "tags": []any{}, "emojis": []any{}, "card": nil, "poll": nil,
	}
	if boosted := s.post(p.boosts); boosted != nil {
		view["reblog"] = s.view(boosted)
	}
	if len(p.edits) > 0 {
		view["edited_at"] = stamp(p.edits[len(p.edits)-1])
	}
	if p.language != "" {
		view["language"] = p.language
	}
	if s.mode == GoToSocial && p.text != "" {
		view["text"], view["content_type"] = p.text, "text/plain"
	}
	return view
}

func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }

const accountID = "109000000000000001"

func (s *Server) accountID() string {
	if s.mode == GoToSocial {
		return "01F8MH1H7YV1Z7D2C8K2730QBF"
	}
	return accountID
}

func (s *Server) account() map[string]any {
	return map[string]any{
		"id": s.accountID(), "username": "traveller", "acct": "traveller", "display_name": "여행자",
		"url": "https://double.example/@traveller", "locked": false, "bot": false,
	}
}
