package micropubdouble

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"time"
)

// post is one post.
type post struct {
	url   string
	props properties
	ready time.Time // when it is there
}

// picture is a picture as a post has it.
type picture struct{ url, alt string }

func (p *post) pictures() []picture {
	var all []picture
	for _, v := range p.props["photo"] {
		switch v := v.(type) {
		case string:
			all = append(all, picture{url: v})
		case map[string]any:
			one := picture{}
			one.url, _ = v["value"].(string)
			one.alt, _ = v["alt"].(string)
			all = append(all, one)
		}
	}
	return all
}

// act creates a post, or does something to one.
func (s *Server) act(w http.ResponseWriter, r *http.Request, in body) *problem {
	switch {
	case !in.json:
		return invalid("JSON is needed")
	case in.Action == "":
		return s.create(w, r, in)
	case in.Type != nil || in.Properties != nil:
		return invalid("an action has no properties of its own")
	case in.Action == "update":
		return s.update(w, r, in)
	case in.Action == "delete":
		return s.remove(w, in)
	}
	return invalid("unknown action " + in.Action)
}

func (s *Server) create(w http.ResponseWriter, r *http.Request, in body) *problem {
	if refused := s.may("create"); refused != nil {
		return refused
	}
	if !slices.Equal(in.Type, []string{"h-entry"}) || in.URL != "" || in.Replace != nil || in.Add != nil || in.Delete != nil {
		return invalid("a new post has a type and properties, no more")
	}
	if refused := s.check(r, in.Properties); refused != nil {
		return refused
	}
	if in.Properties["content"] == nil && in.Properties["name"] == nil && in.Properties["photo"] == nil {
		return invalid("an empty post")
	}
	s.number++
	p := &post{url: fmt.Sprintf("%s/posts/%d", base(r), s.number), props: maps.Clone(in.Properties)}
	if s.is(OwnTimes) || p.props["published"] == nil {
		p.props["published"] = []any{s.now().Format(time.RFC3339)}
	}
	if photos := p.props["photo"]; s.is(Drops) && len(photos) > 0 {
		p.props["photo"] = photos[:len(photos)-1]
	}
	s.mend(p)
	s.posts = append(s.posts, p)
	code := http.StatusCreated
	if s.is(Accepts) {
		code, p.ready = http.StatusAccepted, s.now().Add(20*time.Second)
	}
	if !s.is(Silent) {
		w.Header().Set("Location", p.url)
	}
	w.WriteHeader(code)
	return nil
}

// mend takes the words of pictures away where the site keeps none.
func (s *Server) mend(p *post) {
	if !s.is(DropsAlt) {
		return
	}
	var bare []any
	for _, m := range p.pictures() {
		bare = append(bare, m.url)
	}
	if bare != nil {
		p.props["photo"] = bare
	}
}

func (s *Server) isThere(p *post) bool { return !s.now().Before(p.ready) }

func (s *Server) post(address string) *post {
	i := slices.IndexFunc(s.posts, func(p *post) bool { return p.url == address })
	if i < 0 {
		return nil
	}
	return s.posts[i]
}

func (s *Server) update(w http.ResponseWriter, r *http.Request, in body) *problem {
	if refused := s.may("update"); refused != nil {
		return refused
	}
	p := s.post(in.URL)
	names, refused := in.names()
	switch {
	case s.is(NoUpdate), s.is(NoSource):
		return invalid("updates are not supported")
	case p == nil:
		return invalid("there is no such post")
	case refused != nil:
		return refused
	case in.Replace == nil && in.Add == nil && names == nil:
		return invalid("an update replaces, adds or deletes something")
	}
	for _, change := range []properties{in.Replace, in.Add} {
		if refused := s.check(r, change); refused != nil {
			return refused
		}
	}
	for name, values := range in.Replace {
		p.props[name] = values
	}
	for name, values := range in.Add {
		p.props[name] = append(p.props[name], values...)
	}
	for _, name := range names {
		delete(p.props, name)
	}
	s.mend(p)
	w.WriteHeader(http.StatusNoContent)
	return nil
}

func (s *Server) remove(w http.ResponseWriter, in body) *problem {
	if refused := s.may("delete"); refused != nil {
		return refused
	}
	p := s.post(in.URL)
	switch {
	case s.is(NoDelete):
		return invalid("deletes are not supported")
	case in.Replace != nil || in.Add != nil || in.Delete != nil:
		return invalid("a delete has an address alone")
	case p == nil:
		return invalid("there is no such post")
	}
	s.posts = slices.DeleteFunc(s.posts, func(o *post) bool { return o == p })
	w.WriteHeader(http.StatusNoContent)
	return nil
}
