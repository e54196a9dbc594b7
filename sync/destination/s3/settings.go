package s3

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/minio/minio-go/v7/pkg/s3utils"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/desk"
	"sojourn/sync/destination/web"
)

// settings are journal.Destination.Settings, checked.
type settings struct {
	name      string // of the destination
	bucket    string
	prefix    string // of the keys: "", or it ends in /
	host      string // of the store, with its port where that is not the usual one
	secure    bool   // https
	region    string
	accessKey string
}

const (
	usualEndpoint = "https://s3.amazonaws.com"
	usualRegion   = "us-east-1"
)

const (
	serverHint   = "write the bucket like s3://newsroom/incoming"
	endpointHint = "write the endpoint like https://s3.example.org"
	keyHint      = "give the two halves of the key with --access-key and --secret-file"
)

// key is the whole name of an object.
func (s *settings) key(name string) string { return s.prefix + name }

func readSettings(c journal.Destination) (settings, error) {
	s := settings{name: c.Name, region: c.Settings[SettingRegion], accessKey: c.Settings[SettingAccessKey]}
	if err := s.readServer(c.Settings[SettingServer]); err != nil {
		return settings{}, destination.Invalid(c, err, serverHint)
	}
	if err := s.readEndpoint(c); err != nil {
		return settings{}, err
	}
	if s.region == "" {
		s.region = usualRegion
	}
	if !isPlain(s.region) {
		return settings{}, destination.Invalid(c,
			fmt.Errorf("%s is no region", journal.Visible(s.region)), "write it like eu-central-1")
	}
	if s.accessKey == "" || !isPlain(s.accessKey) {
		return settings{}, destination.Invalid(c, errors.New("no access key is set"), keyHint)
	}
	return s, nil
}

// readServer reads s3://bucket/prefix.
func (s *settings) readServer(text string) error {
	u, err := url.Parse(strings.TrimSpace(text))
	switch {
	case text == "":
		return errors.New("no bucket is set")
	case err != nil, u.Scheme != "s3", u.Host == "", u.User != nil, u.RawQuery != "", u.Fragment != "":
		return fmt.Errorf("%s is no address of a bucket", journal.Visible(text))
	case s3utils.CheckValidBucketName(u.Host) != nil:
		return fmt.Errorf("%s cannot be a bucket's name", journal.Visible(u.Host))
	}
	s.bucket, s.prefix = u.Host, strings.Trim(u.Path, "/")
	if s.prefix == "" {
		return nil
	}
	parts := strings.Split(s.prefix, "/")
	if slices.ContainsFunc(parts, func(p string) bool { return p == "" || p == "." || p == ".." }) ||
		journal.Visible(s.prefix) != s.prefix || len(s.prefix) > maxPrefix {
		return fmt.Errorf("%s is no address of a bucket", journal.Visible(text))
	}
	s.prefix += "/"
	return nil
}

// maxPrefix leaves room for names in the 1,024 bytes that a key may have.
const maxPrefix = 800

// readEndpoint accepts https anywhere, and http on this machine or where it is asked for.
func (s *settings) readEndpoint(c journal.Destination) error {
	text := c.Settings[SettingEndpoint]
	if text == "" {
		text = usualEndpoint
	}
	u, err := url.Parse(strings.TrimSpace(text))
	if err != nil || u.Hostname() == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" ||
		strings.Trim(u.Path, "/") != "" || u.Scheme != "https" && u.Scheme != "http" {
		return destination.Invalid(c, fmt.Errorf("%s is no endpoint of a store", journal.Visible(text)), endpointHint)
	}
	if !web.IsPrivate(u) && c.Settings[desk.SettingUnencrypted] != "yes" {
		return destination.Invalid(c, fmt.Errorf("%s would send the pictures where others can read them", journal.Visible(text)),
			endpointHint+", or add --unencrypted to have it so all the same")
	}
	s.host, s.secure = u.Host, u.Scheme == "https"
	return nil
}

// readSecret takes the secret out of what a file or a pipe had in it.
func readSecret(c journal.Destination, text string) (string, error) {
	secret := strings.TrimSpace(text)
	if secret == "" || !isPlain(secret) {
		return "", destination.Invalid(c, errors.New("what was given as secret key cannot be one"), keyHint)
	}
	return secret, nil
}

// isPlain tells whether s has but visible ASCII characters.
func isPlain(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r > '~' })
}
