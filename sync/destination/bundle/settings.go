package bundle

import (
	"errors"
	"path/filepath"
	"strconv"
	"strings"

	"filippo.io/age"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// Keys of journal.Destination.Settings.
const (
	SettingFile      = "file"      // absolute path
	SettingRecipient = "recipient" // public keys of age, a blank between two; none: anybody can read it
	SettingText      = "text"      // characters that a text may have where it is sent on; "" for any number
)

// linkLength is what a link counts on the servers that count characters.
const linkLength = 23

// Open returns the bundle of c; secret is a signing key as NewKey makes it. Nothing is read or written yet.
func Open(c journal.Destination, secret string) (destination.Destination, error) {
	path := c.Settings[SettingFile]
	if !filepath.IsAbs(path) {
		return nil, destination.Invalid(c, errors.New(journal.Visible(path)+" is not an absolute path"),
			"add the destination again, with the whole path of its file")
	}
	key, err := parseKey(secret)
	if err != nil {
		return nil, destination.Invalid(c, err, "add the destination again")
	}
	b := &Bundle{name: c.Name, path: filepath.Clean(path), key: key}
	if b.text, err = textLimit(c.Settings[SettingText]); err != nil {
		return nil, destination.Invalid(c, err, "give a number of characters, like 500")
	}
	if b.recipients, err = recipientsOf(c.Settings[SettingRecipient]); err != nil {
		return nil, destination.Invalid(c, err,
			"give what `sojourn deliver --new-identity FILE`, or age-keygen, shows: it begins with age1")
	}
	return b, nil
}

func textLimit(setting string) (int, error) {
	if setting == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(setting)
	if err != nil || n < 0 {
		return 0, errors.New(journal.Visible(setting) + " is no number of characters")
	}
	return n, nil
}

// recipientsOf reads public keys. A private key is refused without being shown.
func recipientsOf(setting string) (all []age.Recipient, err error) {
	for key := range strings.FieldsSeq(setting) {
		if strings.HasPrefix(strings.ToUpper(key), "AGE-SECRET-KEY") {
			return nil, errors.New("this is a private key, which nobody but its owner should have")
		}
		parsed, err := age.ParseRecipients(strings.NewReader(key))
		if err != nil {
			return nil, errors.New(journal.Visible(key) + " is no public key of age")
		}
		all = append(all, parsed...)
	}
	return all, nil
}
