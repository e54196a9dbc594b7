package main

import (
	"errors"
	"os"
	"path/filepath"

	"sojourn/journal"
)

// home returns sojourn's folder below the base folder that variable names, else below ~/usual.
func home(variable, usual string) (string, error) {
	base := os.Getenv(variable)
	if !filepath.IsAbs(base) { // relative ones are to be ignored, says the XDG specification
		user, err := os.UserHomeDir()
		if err != nil || !filepath.IsAbs(user) {
			return "", &journal.Error{
				Op: "find sojourn's folder", Kind: journal.NeedsUser, Err: errors.New("there is no home folder"),
				Hint: "set " + variable + ", or name the journal with --journal DIR",
			}
		}
		base = filepath.Join(user, filepath.FromSlash(usual))
	}
	return filepath.Join(base, "sojourn"), nil
}

// journalDir returns where the journal is or is to be.
func (a *app) journalDir() (string, error) {
	dir := a.flags.journal
	if dir == "" {
		dir = os.Getenv("SOJOURN_JOURNAL")
	}
	if dir == "" {
		return home("XDG_DATA_HOME", ".local/share")
	}
	return filepath.Abs(dir)
}

// cacheDir returns where thumbnails are kept: in the journal of who has no home folder.
func cacheDir(journal string) string {
	dir, err := home("XDG_CACHE_HOME", ".cache")
	if err != nil {
		return filepath.Join(journal, "cache")
	}
	return dir
}
