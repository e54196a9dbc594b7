package webdav

import (
	"context"
	"net/http"

	"sojourn/sync/destination/desk"
)

// Remove takes f away. It can be repeated at will. It is gone only where the folder is there.
func (s *server) Remove(ctx context.Context, f desk.File) error {
	a, err := s.do(ctx, call{method: http.MethodDelete, name: f.Name, harmless: true})
	switch {
	case err != nil:
		return s.tell(ctx, err)
	case a.Code == http.StatusNoContent:
		return nil
	case a.Code == http.StatusOK, a.Code == http.StatusNotFound, a.Code == http.StatusGone:
		there, err := s.Has(ctx, f)
		if !there || err != nil {
			return err
		}
	}
	return s.refusal(a)
}
