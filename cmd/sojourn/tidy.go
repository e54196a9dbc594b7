package main

import "context"

// tidy forgets the pictures of earlier deliveries; what is still to be sent stays. It frees room
// and nothing depends on it, so that its failures are nobody's.
func (j *opened) tidy(ctx context.Context) {
	waiting, err := j.store.Outbox(ctx)
	if err != nil {
		return
	}
	needed := map[string]bool{}
	for _, d := range waiting {
		if d.Dispatch == "" {
			continue
		}
		dispatch, err := j.store.Dispatch(ctx, d.Dispatch)
		if err != nil {
			return
		}
		for _, p := range dispatch.Pictures {
			needed[p.SHA256] = true
		}
	}
	_ = j.renderer.Forget(func(sha256 string) bool { return needed[sha256] })
}
