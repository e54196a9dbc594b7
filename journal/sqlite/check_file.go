package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"sojourn/journal"
)

// keptFile is a file that should be there.
type keptFile struct {
	entry journal.ID
	journal.File
}

func (s *Store) files(ctx context.Context) ([]keptFile, error) {
	const q = `SELECT e.id, f.role, f.name, f.path, f.sha256, f.bytes
		FROM file f JOIN photo p ON p.n = f.photo JOIN entry e ON e.n = p.entry
		ORDER BY e.sort, p.position, f.position`
	var files []keptFile
	rows, err := s.readers.QueryContext(ctx, q)
	err = each(rows, err, func(rows *sql.Rows) error {
		var f keptFile
		err := rows.Scan(&f.entry, &f.Role, &f.Name, &f.Path, &f.SHA256, &f.Bytes)
		files = append(files, f)
		return err
	})
	return files, err
}

// checkFile returns what is wrong with f, or nil.
func (s *Store) checkFile(ctx context.Context, f keptFile, deep bool) (*journal.Finding, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	path, linked := filepath.FromSlash(f.Path), true
	if !filepath.IsAbs(path) {
		path, linked = filepath.Join(s.dir, path), false
	}
	finding := &journal.Finding{Entry: f.entry, Path: path}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return missing(finding, linked), nil
	case err != nil:
		return unreadable(finding, err), nil
	case !info.Mode().IsRegular():
		return changed(finding, "something that is no file is in its place"), nil
	case info.Size() != f.Bytes:
		problem := fmt.Sprintf("it has %d bytes and had %d when it was imported", info.Size(), f.Bytes)
		return changed(finding, problem), nil
	case !deep:
		return nil, nil
	}
	sum, err := hashOf(ctx, path)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return unreadable(finding, err), nil
	case sum != f.SHA256:
		return changed(finding, "its content is not what was imported"), nil
	}
	return nil, nil
}

func missing(f *journal.Finding, linked bool) *journal.Finding {
	f.Kind, f.Problem = journal.FindingMissing, "it is not there"
	f.Hint = "copy it back from the card or a backup of originals"
	if linked {
		f.Hint = "plug in the disk or card that it was imported from"
	}
	return f
}

func unreadable(f *journal.Finding, err error) *journal.Finding {
	f.Kind, f.Problem = journal.FindingUnreadable, "it cannot be read: "+err.Error()
	if pathError, ok := errors.AsType[*fs.PathError](err); ok {
		f.Problem = "it cannot be read: " + pathError.Err.Error()
	}
	f.Hint = "allow reading it; if the disk is failing, copy the journal to another one now"
	return f
}

func changed(f *journal.Finding, problem string) *journal.Finding {
	f.Kind, f.Problem = journal.FindingChanged, problem
	f.Hint = "put back the file that was imported, from the card or a backup"
	return f
}

// hashOf reads a file to its end, and gives up where ctx ends.
func hashOf(ctx context.Context, path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum := sha256.New()
	buffer := make([]byte, 1<<20)
	for {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		n, err := f.Read(buffer)
		sum.Write(buffer[:n])
		if errors.Is(err, io.EOF) {
			return hex.EncodeToString(sum.Sum(nil)), nil
		}
		if err != nil {
			return "", err
		}
	}
}
