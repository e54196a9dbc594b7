package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"github.com/mattn/go-sqlite3"

	"sojourn/journal"
)

// Options say how a journal is opened.
type Options struct {
	Version string // of the program; it is written into what it makes and changes
	Create  bool   // make the folder and the journal where there are none
}

// Open opens the journal in dir, and brings its file up to date after a copy of it was made. The
// error is NotFound where there is none, Invalid where journal.db is something else, NeedsUser
// where a newer program made it. Where the folder cannot be written to, the file is damaged (see
// Damage) or is a backup that nobody restored, the journal can be read.
func Open(ctx context.Context, dir string, o Options) (*Store, error) {
	file := filepath.Join(dir, FileName)
	op := "open the journal in " + journal.Visible(dir)
	err := identify(file, "it was not touched; name another folder with --journal DIR; if this was a "+
		"journal, `sojourn check --repair` gets back what can be read")
	if errors.Is(err, fs.ErrNotExist) {
		if !o.Create {
			return nil, noJournal(dir)
		}
		err = create(ctx, dir, o.Version)
	}
	if err != nil {
		return nil, tell(op, err)
	}
	s := &Store{dir: dir, version: o.Version}
	if err := s.open(ctx); err != nil {
		_ = s.Close()
		return nil, tell(op, err)
	}
	return s, nil
}

func noJournal(dir string) error {
	return &journal.Error{
		Op: "open the journal in " + journal.Visible(dir), Kind: journal.NotFound,
		Err:  errors.New("there is none"),
		Hint: "`sojourn import PATH` makes one; --journal DIR names another folder",
	}
}

// patience is how long a sojourn that is just closing the journal is waited for. SQLite waits by
// itself for all others.
const patience = 10 * time.Second

// open connects. What cannot be written is opened to be read.
func (s *Store) open(ctx context.Context) error {
	err := s.openToWrite(ctx)
	for end := time.Now().Add(patience); isBusy(err) && time.Now().Before(end); {
		time.Sleep(10 * time.Millisecond)
		err = s.openToWrite(ctx)
	}
	if err != nil && isReadOnly(err) {
		err = s.openToRead(ctx)
	}
	if err == nil {
		err = probe(ctx, s.readers)
	}
	if isDamage(err) {
		err = s.openDamaged(ctx, err)
	}
	if err != nil {
		return err
	}
	if s.watcher, err = connect(s.file(), s.readOptions(), 1); err != nil {
		return err
	}
	s.id, err = about(ctx, s.readers, "journal")
	return err
}

func (s *Store) openToWrite(ctx context.Context) error {
	if err := writable(s.file()); err != nil {
		return err
	}
	var err error
	if s.backup, err = isBackup(ctx, s.file()); err != nil {
		return err
	}
	if s.backup {
		return s.openToRead(ctx)
	}
	writer, err := connect(s.file(), toWrite, 1)
	if err != nil {
		return err
	}
	if err := s.upToDate(ctx, writer); err != nil {
		_ = writer.Close()
		return err
	}
	s.writer = writer
	s.readers, err = connect(s.file(), toRead, readerCount)
	return err
}

// openToRead never makes a file. Without a log to be read, the file is all there is, and SQLite
// needs no files beside it.
func (s *Store) openToRead(ctx context.Context) (err error) {
	s.readers, err = connect(s.file(), s.readOptions(), readerCount)
	if err != nil {
		return err
	}
	count, err := schemaOf(ctx, s.readers)
	if err != nil && hasLog(s.file()) {
		return &journal.Error{
			Op: "open the journal in " + journal.Visible(s.dir), Kind: journal.NeedsUser,
			Err: fmt.Errorf("its last words are in %s, which is read only where it can be written to: %w",
				FileName+"-wal", err),
			Hint: "copy the folder, with all files in it, to a disk that can be written to",
		}
	}
	if err != nil {
		return err
	}
	return s.readable(ctx, count)
}

func (s *Store) readOptions() string {
	if s.writer != nil {
		return toRead
	}
	return readOnlyOptions(s.file())
}

func readOnlyOptions(file string) string {
	if hasLog(file) {
		return toReadRO
	}
	return unchanged
}

// hasLog reports whether there is something in file's log that is not in file.
func hasLog(file string) bool {
	log, err := os.Stat(file + "-wal")
	return err == nil && log.Size() > 0
}

// writable reports why file cannot be written to: SQLite would say so only at the first change.
func writable(file string) error {
	f, err := os.OpenFile(file, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return f.Close()
}

func isReadOnly(err error) bool {
	if failure, ok := errors.AsType[sqlite3.Error](err); ok {
		return failure.Code == sqlite3.ErrReadonly || failure.Code == sqlite3.ErrCantOpen
	}
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
}
