package desk

import (
	"errors"
	"path/filepath"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// SettingCA is the absolute path of the certificates, in PEM, that are trusted in place of the system's.
const SettingCA = "ca"

// CAHint is what can be done where those cannot be read.
const CAHint = "put them back, or name another file with --ca"

// CAOf returns the path of the certificates that c trusts; "" for the system's. The error is Invalid.
func CAOf(c journal.Destination) (string, error) {
	path := c.Settings[SettingCA]
	if path != "" && !filepath.IsAbs(path) {
		return "", destination.Invalid(c, errors.New("the path of its certificates is not absolute"), "give the whole path")
	}
	return path, nil
}
