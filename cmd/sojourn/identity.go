package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"filippo.io/age"
	"filippo.io/age/armor"
	"github.com/charmbracelet/x/term"

	"sojourn/journal"
)

const maxIdentity = 1 << 20 // bytes

// newIdentity makes a private key in path, which must not be there, and prints its public half.
func (a *app) newIdentity(path string) error {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return &journal.Error{Op: "identity", Kind: journal.NeedsUser, Err: err, Hint: "nothing was written; choose a new file"}
	}
	made := time.Now().Format(time.RFC3339)
	_, err = fmt.Fprintf(f, "# created: %s\n# public key: %s\n%s\n", made, identity.Recipient(), identity)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return &journal.Error{Op: "identity", Kind: journal.NeedsUser, Err: err, Hint: "remove " + path + ": it is not whole"}
	}
	a.note("keep %s for yourself; give this to whoever sends you a bundle:", journal.Visible(path))
	if a.flags.json {
		return printJSON(a.stdout, map[string]string{"recipient": identity.Recipient().String()})
	}
	fmt.Fprintln(a.stdout, identity.Recipient())
	return nil
}

// identities reads the private keys that open a bundle, as age keeps them, with a passphrase or without.
func (a *app) identities(d delivering) (all []age.Identity, err error) {
	for _, path := range d.identities {
		data, err := readSome(path)
		if err == nil {
			data, err = a.opens(d, path, data)
		}
		var found []age.Identity
		if err == nil {
			found, err = age.ParseIdentities(bytes.NewReader(data))
		}
		if err != nil {
			if _, told := errors.AsType[*journal.Error](err); told {
				return nil, err
			}
			return nil, &journal.Error{
				Op: "identity " + journal.Visible(path), Kind: journal.Invalid,
				Err:  errors.New("no private key of age can be read there"),
				Hint: "nothing was sent; give the file that `sojourn deliver --new-identity` or age-keygen made",
			}
		}
		all = append(all, found...)
	}
	return all, nil
}

func readSome(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, &journal.Error{Op: "identity", Kind: journal.NeedsUser, Err: err, Hint: "nothing was sent"}
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxIdentity))
}

// opens returns what is in an identity file, which may be kept under a passphrase.
func (a *app) opens(d delivering, path string, data []byte) ([]byte, error) {
	var in io.Reader = bytes.NewReader(data)
	switch {
	case bytes.HasPrefix(bytes.TrimSpace(data), []byte(armor.Header)):
		in = armor.NewReader(in)
	case !bytes.HasPrefix(data, []byte("age-encryption.org/")):
		return data, nil
	}
	passphrase, err := a.passphrase(d, path)
	if err != nil {
		return nil, err
	}
	key, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return nil, err
	}
	opened, err := age.Decrypt(in, key)
	if err != nil {
		return nil, &journal.Error{
			Op: "identity " + journal.Visible(path), Kind: journal.NeedsUser, Err: errors.New("the passphrase does not open it"),
			Hint: "nothing was sent; try again",
		}
	}
	return io.ReadAll(io.LimitReader(opened, maxIdentity))
}

func (a *app) passphrase(d delivering, path string) (string, error) {
	if d.passphraseFile != "" {
		text, err := readSecret("passphrase", a.stdin, d.passphraseFile)
		return strings.TrimRight(text, "\r\n"), err
	}
	in := streamOf(a.stdin)
	if !in.is || !a.err.is {
		return "", usagef("%s is kept under a passphrase: --passphrase-file names it", path)
	}
	fmt.Fprintf(a.stderr, "Passphrase of %s: ", journal.Visible(path))
	text, err := term.ReadPassword(in.file.Fd())
	fmt.Fprintln(a.stderr)
	return string(text), err
}
