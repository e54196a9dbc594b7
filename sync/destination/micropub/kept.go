package micropub

import (
	"encoding/json"
	"reflect"
	"slices"

	"sojourn/sync/destination"
)

// kept says where the pictures of x are among those of there; "" for one that is to be uploaded. An entry's photos never
// change, so that as many pictures as there are, less those that are known to be lost, are the same in the same order, unless
// x says that none stays. In doubt all are uploaded anew.
func kept(x destination.Dispatch, there item) []string {
	urls := mediaOf(x)
	var old []string
	for _, p := range there.photos() {
		old = append(old, p.url)
	}
	lost := destination.MissingOf(x.Replaces.Partial, len(x.Pictures))
	var rest []int
	for n, u := range urls {
		at := slices.Index(old, u)
		switch {
		case u != "" && at >= 0: // an earlier attempt at this edit has added it
			old = slices.Delete(old, at, at+1)
			continue
		case !slices.Contains(lost, n):
			rest = append(rest, n)
		}
		urls[n] = ""
	}
	if x.Anew || len(old) != len(rest) {
		return urls
	}
	for i, n := range rest {
		urls[n] = old[i]
	}
	return urls
}

// samePlace compares what was to be told of a place with what a site gives back: it may add to it, and leave
// out what is not of h-adr.
func samePlace(want, there []any) bool {
	if len(want) == 0 || len(there) == 0 {
		return len(want) == len(there)
	}
	a, b := propertiesOf(want[0]), propertiesOf(there[0])
	if b == nil {
		return false
	}
	for _, name := range []string{"latitude", "longitude", "locality", "region", "country-name", "label"} {
		if !reflect.DeepEqual(a[name], b[name]) {
			return false
		}
	}
	return true
}

func propertiesOf(v any) map[string][]any {
	data, err := json.Marshal(v)
	if err != nil {
		return nil
	}
	var o struct {
		Properties map[string][]any `json:"properties"`
	}
	_ = json.Unmarshal(data, &o) // what is no place has no properties
	return o.Properties
}
