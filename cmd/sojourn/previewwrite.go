package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"sojourn/journal"
)

// writePicture writes the only picture into a new file.
func (a *app) writePicture(v preview, path string) error {
	err := writeNew(path, func(w io.Writer) error { return v.copyPicture(w, v.pictures[0]) })
	if err != nil {
		return err
	}
	a.note("wrote %s", journal.Visible(path))
	return a.tellPreview(v)
}

// writePreview writes all that would leave into a folder.
func (a *app) writePreview(v preview, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for n, p := range v.pictures {
		name := fmt.Sprintf("%d%s", n+1, extension(p.MIME))
		err := writeNew(filepath.Join(dir, name), func(w io.Writer) error { return v.copyPicture(w, p) })
		if err != nil {
			return err
		}
	}
	for name, text := range map[string]string{"text.txt": v.message.Text, "alt.txt": v.message.Alt} {
		if text == "" {
			continue
		}
		err := writeNew(filepath.Join(dir, name), func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return err
		})
		if err != nil {
			return err
		}
	}
	a.note("wrote what would leave for %s into %s", v.to.Name, journal.Visible(dir))
	return a.tellPreview(v)
}

func extension(mime string) string {
	if mime == "image/png" {
		return ".png"
	}
	return ".jpg"
}

// writeNew writes a file that is not there yet; where that fails, none is left.
func writeNew(path string, write func(w io.Writer) error) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return &journal.Error{
			Op: "write " + journal.Visible(path), Kind: journal.Conflict,
			Err:  errors.New("there is a file already"),
			Hint: "nothing was overwritten; give another name",
		}
	}
	if err != nil {
		return err
	}
	if err := errors.Join(write(file), file.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}
