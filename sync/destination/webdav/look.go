package webdav

import (
	"context"
	"encoding/xml"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"

	"sojourn/sync/destination/web"
)

const question = `<?xml version="1.0"?><propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/></prop></propfind>`

const xmlType = "application/xml"

// resource is what is at an address.
type resource struct {
	folder bool
	bytes  int64 // of a file; -1 where the server does not say
}

// look asks what is there under name, "" for the folder; false for nothing.
func (s *server) look(ctx context.Context, name string) (resource, bool, error) {
	a, err := s.do(ctx, call{
		method: "PROPFIND", name: name, header: map[string]string{"Depth": "0"}, harmless: true,
		body: web.NewBody(strings.NewReader(question), xmlType, int64(len(question))),
	})
	switch {
	case err != nil:
		return resource{}, false, s.tell(ctx, err)
	case a.Code == http.StatusNotFound, a.Code == http.StatusGone:
		return resource{}, false, nil
	case a.Code == http.StatusMultiStatus:
		if r, ok := readResource(a.Body, name); ok {
			return r, true, nil
		}
		return resource{}, false, s.portal(a)
	case a.Code == http.StatusMethodNotAllowed, a.Code == http.StatusNotImplemented, a.Code == http.StatusBadRequest:
		return resource{}, false, s.noWebDAV(a)
	}
	return resource{}, false, s.refusal(a)
}

// multistatus is an answer to the question, as RFC 4918 has it.
type multistatus struct {
	XMLName   xml.Name `xml:"DAV: multistatus"`
	Responses []struct {
		Href      string     `xml:"DAV: href"`
		Propstats []propstat `xml:"DAV: propstat"`
	} `xml:"DAV: response"`
}

type propstat struct {
	Status string    `xml:"DAV: status"`
	Folder *struct{} `xml:"DAV: prop>resourcetype>collection"`
	Length string    `xml:"DAV: prop>getcontentlength"`
}

// readResource reads what is said of the file called name, or of the folder where it is "". It is not ok
// where that is no answer, or one about something else.
func readResource(body []byte, name string) (r resource, ok bool) {
	var all multistatus
	if xml.Unmarshal(body, &all) != nil || len(all.Responses) != 1 {
		return r, false
	}
	one := all.Responses[0]
	at, err := url.Parse(strings.TrimSpace(one.Href))
	if err != nil || name != "" && path.Base(at.Path) != name {
		return r, false
	}
	r.bytes = -1
	for _, p := range one.Propstats {
		if !p.found() {
			continue
		}
		ok = true
		r.folder = r.folder || p.Folder != nil
		if n, err := strconv.ParseInt(strings.TrimSpace(p.Length), 10, 64); err == nil && n >= 0 {
			r.bytes = n
		}
	}
	return r, ok
}

// found tells whether the properties are there; a status is like HTTP/1.1 200 OK.
func (p propstat) found() bool {
	words := strings.Fields(p.Status)
	return len(words) > 1 && words[1] == "200"
}
