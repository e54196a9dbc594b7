package act

import (
	"context"

	"sojourn/journal"
)

// Read reads an entry. trouble is why there is none, in words; err is nil where it is just not there.
func Read(ctx context.Context, s Store, id journal.ID) (e journal.Entry, trouble string, err error) {
	e, err = s.Entry(ctx, id)
	switch {
	case journal.KindOf(err) == journal.NotFound:
		return e, "this entry is not in the journal", nil
	case err != nil:
		return e, "this entry could not be read", err
	}
	return e, "", nil
}
