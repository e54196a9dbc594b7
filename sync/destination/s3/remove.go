package s3

import (
	"context"

	"github.com/minio/minio-go/v7"

	"sojourn/sync/destination/desk"
)

// Remove deletes the object of f. It can be repeated at will.
func (s *server) Remove(ctx context.Context, f desk.File) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.core.RemoveObject(ctx, s.bucket, s.key(f.Name), minio.RemoveObjectOptions{})
	if isAbsent(err) {
		return nil
	}
	return s.tell(ctx, err)
}
