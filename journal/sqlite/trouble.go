package sqlite

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/mattn/go-sqlite3"

	"sojourn/journal"
)

// tell puts err into a sentence with a kind, unless it is one already. Whatever it was, the
// transaction that it ended left nothing behind.
func tell(op string, err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*journal.Error](err); ok {
		return err
	}
	told := &journal.Error{Op: op, Kind: journal.Other, Err: err}
	if failure, ok := errors.AsType[sqlite3.Error](err); ok {
		tellSQLite(told, failure)
		return told
	}
	tellRecord(told, err)
	tellDisk(told, err)
	return told
}

// tellRecord says what it means where a row is not what it was written as: nothing but damage
// makes it so.
func tellRecord(told *journal.Error, err error) {
	if isBadRecord(err) {
		told.Kind, told.Hint = journal.NeedsUser, repairHint
		told.Err = fmt.Errorf("what the journal keeps of it is damaged: %w", err)
	}
}

// isBadRecord reports that a row is not what it was written as.
func isBadRecord(err error) bool {
	_, isSyntax := errors.AsType[*json.SyntaxError](err)
	_, isType := errors.AsType[*json.UnmarshalTypeError](err)
	_, isTime := errors.AsType[*time.ParseError](err)
	return isSyntax || isType || isTime || err != nil && strings.Contains(err.Error(), scanFailure)
}

// scanFailure begins what database/sql says of a value that is not of its column's kind.
const scanFailure = "sql: Scan error"

// tellSQLite says what an answer of SQLite means. Some come from the disk with its own words.
func tellSQLite(told *journal.Error, failure sqlite3.Error) {
	if isDamage(failure) {
		told.Kind, told.Err = journal.NeedsUser, because("the journal's file is damaged", failure)
		told.Hint = repairHint
		return
	}
	switch failure.Code {
	case sqlite3.ErrInterrupt:
		told.Err = context.Canceled
	case sqlite3.ErrFull:
		full(told)
	case sqlite3.ErrReadonly, sqlite3.ErrPerm, sqlite3.ErrAuth:
		unwritable(told)
	case sqlite3.ErrCantOpen:
		told.Kind, told.Err = journal.NeedsUser, because("the journal cannot be opened", failure)
		told.Hint = "see whether its folder is there, and allow reading and writing to it"
	case sqlite3.ErrIoErr:
		told.Kind, told.Err = journal.NeedsUser, because("the disk does not answer as it should", failure)
		told.Hint = "what was saved before is safe; see to the disk, then do it again"
		tellDisk(told, failure.SystemErrno)
	case sqlite3.ErrBusy, sqlite3.ErrLocked, sqlite3.ErrProtocol:
		told.Kind, told.Err = journal.Conflict, errors.New("another sojourn has been writing for long")
		told.Hint = "nothing was changed; do it again when the other one is done"
	case sqlite3.ErrConstraint:
		told.Kind, told.Err = journal.Invalid, fmt.Errorf("the journal does not take it: %w", failure)
		told.Hint = "nothing was changed"
	}
}

// isDamage reports that a file is not as SQLite left it: also where a table or column that was made
// is not there.
func isDamage(err error) bool {
	failure, ok := errors.AsType[sqlite3.Error](err)
	if !ok {
		return false
	}
	switch failure.Code {
	case sqlite3.ErrCorrupt, sqlite3.ErrNotADB:
		return true
	case sqlite3.ErrError:
		return slices.ContainsFunc(ofDamage, func(s string) bool { return strings.HasPrefix(failure.Error(), s) })
	}
	return false
}

// ofDamage is how SQLite begins to say that what was made once does not read as that.
var ofDamage = []string{
	"no such ", "malformed JSON", "malformed database schema",
	"unrecognized parameter", "unknown tokenizer", "vtable constructor failed",
	"unknown function", "wrong number of arguments to function", "misuse of aggregate",
	"SQL logic error", // all that is said where an index of words makes no sense: mistakes in SQL are named
}

func isBusy(err error) bool {
	failure, ok := errors.AsType[sqlite3.Error](err)
	return ok && failure.Code == sqlite3.ErrBusy
}

// tellDisk says what an answer of the file system means, and leaves others as they are.
func tellDisk(told *journal.Error, err error) {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		full(told)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		unwritable(told)
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		told.Kind = journal.NeedsUser
		told.Hint = "see whether the path is written right, and whether its disk is plugged in"
	case errors.Is(err, syscall.EIO):
		told.Kind = journal.NeedsUser
		told.Hint = "what was saved before is safe; see to the disk, then do it again"
	}
}

func full(told *journal.Error) {
	told.Kind, told.Err = journal.NeedsUser, errors.New("the disk is full")
	told.Hint = "nothing was changed and what was saved before is safe; make room, then do it again"
}

func unwritable(told *journal.Error) {
	told.Kind, told.Err = journal.NeedsUser, errors.New("the journal cannot be written to")
	told.Hint = "nothing was changed; allow writing to its folder, " +
		"or copy the folder to a disk that can be written to"
}

func readOnly(op string) error {
	told := &journal.Error{Op: op}
	unwritable(told)
	return told
}

// because joins words with what SQLite, and the system below it, said.
func because(words string, failure sqlite3.Error) error {
	return fmt.Errorf("%s: %w", words, failure)
}
