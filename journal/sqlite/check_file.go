package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"sojourn/journal"
	"sojourn/journal/disk"
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
	sum, err := disk.SumOf(ctx, path, make([]byte, copyBuffer))
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
