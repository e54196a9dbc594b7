package picture

import (
	"bytes"
	"encoding/base64"
	"image/jpeg"
	"strconv"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/iterm2"
)

// inlineQuality is that of the JPEG that a terminal is given; it is looked at once, and never kept.
const inlineQuality = 90

// inlineFile hands p as a JPEG within the text.
func inlineFile(out *bytes.Buffer, _ graphic, p pixels) error {
	var file bytes.Buffer
	if err := jpeg.Encode(&file, p, &jpeg.Options{Quality: inlineQuality}); err != nil {
		return err
	}
	out.WriteString(ansi.ITerm2(iterm2.File{
		Size: int64(file.Len()), Width: strconv.Itoa(p.w) + "px", Height: strconv.Itoa(p.h) + "px",
		Inline: true, DoNotMoveCursor: true,
		Content: []byte(base64.StdEncoding.EncodeToString(file.Bytes())),
	}))
	return nil
}
