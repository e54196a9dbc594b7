package ftp

import (
	"context"

	"sojourn/sync/destination/desk"
)

// Remove takes f away. It can be repeated at will.
func (s *server) Remove(ctx context.Context, f desk.File) error {
	return s.with(ctx, func(c *connection) error {
		failure := c.ftp.Delete(f.Name)
		if !isRefusal(failure) {
			return s.tell(ctx, failure)
		}
		if _, there, err := c.size(f.Name); err != nil || !there { // servers say the same where it may not be removed
			return s.tell(ctx, err)
		}
		return s.tell(ctx, failure)
	})
}
