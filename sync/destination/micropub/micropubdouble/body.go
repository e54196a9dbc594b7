package micropubdouble

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
)

const maxBody = 64 << 20

// properties are those of a post: every value is a list.
type properties map[string][]any

// body is what a request brings with it.
type body struct {
	Type       []string        `json:"type"`
	Properties properties      `json:"properties"`
	Action     string          `json:"action"`
	URL        string          `json:"url"`
	Replace    properties      `json:"replace"`
	Add        properties      `json:"add"`
	Delete     json.RawMessage `json:"delete"`

	file []byte
	mime string // of the file
	json bool
}

// read takes a body in: JSON, or a multipart form with one file.
func read(r *http.Request) (body, *problem) {
	var b body
	if r.Method != http.MethodPost {
		return b, nil
	}
	kind, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	data, err := io.ReadAll(io.LimitReader(r.Body, maxBody))
	if err != nil {
		return b, invalid("the body breaks off")
	}
	switch kind {
	case "application/json":
		b.json = true
		in := json.NewDecoder(bytes.NewReader(data))
		in.DisallowUnknownFields()
		if err = in.Decode(&b); err == nil && in.More() {
			err = errors.New("more than one object")
		}
	case "multipart/form-data":
		err = b.readParts(multipart.NewReader(bytes.NewReader(data), params["boundary"]))
	default:
		return b, &problem{code: http.StatusUnsupportedMediaType, kind: "invalid_request", words: "content-type " + kind}
	}
	if err != nil {
		return b, invalid(err.Error())
	}
	return b, nil
}

// readParts wants one part alone, called file, which has a name and says what it is.
func (b *body) readParts(parts *multipart.Reader) error {
	for n := 0; ; n++ {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if n > 0 || part.FormName() != "file" || part.FileName() == "" || part.Header.Get("Content-Type") == "" {
			return fmt.Errorf("a part called %q is not the one file", part.FormName())
		}
		if b.file, err = io.ReadAll(part); err != nil {
			return err
		}
		b.mime = part.Header.Get("Content-Type")
	}
}

// names reads what an update deletes: whole properties, the only ones that it does.
func (b body) names() (names []string, _ *problem) {
	if b.Delete == nil {
		return nil, nil
	}
	if err := json.Unmarshal(b.Delete, &names); err != nil {
		return nil, invalid("delete is no list of names")
	}
	return names, nil
}
