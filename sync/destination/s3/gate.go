package s3

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"sojourn/journal"
)

// maxAnswer is how much of an answer is read, in bytes; 1,000 parts in a list have about 300 kB.
const maxAnswer = 1 << 20

// errPage is that something answers that is no store.
var errPage = errors.New("a web page came instead of an answer")

// gate lets through what a store answers, and nothing that stands in its way: a portal's page or redirect would
// pass for success.
type gate struct {
	inner *http.Transport
	left  atomic.Bool  // bytes of a request may have left since this was made false
	ahead atomic.Int64 // how far the store's clock was before ours when it last answered, a time.Duration
}

func newGate() *gate { return &gate{inner: newTransport()} }

// moved is that the bucket is to be asked for elsewhere.
type moved struct{ region, to string }

func (m *moved) Error() string { return "the answer was a redirect to " + m.to }

// isForeign tells whether something answered that is no store.
func isForeign(err error) bool {
	_, elsewhere := errors.AsType[*moved](err)
	return elsewhere || errors.Is(err, errPage)
}

// RoundTrip never follows a redirect: it would carry a signature to a stranger.
func (g *gate) RoundTrip(request *http.Request) (*http.Response, error) {
	ctx := httptrace.WithClientTrace(request.Context(), &httptrace.ClientTrace{
		GotConn: func(httptrace.GotConnInfo) { g.left.Store(true) },
	})
	response, err := g.inner.RoundTrip(request.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	if at, err := http.ParseTime(response.Header.Get("Date")); err == nil {
		g.ahead.Store(int64(time.Until(at)))
	}
	data, err := read(response)
	if err == nil {
		err = foreign(request.Method, response, data)
	}
	if err != nil {
		return nil, err
	}
	return response, nil
}

// read has all of an answer read here, where a break can be told from a page.
func read(response *http.Response) ([]byte, error) {
	defer response.Body.Close()
	data, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer))
	response.Body = io.NopCloser(bytes.NewReader(data))
	return data, err
}

// foreign is why response is no answer of a store; nil where it is one.
func foreign(method string, response *http.Response, data []byte) error {
	code, header := response.StatusCode, response.Header
	if code >= 300 && code < 400 {
		m := &moved{region: header.Get("X-Amz-Bucket-Region")}
		if to, err := url.Parse(header.Get("Location")); err == nil {
			m.to = journal.Visible(to.Host + to.Path)
		}
		return m
	}
	kind, _, _ := mime.ParseMediaType(header.Get("Content-Type")) // none is no page
	switch {
	case code == http.StatusNetworkAuthenticationRequired, kind == "text/html" && code < 500:
		return errPage
	case code >= 300, method == http.MethodDelete:
		return nil
	case method == http.MethodPut, method == http.MethodHead:
		if header.Get("ETag") == "" {
			return errPage
		}
	case !isResult(data):
		return errPage
	}
	return nil
}

// isResult tells whether data is XML as stores write it: a result, or an error under a status that says otherwise.
func isResult(data []byte) bool {
	for in := xml.NewDecoder(bytes.NewReader(data)); ; {
		switch t, err := in.Token(); root := t.(type) {
		case xml.StartElement:
			return strings.HasSuffix(root.Name.Local, "Result") || root.Name.Local == "Error"
		default:
			if err != nil {
				return false
			}
		}
	}
}
