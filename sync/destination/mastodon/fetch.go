package mastodon

import (
	"context"
	"encoding/json"
)

// entity is what the API answers with. genuine tells it from any other JSON, such as a portal's.
type entity interface{ genuine() bool }

// fetch is a call that may be repeated at will: Offline, Later, NeedsUser, Refused or NotFound.
func fetch[T entity](ctx context.Context, c *client, what call) (T, answer, error) {
	var none T
	a, err := c.do(ctx, what)
	if err != nil {
		return none, a, c.Offline(err)
	}
	if v, ok := decode[T](c, a); ok {
		return v, a, nil
	}
	return none, a, c.refusal(a)
}

// decode reads a good answer of the expected shape, and learns the server's time from it.
func decode[T entity](c *client, a answer) (v T, ok bool) {
	if !a.OK() || json.Unmarshal(a.Body, &v) != nil || !v.genuine() {
		return v, false
	}
	c.Clock.Learn(a.Header)
	return v, true
}
