package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/textproto"
	"strings"

	"sojourn/journal"
)

// PictureForm is the multipart body of an upload. alt, which may be "", goes as its description. The file
// streams; its name says nothing of ours.
func PictureForm(p journal.Picture, number int, alt string, file *PictureFile) (*Body, error) {
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
	whole := int64(head.Len()) + file.Size + int64(len(tail))
	in := io.MultiReader(&head, file, strings.NewReader(tail))
	return NewBody(in, w.FormDataContentType(), whole), nil
}

// JSONBody returns v as a request's body; v holds only strings, booleans and lists of them.
func JSONBody(v any) (*Body, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return NewBody(bytes.NewReader(b), "application/json", int64(len(b))), nil
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
