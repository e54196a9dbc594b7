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

// Check looks whether the journal is whole: its own file, and every file of its photos, by size or
// (deep) by content. report may be nil. What is wrong is a finding; an error means that the check
// could not be made.
func (s *Store) Check(
	ctx context.Context, deep bool, report func(done, total int),
) ([]journal.Finding, error) {
	if report == nil {
		report = func(int, int) {}
	}
	findings, err := s.checkSelf(ctx)
	if err != nil {
		return findings, tell("check the journal", err)
	}
	files, err := s.files(ctx)
	if isDamage(err) {
		return append(findings, s.damage(err.Error())), nil
	}
	if err != nil {
		return findings, tell("check the journal", err)
	}
	for i, f := range files {
		report(i, len(files))
		found, err := s.checkFile(ctx, f, deep)
		if err != nil {
			return findings, tell("check the journal", err)
		}
		if found != nil {
			findings = append(findings, *found)
		}
	}
	report(len(files), len(files))
	return findings, nil
}

// checkSelf looks at the journal's own file, and at what its tables say of each other.
func (s *Store) checkSelf(ctx context.Context) ([]journal.Finding, error) {
	const unfound = `SELECT 'the words of entry ' || id || ' are not in the index' FROM entry
		WHERE sort NOT IN (SELECT docid FROM words) LIMIT 10`
	var findings []journal.Finding
	for _, q := range []string{
		`PRAGMA integrity_check(10)`,
		`SELECT 'a row of ' || "table" || ' belongs to nothing' FROM pragma_foreign_key_check LIMIT 10`,
		unfound,
	} {
		rows, err := s.readers.QueryContext(ctx, q)
		err = each(rows, err, func(rows *sql.Rows) error {
			var said string
			if err := rows.Scan(&said); err != nil || said == "ok" {
				return err
			}
			findings = append(findings, s.damage(said))
			return nil
		})
		if isDamage(err) {
			return append(findings, s.damage(err.Error())), nil // as far as it can be read
		}
		if err != nil {
			return findings, err
		}
	}
	return findings, nil
}

func (s *Store) damage(said string) journal.Finding {
	return journal.Finding{
		Kind: journal.FindingJournal, Path: s.file(), Problem: said,
		Hint: "copy the journal's folder before anything else; " +
			"`sojourn restore FILE DIR` puts a backup into a new one",
	}
}

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
