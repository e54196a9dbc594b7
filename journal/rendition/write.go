package rendition

import (
	"errors"
	"os"
	"path/filepath"

	"sojourn/journal/disk"
)

const partPattern = "part-*" // of files under way

// writeFile writes data to path so that path never holds a part of it, also after a power cut.
func writeFile(path string, data []byte) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	part, err := os.CreateTemp(dir, partPattern)
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(part.Name()) }() // gone already where all went well
	_, err = part.Write(data)
	if err == nil {
		err = part.Sync()
	}
	if err = errors.Join(err, part.Close()); err != nil {
		return err
	}
	if err := os.Rename(part.Name(), path); err != nil {
		return err
	}
	return disk.Sync(dir)
}
