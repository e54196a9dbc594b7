package sqlite

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"sojourn/journal"
)

const (
	incoming = ".incoming" // where imports under way keep their copies
	abandon  = time.Hour   // after which nobody is at work on a file any more
)

// strays finds files below originals that no entry has, and what was left by something that was
// killed. Imports may be under way: what is theirs is no stray.
func (s *Store) strays(ctx context.Context, files []keptFile) ([]journal.Finding, error) {
	root := filepath.Join(s.dir, originalsFolder)
	known := map[string]bool{}
	for _, f := range files {
		known[filepath.FromSlash(f.Path)] = true
	}
	var found []journal.Finding
	var underway []fs.FileInfo
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil && path == root && errors.Is(err, fs.ErrNotExist):
			return fs.SkipAll
		case err != nil:
			found = append(found, *unreadable(&journal.Finding{Path: path}, err))
			return nil
		case d.IsDir() && d.Name() == incoming:
			underway = copies(path)
			return fs.SkipDir
		case d.IsDir(), strings.HasPrefix(d.Name(), "."): // what file managers leave behind
			return nil
		}
		relative, err := filepath.Rel(s.dir, path)
		if err == nil && !known[relative] && !known[absolute(path)] && !isAmong(path, underway) {
			found = append(found, stray(path))
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	added, err := s.addedSince(ctx, found)
	return append(added, s.leftovers()...), err
}

func stray(path string) journal.Finding {
	return journal.Finding{
		Kind: journal.FindingStray, Path: path, Problem: "no entry has it",
		Hint: "`sojourn import --link FILE` makes an entry of it where it is; or move it away",
	}
}

// absolute is how a file is kept that was imported where it is.
func absolute(path string) string {
	if whole, err := filepath.Abs(path); err == nil {
		return whole
	}
	return path
}

// copies are the files of imports that are under way, or were killed: the next import knows.
func copies(dir string) (infos []fs.FileInfo) {
	paths, _ := filepath.Glob(filepath.Join(escaped(dir), "*", "*"))
	for _, path := range paths {
		if info, err := os.Lstat(path); err == nil {
			infos = append(infos, info)
		}
	}
	return infos
}

// escaped is a path that Glob takes for itself.
func escaped(path string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}

func isAmong(path string, infos []fs.FileInfo) bool {
	info, err := os.Lstat(path)
	if err != nil {
		return true // it is gone: an import took it back
	}
	for _, other := range infos {
		if os.SameFile(info, other) {
			return true
		}
	}
	return false
}

// addedSince returns those of found that are not in the journal by now: it grew while it was read.
func (s *Store) addedSince(ctx context.Context, found []journal.Finding) ([]journal.Finding, error) {
	const q = `SELECT EXISTS (SELECT 1 FROM file WHERE path IN (?, ?))`
	var still []journal.Finding
	for _, f := range found {
		relative, err := filepath.Rel(s.dir, f.Path)
		if err != nil {
			return still, err
		}
		var known bool
		err = s.readers.QueryRowContext(ctx, q,
			pathValue(filepath.ToSlash(relative)), pathValue(filepath.ToSlash(absolute(f.Path)))).Scan(&known)
		if err != nil {
			return still, err
		}
		if !known {
			still = append(still, f)
		}
	}
	return still, nil
}

// leftovers finds files that were made beside the journal's and never got its name.
func (s *Store) leftovers() []journal.Finding {
	var found []journal.Finding
	paths, _ := filepath.Glob(filepath.Join(escaped(s.dir), "."+FileName+"-*"))
	for _, path := range paths {
		info, err := os.Lstat(path)
		if err != nil || time.Since(info.ModTime()) < abandon {
			continue
		}
		found = append(found, journal.Finding{
			Kind: journal.FindingLeftover, Path: path, Problem: "it was left by something that was stopped",
			Hint: "it can be removed",
		})
	}
	return found
}
