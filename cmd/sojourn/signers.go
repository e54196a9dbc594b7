package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination/bundle"
)

// signersFile is where the fingerprints are kept of whose bundles are delivered from this machine.
func signersFile() (string, error) {
	dir, err := home("XDG_CONFIG_HOME", ".config")
	return filepath.Join(dir, "signers"), err
}

func knownSigners() (map[string]bool, error) {
	path, err := signersFile()
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, &journal.Error{Op: "known signers", Kind: journal.NeedsUser, Err: err}
	}
	known := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		if fields := strings.Fields(line); len(fields) > 0 {
			known[fields[0]] = true
		}
	}
	return known, nil
}

// remember adds a fingerprint to those that are known.
func remember(fingerprint string) error {
	path, err := signersFile()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(f, "%s since %s\n", fingerprint, time.Now().Format(time.DateOnly))
	return errors.Join(err, f.Sync(), f.Close())
}

// trust makes sure that somebody vouches for each signer in c.
func (a *app) trust(d delivering, c *bundle.Contents) error {
	known, err := knownSigners()
	if err != nil {
		return err
	}
	given := func(fingerprint string) bool {
		return slices.ContainsFunc(d.signers, func(s string) bool { return strings.EqualFold(strings.TrimSpace(s), fingerprint) })
	}
	for _, p := range c.Parcels {
		is := p.Signer.Fingerprint()
		if known[is] || given(is) {
			if known[is] {
				continue
			}
		} else if err := a.askSigner(is); err != nil {
			return err
		}
		if err := remember(is); err != nil {
			return &journal.Error{Op: "known signers", Kind: journal.NeedsUser, Err: err, Hint: "nothing was sent"}
		}
		known[is] = true
	}
	return nil
}

// askSigner asks whether somebody is who is meant. Where nobody can be asked, it is refused.
func (a *app) askSigner(fingerprint string) error {
	strange := &journal.Error{
		Op: "bundle", Kind: journal.NeedsUser, Err: errors.New("it is signed by " + fingerprint + ", who is not known here"),
		Hint: "nothing was sent; ask the sender for the fingerprint, and give it with --signer if it is the same",
	}
	if !a.err.is || !streamOf(a.stdin).is {
		return strange
	}
	a.progress.clear()
	fmt.Fprintf(a.stderr, "This bundle is signed by\n  %s\nTake it only if the sender gave you the same. Take it? [y/N] ",
		fingerprint)
	answer, _ := bufio.NewReader(a.stdin).ReadString('\n') // no answer is no
	if answer = strings.ToLower(strings.TrimSpace(answer)); answer == "y" || answer == "yes" {
		return nil
	}
	return strange
}
