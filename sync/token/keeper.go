package token

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"sojourn/journal"
)

// Where is where a secret is kept.
type Where string

const (
	// Nowhere: there is none on this machine; asked for, it is the keyring where there is one, else a file.
	Nowhere Where = ""
	// InKeyring: in the system's keyring.
	InKeyring Where = "keyring"
	// InFile: in a file that nobody but its owner reads.
	InFile Where = "file"
)

// Places are where a secret can be asked to be kept.
var Places = []Where{InKeyring, InFile}

// ring keeps secrets by name. Errors are journal errors: NotFound where there is none of this name.
type ring interface {
	Set(ctx context.Context, name, secret string) error
	Get(ctx context.Context, name string) (string, error)
	Delete(ctx context.Context, name string) error
}

// Saved is where a secret was put.
type Saved struct {
	In  Where
	Why error // the keyring that there is did not take it; nil else
}

// Keeper keeps the secrets of destinations. Beside its files it keeps a note of what is in the keyring, so
// that the keyring is asked only for what is in it.
type Keeper struct {
	Files Folder
	ring  ring
}

// NewKeeper keeps secrets in the system's keyring and in files.
func NewKeeper(files Folder) Keeper { return Keeper{Files: files, ring: system{patience}} }

// noted is what the name of a note ends with; no name of a destination has a dot.
const noted = ".keyring"

// Where tells where the secret is, without asking the keyring.
func (k Keeper) Where(journalID, destination string) (Where, error) {
	path, err := k.Files.path(journalID, destination)
	if err != nil {
		return Nowhere, err
	}
	for _, at := range []struct {
		path string
		is   Where
	}{{path, InFile}, {path + noted, InKeyring}} {
		_, err := os.Lstat(at.path)
		if err == nil {
			return at.is, nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return Nowhere, &journal.Error{Op: "token of " + destination, Kind: journal.NeedsUser, Err: err}
		}
	}
	return Nowhere, nil
}

// Save keeps secret in place of an earlier one. Asked for Nowhere, it stays where it was; a new one goes
// into the keyring, and into a file where that takes none. The error is Invalid for what is no secret,
// and NeedsUser.
func (k Keeper) Save(ctx context.Context, journalID, destination, secret string, in Where) (Saved, error) {
	secret, err := checked(destination, secret)
	if err != nil {
		return Saved{}, err
	}
	was, err := k.Where(journalID, destination)
	if err != nil {
		return Saved{}, err
	}
	if in == Nowhere {
		in = was
	}
	saved := Saved{In: InFile}
	if in != InFile {
		err := k.intoRing(ctx, journalID, destination, secret)
		if err == nil || in == InKeyring || ctx.Err() != nil {
			return Saved{In: InKeyring}, err
		}
		if !errors.Is(err, errNoRing) {
			saved.Why = err
		}
	}
	return saved, k.intoFile(ctx, journalID, destination, secret, was)
}

func (k Keeper) intoRing(ctx context.Context, journalID, destination, secret string) error {
	path, err := k.Files.path(journalID, destination)
	if err != nil {
		return err
	}
	if err := k.ring.Set(ctx, journalID+"."+destination, secret); err != nil {
		return ofRing(destination, err, "the token was not saved; `--secret-in file` keeps it in a file of your own")
	}
	if err := k.Files.save(destination, path+noted, "in the system's keyring"); err != nil {
		return err
	}
	return removed(destination, path)
}

func (k Keeper) intoFile(ctx context.Context, journalID, destination, secret string, was Where) error {
	path, err := k.Files.path(journalID, destination)
	if err != nil {
		return err
	}
	if err := k.Files.save(destination, path, secret); err != nil {
		return err
	}
	if was != InKeyring {
		return nil
	}
	return k.outOfRing(ctx, journalID, destination)
}

// outOfRing takes the secret out of the keyring, and then the note of it.
func (k Keeper) outOfRing(ctx context.Context, journalID, destination string) error {
	path, err := k.Files.path(journalID, destination)
	if err != nil {
		return err
	}
	err = k.ring.Delete(ctx, journalID+"."+destination)
	if err != nil && journal.KindOf(err) != journal.NotFound {
		return ofRing(destination, err, "the token is still in the keyring; open the keyring and run this again")
	}
	return removed(destination, path+noted)
}

// Load returns the secret. The error is NotFound where none was saved, and NeedsUser where the keyring does not
// open or others could have read the file.
func (k Keeper) Load(ctx context.Context, journalID, destination string) (string, error) {
	where, err := k.Where(journalID, destination)
	if err != nil {
		return "", err
	}
	if where != InKeyring {
		return k.Files.Load(journalID, destination)
	}
	secret, err := k.ring.Get(ctx, journalID+"."+destination)
	switch {
	case err == nil:
		return strings.TrimSpace(secret), nil
	case journal.KindOf(err) == journal.NotFound:
		return "", &journal.Error{
			Op: "token of " + destination, Kind: journal.NotFound, Err: errors.New("it is not in the system's keyring any more"),
			Hint: "add the destination again with its token or password",
		}
	}
	return "", ofRing(destination, err, "open the keyring, as when you log in to the desktop, and run this again; "+
		"or add the destination again with its token and `--secret-in file`")
}

// Remove forgets the secret; it is no error if there is none.
func (k Keeper) Remove(ctx context.Context, journalID, destination string) error {
	if err := k.Files.Remove(journalID, destination); err != nil {
		return err
	}
	if where, err := k.Where(journalID, destination); err != nil || where != InKeyring {
		return err
	}
	return k.outOfRing(ctx, journalID, destination)
}

// ofRing tells of trouble with the keyring; what is safe and to be done is in hint.
func ofRing(destination string, err error, hint string) error {
	return &journal.Error{
		Op: "token of " + destination, Kind: journal.NeedsUser, Hint: hint,
		Err: fmt.Errorf("the system's keyring: %w", err),
	}
}
