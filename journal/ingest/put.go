package ingest

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"sojourn/journal/disk"
)

var errTaken = errors.New("another file has this name")

// put gives the file copied the name path, and notes the folders that are to be flushed. isNew is
// false where a file of the same content has it already; the error is errTaken where another has.
func put(copied, path, sum string, folders map[string]bool) (isNew bool, err error) {
	if err := makeFolders(filepath.Dir(path), folders); err != nil {
		return false, err
	}
	err = disk.Link(copied, path)
	switch {
	case !errors.Is(err, fs.ErrExist):
		return err == nil, err
	case sameContent(path, sum):
		return false, nil
	}
	return false, errTaken
}

func sameContent(path, sum string) bool {
	got, err := disk.SumOf(context.Background(), path, make([]byte, streamSize))
	return err == nil && got == sum
}

// makeFolders makes a folder and its parents, and notes which must be flushed.
func makeFolders(dir string, folders map[string]bool) error {
	if folders[dir] {
		return nil
	}
	for above := dir; ; above = filepath.Dir(above) {
		folders[above] = true
		if _, err := os.Lstat(above); err == nil || filepath.Dir(above) == above {
			break
		}
	}
	return os.MkdirAll(dir, 0o755)
}
