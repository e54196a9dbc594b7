package micropubdouble

import (
	"html/template"
	"maps"
	"net/http"
	"slices"
)

// site is the page of the whole site, and of one post.
var site = template.Must(template.New("site").Parse(`<!DOCTYPE html><html><head><title>여행</title>
{{if .Endpoint}}<link rel="micropub" href="{{.Endpoint}}">{{end}}</head><body class="h-feed">
{{range .Posts}}<article class="h-entry"><a class="u-url" href="{{.URL}}"></a>
<time class="dt-published" datetime="{{.Published}}"></time>{{with .Text}}<div class="e-content">{{.}}</div>{{end}}
{{range .Pictures}}<img class="u-photo" src="{{.URL}}" alt="{{.Alt}}">{{end}}</article>
{{end}}</body></html>`))

type shown struct {
	URL, Published, Text string
	Pictures             []struct{ URL, Alt string }
}

// page is what anybody sees: the site, a post, or a picture.
func (s *Server) page(w http.ResponseWriter, r *http.Request) *problem {
	if m := s.media[r.URL.Path]; m != nil && m.data != nil {
		w.Header().Set("Content-Type", "image/jpeg")
		_, _ = w.Write(m.data)
		return nil
	}
	data := struct {
		Endpoint string
		Posts    []shown
	}{}
	if r.URL.Path == "/" {
		if s.is(InHeader) {
			w.Header().Add("Link", `</style.css>; rel="preload", <`+EndpointPath+`?site=me>; rel="micropub other"`)
		} else {
			data.Endpoint = EndpointPath + "?site=me"
		}
	}
	for _, p := range slices.Backward(s.posts) {
		if (r.URL.Path == "/" && !s.is(NoPages) || base(r)+r.URL.Path == p.url) && s.isThere(p) {
			data.Posts = append(data.Posts, show(p))
		}
	}
	if r.URL.Path != "/" && len(data.Posts) == 0 {
		return &problem{code: http.StatusNotFound, kind: "not_found", words: "nothing is here"}
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if err := site.Execute(w, data); err != nil {
		panic(err) // it is made of texts
	}
	return nil
}

func show(p *post) shown {
	o := shown{URL: p.url, Published: text(p.props, "published"), Text: text(p.props, "content")}
	for _, m := range p.pictures() {
		o.Pictures = append(o.Pictures, struct{ URL, Alt string }{m.url, m.alt})
	}
	return o
}

func text(props properties, name string) string {
	if len(props[name]) == 0 {
		return ""
	}
	s, _ := props[name][0].(string)
	return s
}

// Post is a post as its readers see it.
type Post struct {
	URL        string
	Text       string
	Properties map[string][]any
	Pictures   []Picture
}

// Picture is a picture of a post; its hash is "" where its file is lost.
type Picture struct{ SHA256, Alt string }

// Posts returns all posts, the oldest first, also those that are not shown yet.
func (s *Server) Posts() []Post {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Post
	for _, p := range s.posts {
		post := Post{URL: p.url, Text: text(p.props, "content"), Properties: maps.Clone(p.props)}
		for _, m := range p.pictures() {
			one := Picture{Alt: m.alt}
			if u := s.media[pathOf(m.url)]; u != nil && u.data != nil {
				one.SHA256 = u.sum
			}
			post.Pictures = append(post.Pictures, one)
		}
		out = append(out, post)
	}
	return out
}
