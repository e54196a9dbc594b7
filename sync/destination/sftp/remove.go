package sftp

import (
	"context"
	"errors"
	"io/fs"
	"path"

	"sojourn/sync/destination/desk"
)

// Remove takes f away. It can be repeated at will.
func (s *server) Remove(ctx context.Context, f desk.File) error {
	return s.with(ctx, func(c *connection) error {
		err := c.sftp.Remove(path.Join(s.folder, f.Name))
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return s.tell(ctx, err)
	})
}
