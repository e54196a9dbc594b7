package rendition

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"sojourn/journal"
)

const outbox = "outbox" // folder of the journal that holds what is sent

// keepFor is how long Forget leaves what nobody asks for: it may be on its way into a dispatch.
const keepFor = 24 * time.Hour

// store puts data into the outbox under its hash, which it returns.
func (m *Maker) store(data []byte) (string, error) {
	sum := sha256.Sum256(data)
	name := hex.EncodeToString(sum[:])
	path := m.sent(name)
	if old, err := os.ReadFile(path); err == nil && sha256.Sum256(old) == sum {
		return name, nil
	}
	if err := writeFile(path, data); err != nil {
		return "", fmt.Errorf("the outbox folder cannot be written to: %w", err)
	}
	return name, nil
}

// PathOfPicture is where the bytes of p are on the disk.
func (m *Maker) PathOfPicture(p journal.Picture) string { return m.sent(p.SHA256) }

func (m *Maker) sent(name string) string { return filepath.Join(m.journal, outbox, name) }

// OpenPicture opens p's bytes after checking that they are the ones that were agreed on. The
// error is NotFound where they are gone, and Conflict where they were changed.
func (m *Maker) OpenPicture(p journal.Picture) (io.ReadSeekCloser, error) {
	op := "picture " + journal.Visible(p.SHA256)
	if !isHash(p.SHA256) {
		return nil, &journal.Error{Op: op, Kind: journal.Invalid, Err: errors.New("this is no picture's name")}
	}
	file, err := os.Open(m.PathOfPicture(p))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &journal.Error{
			Op: op, Kind: journal.NotFound, Err: errors.New("it is not in the outbox folder"),
			Hint: "nothing was sent; unmark the entry and mark it again",
		}
	}
	if err != nil {
		return nil, &journal.Error{Op: op, Err: err}
	}
	if err := verify(file, p); err != nil {
		file.Close()
		return nil, &journal.Error{
			Op: op, Kind: journal.Conflict, Err: err,
			Hint: "nothing was sent; unmark the entry and mark it again",
		}
	}
	return file, nil
}

// verify reads file through and leaves it at its beginning.
func verify(file io.ReadSeeker, p journal.Picture) error {
	hash := sha256.New()
	n, err := io.Copy(hash, file)
	if err != nil {
		return err
	}
	if n != p.Bytes || hex.EncodeToString(hash.Sum(nil)) != p.SHA256 {
		return errors.New("its file in the outbox folder was changed")
	}
	_, err = file.Seek(0, io.SeekStart)
	return err
}

// Forget removes pictures that keep does not want from the outbox folder, and what was left half
// written, unless they are younger than a day. It touches no other file.
func (m *Maker) Forget(keep func(sha256 string) bool) error {
	dir := filepath.Join(m.journal, outbox)
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, e := range entries {
		info, infoErr := e.Info()
		part, _ := filepath.Match(partPattern, e.Name())
		unwanted := part || isHash(e.Name()) && !keep(e.Name())
		if infoErr == nil && info.Mode().IsRegular() && unwanted && time.Since(info.ModTime()) > keepFor {
			err = errors.Join(err, os.Remove(filepath.Join(dir, e.Name())))
		}
	}
	return err
}
