// Package token keeps the secrets of destinations outside the journal, in the system's keyring or one
// file each, so that no backup and no bundle carries them.
package token

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"unicode"
	"unicode/utf8"

	"sojourn/journal"
)

const (
	maxSecret  = 64 << 10 // bytes
	ownerOnly  = 0o600
	folderOnly = 0o700
	others     = 0o077 // permissions that nobody else may have
)

// Folder is where secrets are kept: a path, usually $XDG_CONFIG_HOME/sojourn/tokens.
type Folder string

var plainName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$`)

// path returns the file of one destination of one journal. The error is Invalid.
func (f Folder) path(journalID, destination string) (string, error) {
	if !plainName.MatchString(journalID) || !plainName.MatchString(destination) {
		return "", &journal.Error{
			Op: "token of " + journal.Visible(destination), Kind: journal.Invalid,
			Err: errors.New("this cannot be a destination's name"),
		}
	}
	return filepath.Join(string(f), journalID+"."+destination), nil
}

// Save keeps secret, without the white space around it, in place of an earlier one. The error is
// Invalid where there is no secret, or one of more than a line.
func (f Folder) Save(journalID, destination, secret string) error {
	path, err := f.path(journalID, destination)
	if err != nil {
		return err
	}
	if secret, err = checked(destination, secret); err != nil {
		return err
	}
	return f.save(destination, path, secret)
}

// checked returns secret without the white space around it.
func checked(destination, secret string) (string, error) {
	secret = strings.TrimSpace(secret)
	if secret == "" || len(secret) > maxSecret || !utf8.ValidString(secret) || strings.ContainsFunc(secret, unicode.IsControl) {
		return "", &journal.Error{
			Op: "token of " + destination, Kind: journal.Invalid, Err: errors.New("this is no token or password"),
			Hint: "give it alone, on one line",
		}
	}
	return secret, nil
}

func (f Folder) save(destination, path, text string) error {
	if err := f.write(path, text); err != nil {
		return &journal.Error{
			Op: "token of " + destination, Kind: journal.NeedsUser, Err: err,
			Hint: "the token was not saved; make sure that " + string(f) + " can be written to",
		}
	}
	return nil
}

func (f Folder) write(path, secret string) error {
	if err := os.MkdirAll(string(f), folderOnly); err != nil {
		return err
	}
	if err := os.Chmod(string(f), folderOnly); err != nil {
		return err
	}
	part, err := os.CreateTemp(string(f), ".part-*") // for its owner only, from the first byte
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(part.Name()) }() // gone already where all went well
	_, err = part.WriteString(secret + "\n")
	if err == nil {
		err = errors.Join(part.Chmod(ownerOnly), part.Sync())
	}
	if err = errors.Join(err, part.Close()); err != nil {
		return err
	}
	return os.Rename(part.Name(), path)
}

// Load returns the secret. The error is NotFound where none was saved, and NeedsUser where others
// could have read it.
func (f Folder) Load(journalID, destination string) (string, error) {
	path, err := f.path(journalID, destination)
	if err != nil {
		return "", err
	}
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", &journal.Error{
			Op: "token of " + destination, Kind: journal.NotFound,
			Err:  errors.New("none is saved on this machine"),
			Hint: "add the destination again with its token or password",
		}
	}
	if err != nil {
		return "", &journal.Error{Op: "token of " + destination, Kind: journal.NeedsUser, Err: err}
	}
	defer file.Close()
	if err := private(file); err != nil {
		return "", err
	}
	secret, err := io.ReadAll(io.LimitReader(file, maxSecret))
	return strings.TrimSpace(string(secret)), err
}

// private refuses a file that others than its owner can reach.
func private(file *os.File) error {
	info, err := file.Stat()
	if err != nil {
		return err
	}
	if info.Mode().IsRegular() && (info.Mode().Perm()&others == 0 || runtime.GOOS == "windows") {
		return nil
	}
	return &journal.Error{
		Op: "token in " + journal.Visible(file.Name()), Kind: journal.NeedsUser,
		Err:  errors.New("others than you can read this file"),
		Hint: "run `chmod 600` on it; if others may have read it, make a new token on the server",
	}
}

// Remove forgets the secret; it is no error if there is none.
func (f Folder) Remove(journalID, destination string) error {
	path, err := f.path(journalID, destination)
	if err != nil {
		return err
	}
	return removed(destination, path)
}

func removed(destination, path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return &journal.Error{Op: "token of " + destination, Kind: journal.NeedsUser, Err: err}
	}
	return nil
}
