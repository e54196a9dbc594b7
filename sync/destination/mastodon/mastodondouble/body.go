package mastodondouble

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

const maxBody = 64 << 20

// body is what a request brings with it.
type body struct {
	kind   string // its media type
	fields draft
	file   []byte
	mime   string // of the file
	words  *string
	size   int64
}

// draft is the fields of a post, an edit or a media description.
type draft struct {
	Text        *string     `json:"status"`
	Media       []string    `json:"media_ids"`
	Attributes  []attribute `json:"media_attributes"`
	Sensitive   *bool       `json:"sensitive"`
	Warning     string      `json:"spoiler_text"`
	Visibility  string      `json:"visibility"`
	Language    string      `json:"language"`
	ContentType string      `json:"content_type"`
	Description *string     `json:"description"`
	ID          string      `json:"id"` // of a media description; nobody minds it
}

type attribute struct {
	ID          string `json:"id"`
	Description string `json:"description"`
	Focus       string `json:"focus"`
}

// read takes a body in: JSON, a form, or a multipart form with a file.
func (s *Server) read(r *http.Request) (body, *problem) {
	kind, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	b := body{kind: kind}
	data, err := io.ReadAll(io.LimitReader(r.Body, maxBody))
	if err != nil {
		return b, badRequest("the body breaks off")
	}
	b.size = int64(len(data))
	switch {
	case len(data) == 0:
	case kind == "application/json":
		in := json.NewDecoder(bytes.NewReader(data))
		in.DisallowUnknownFields()
		err = in.Decode(&b.fields)
	case kind == "application/x-www-form-urlencoded":
		err = b.readForm(string(data))
	case kind == "multipart/form-data":
		err = b.readParts(multipart.NewReader(bytes.NewReader(data), params["boundary"]))
	default:
		return b, &problem{code: http.StatusNotAcceptable, words: "content-type " + kind + " is not supported"}
	}
	if err != nil {
		return b, badRequest(err.Error())
	}
	return b, nil
}

func (b *body) readForm(data string) error {
	form, err := url.ParseQuery(data)
	if err != nil {
		return err
	}
	for name, values := range form {
		switch value := values[0]; name {
		case "status":
			b.fields.Text = &value
		case "media_ids[]":
			b.fields.Media = values
		case "spoiler_text":
			b.fields.Warning = value
		case "visibility":
			b.fields.Visibility = value
		case "language":
			b.fields.Language = value
		case "sensitive":
			on, err := strconv.ParseBool(value)
			if err != nil {
				return err
			}
			b.fields.Sensitive = &on
		default:
			return errors.New("unknown field " + name)
		}
	}
	return nil
}

func (b *body) readParts(parts *multipart.Reader) error {
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return err
		}
		switch name := part.FormName(); {
		case name == "file" && part.FileName() != "":
			b.file, b.mime = data, part.Header.Get("Content-Type")
		case name == "description":
			text := string(data)
			b.words = &text
		case name == "focus" && strings.Count(string(data), ",") == 1:
		default:
			return errors.New("unknown field " + name)
		}
	}
}
