package mastodon

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/textproto"
	"strings"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/sync/destination/web"
)

// pictureForm is the multipart body of an upload. The file streams; its name says nothing of ours.
func pictureForm(p journal.Picture, number int, alt string, file io.Reader, size int64) (*web.Body, error) {
	var head bytes.Buffer
	w := multipart.NewWriter(&head)
	if alt != "" {
		if err := w.WriteField("description", alt); err != nil {
			return nil, err
		}
	}
	if _, err := w.CreatePart(pictureHeader(p, number)); err != nil {
		return nil, err
	}
	tail := "\r\n--" + w.Boundary() + "--\r\n"
	whole := int64(head.Len()) + size + int64(len(tail))
	in := io.MultiReader(&head, file, strings.NewReader(tail))
	return web.NewBody(in, w.FormDataContentType(), whole), nil
}

// jsonBody returns v as a request's body; v holds only strings, booleans and lists of them.
func jsonBody(v any) (*web.Body, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return web.NewBody(bytes.NewReader(b), "application/json", int64(len(b))), nil
}

func pictureHeader(p journal.Picture, number int) textproto.MIMEHeader {
	mime := p.MIME
	if mime == "" {
		mime = "image/jpeg"
	}
	ending := strings.TrimPrefix(mime, "image/")
	if ending == "jpeg" {
		ending = "jpg"
	}
	h := textproto.MIMEHeader{}
	name := fmt.Sprintf("picture-%d.%s", number+1, ending)
	h.Set("Content-Disposition", fmt.Sprintf(`form-data; name="file"; filename=%q`, name))
	h.Set("Content-Type", mime)
	return h
}

// cutAlt returns s with at most limit characters as servers count them, code points, and never cuts
// within one that a reader sees.
func cutAlt(s string, limit int) string {
	s = strings.TrimSpace(s)
	if limit <= 0 || len([]rune(s)) <= limit {
		return s
	}
	var b strings.Builder
	used := 1 // the ellipsis
	for _, g := range grapheme.Split(s) {
		used += len([]rune(g))
		if used > limit {
			break
		}
		b.WriteString(g)
	}
	return b.String() + "…"
}
