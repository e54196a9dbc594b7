package mastodon

import (
	"slices"

	"sojourn/sync/destination"
)

// kept says which of the pictures of there each of x's pictures is; "" where it is to be uploaded.
// An entry's photos never change, so that as many pictures as there are, less those that are known
// not to have arrived, are the same in the same order, unless x says that none stays. In doubt all are
// uploaded anew.
func kept(x destination.Dispatch, there post) []string {
	ids, old := mediaOf(x), there.mediaIDs()
	lost := destination.MissingOf(x.Replaces.Partial, len(x.Pictures))
	var rest []int
	for n, id := range ids {
		at := slices.Index(old, id)
		switch {
		case at >= 0: // an earlier attempt at this edit has added it
			old = slices.Delete(old, at, at+1)
			continue
		case !slices.Contains(lost, n):
			rest = append(rest, n)
		}
		ids[n] = ""
	}
	if x.Anew || len(old) != len(rest) {
		return ids
	}
	for i, n := range rest {
		ids[n] = old[i]
	}
	return ids
}
