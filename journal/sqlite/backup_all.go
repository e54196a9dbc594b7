package sqlite

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/mattn/go-sqlite3"

	"sojourn/journal"
	"sojourn/journal/disk"
)

// BackupAll copies the journal as it is at one moment, and the originals of its photos, into dir,
// which is new, empty, or has an earlier backup of this journal: what is there already and whole
// is not copied again. Every copy is read back and compared with the hash that was kept when its
// photo was imported. The earlier backup stays until all of the new one is there, also if this is
// killed or the disk is full. What is missing or damaged is a finding; all else is copied.
func (s *Store) BackupAll(ctx context.Context, dir string, watch Watch) (Copied, error) {
	did, err := s.backupAll(ctx, dir, watch)
	return did, tellCopy("back up into "+journal.Visible(dir), dir, err)
}

func (s *Store) backupAll(ctx context.Context, dir string, watch Watch) (Copied, error) {
	if err := s.notInside(dir); err != nil {
		return Copied{}, err
	}
	p, err := openPlace(dir)
	if err != nil {
		return Copied{}, err
	}
	defer p.close()
	if err := s.mayReplace(ctx, p.file()); err != nil {
		return Copied{}, err
	}
	aside, err := asideOf(p.file())
	if err != nil {
		return Copied{}, err
	}
	defer removeAll(aside)
	if err := copyTo(ctx, s.file(), aside, watch.Pages); err != nil {
		return Copied{}, err
	}
	if err := verify(ctx, aside); err != nil {
		return Copied{}, err
	}
	did, err := s.copyOriginals(ctx, aside, p, watch)
	if err != nil {
		return did, err
	}
	return did, p.replace(aside)
}

// notInside refuses a folder among the originals: nothing but them belongs there.
func (s *Store) notInside(dir string) error {
	absolute, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	own, err := filepath.Abs(filepath.Join(s.dir, originalsFolder))
	if err != nil {
		return err
	}
	relative, err := filepath.Rel(own, absolute)
	if err == nil && filepath.IsLocal(relative) {
		return occupied(dir, "it is among the originals of the journal")
	}
	return nil
}

// mayReplace makes sure that file is an earlier backup of this journal, or not there.
func (s *Store) mayReplace(ctx context.Context, file string) error {
	err := identify(file, "name a new or an empty folder; nothing was changed")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	used, err := inUse(file)
	if err != nil {
		return err
	}
	if used {
		return occupied(filepath.Dir(file), "the journal in it is in use, it is no backup")
	}
	db, err := connect(file, unchanged, 1)
	if err != nil {
		return err
	}
	defer shut(db)
	id, err := about(ctx, db, "journal")
	if err != nil {
		return unsureBackup(file, err)
	}
	if id != s.id {
		return occupied(filepath.Dir(file), "it has a backup of another journal")
	}
	return nil
}

// unsureBackup is why what may be anybody's backup is not replaced.
func unsureBackup(file string, err error) error {
	if !isDamage(err) {
		return err
	}
	return &journal.Error{
		Op: "use " + journal.Visible(filepath.Dir(file)), Kind: journal.NeedsUser,
		Err:  errors.New("the earlier backup in it is damaged"),
		Hint: "move its " + FileName + " away, or name another folder; nothing was changed",
	}
}

// inUse tells whether file was ever opened as a journal: it has a log since. A backup has none.
func inUse(file string) (bool, error) {
	const writeVersion, withLog = 18, 2 // in the header of a SQLite file
	header, err := head(file)
	if err != nil || hasLog(file) {
		return true, err
	}
	return header[writeVersion] == withLog, nil
}

func (s *Store) copyOriginals(ctx context.Context, file string, p *place, watch Watch) (Copied, error) {
	list, err := originalsIn(ctx, file)
	if err != nil {
		return Copied{}, err
	}
	sums, err := openSums(p.root)
	if err != nil {
		return Copied{}, err
	}
	c := newCopying(s.dir, p, sums, watch.Files)
	did, err := c.all(ctx, list)
	return did, errors.Join(err, sums.close())
}

// replace gives the journal that was made aside its name, in place of an earlier one.
func (p *place) replace(aside string) error {
	if err := disk.Sync(aside); err != nil {
		return err
	}
	if err := os.Rename(aside, p.file()); err != nil {
		return err
	}
	return p.flush(".")
}

// tellCopy is tell for what is copied into dir: what is full or cannot be written to is dir.
func tellCopy(op, dir string, err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*journal.Error](err); ok {
		return err
	}
	told := &journal.Error{Op: op, Kind: journal.NeedsUser}
	switch {
	case isFull(err):
		told.Err = errors.New("the disk is full")
		told.Hint = "what was there before is as it was; make room, then do it again: it goes on from here"
	case isReadOnly(err):
		told.Err = errors.New("the folder cannot be written to")
		told.Hint = "allow writing to " + journal.Visible(dir) + ", or name another one"
	default:
		return tell(op, err)
	}
	return told
}

func isFull(err error) bool {
	if failure, ok := errors.AsType[sqlite3.Error](err); ok && failure.Code == sqlite3.ErrFull {
		return true
	}
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}
