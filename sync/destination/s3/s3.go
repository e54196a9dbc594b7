// Package s3 puts entries into a bucket of a store that speaks S3, Amazon's or any other. An object is written
// where there is none of its name, and never over one. What is larger than a part goes by parts, and is gone on
// with from the parts that the store has.
package s3

import (
	"context"
	"errors"
	"sync"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/desk"
)

// Kind is the kind of these destinations in a journal.
const Kind = "s3"

// Keys of journal.Destination.Settings.
const (
	SettingServer    = "server"     // s3://bucket/prefix
	SettingEndpoint  = "endpoint"   // https://host:port of the store; without it Amazon's
	SettingRegion    = "region"     // of the bucket; without it the one that most stores take
	SettingAccessKey = "access-key" // the half of the key that is no secret
)

// Open returns the bucket of c, with the secret half of its key. Nothing is asked yet. The error is Invalid where
// the settings or the key cannot be used.
func Open(c journal.Destination, secret string) (destination.Destination, error) {
	set, err := readSettings(c)
	if err != nil {
		return nil, err
	}
	if secret, err = readSecret(c, secret); err != nil {
		return nil, err
	}
	s := &server{settings: set, secret: secret, where: c.Name + " (" + set.host + ")", gate: newGate()}
	client, err := minio.New(set.host, &minio.Options{
		Creds: credentials.NewStaticV4(set.accessKey, secret, ""), Secure: set.secure, Region: set.region,
		Transport: s.gate, MaxRetries: 1, // the outbox decides what is tried again, and when
	})
	if err != nil {
		return nil, destination.Invalid(c, errors.New(s.clean(err.Error())), endpointHint)
	}
	s.core = minio.Core{Client: client}
	return desk.New(c, s), nil
}

// server is a bucket. One request is under way at a time, over one connection that is kept.
type server struct {
	settings
	secret string
	where  string // for messages
	core   minio.Core
	gate   *gate

	mu            sync.Mutex // over requests, and all that follows
	unconditional bool       // the store takes no conditions
}

// Check lists what is in the bucket below the prefix, one object of it: that shows the bucket, and that the key
// may look.
func (s *server) Check(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	objects := s.core.ListObjectsIter(ctx, s.bucket, minio.ListObjectsOptions{Prefix: s.prefix, MaxKeys: 1, Recursive: true})
	for object := range objects {
		return s.tell(ctx, object.Err)
	}
	return nil
}

// Has reports whether f is there, whole.
func (s *server) Has(ctx context.Context, f desk.File) (bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	found, err := s.look(ctx, f)
	if found == other {
		return false, desk.Changed(s.where, f.Name)
	}
	return found == same, err
}

// URL is where name is, as other programs for such stores write it.
func (s *server) URL(name string) string { return "s3://" + s.bucket + "/" + s.key(name) }

// finding is what a store has under a name.
type finding int

const (
	nothing finding = iota
	same            // the file that is meant
	other           // something else
)

// sumKey is the name under which objects carry the SHA-256 of their content, as minio-go gives it back.
const sumKey = "Sha256"

// look asks for the object of f, its size and its hash, where it has one.
func (s *server) look(ctx context.Context, f desk.File) (finding, error) {
	info, err := s.core.StatObject(ctx, s.bucket, s.key(f.Name), minio.StatObjectOptions{})
	if isAbsent(err) {
		return nothing, nil
	}
	if err != nil {
		return nothing, s.tell(ctx, err)
	}
	sum := info.UserMetadata[sumKey]
	switch told := info.Size >= 0; { // what stands before a store may take the size away
	case told && info.Size != f.Bytes, sum != "" && sum != f.SHA256, !told && sum == "":
		return other, nil
	}
	return same, nil
}
