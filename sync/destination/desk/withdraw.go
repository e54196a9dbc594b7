package desk

import (
	"context"
	"errors"

	"sojourn/journal"
	"sojourn/sync/destination"
)

const askHint = "ask the desk not to use it; here, unmark it"

// Withdraw removes the record of x and then, unless somebody else removed that, its pictures: of those a
// later dispatch may have the same.
func (d *Desk) Withdraw(
	ctx context.Context, x destination.Dispatch, _ journal.Receipt, t destination.Trail,
) error {
	server, ok := d.server.(Remover)
	if !ok {
		return d.fail(journal.Refused, errors.New("nothing can be taken back from this server"), askHint)
	}
	record, err := recordOf(x)
	if err != nil {
		return err
	}
	there, err := d.server.Has(ctx, record)
	if err != nil {
		return err
	}
	if x.Notes[noteRemoved] == "" && !there {
		return d.taken()
	}
	if err := t.Note(ctx, noteRemoved, "begun"); err != nil {
		return err
	}
	if err := server.Remove(ctx, record); err != nil {
		return err
	}
	for n, p := range x.Pictures {
		if err := server.Remove(ctx, pictureOf(x, n, p)); err != nil {
			return err
		}
	}
	return nil
}

// taken is the end for a record that somebody else removed.
func (d *Desk) taken() error {
	if !d.clears {
		return nil
	}
	return d.fail(journal.Refused, errors.New("the desk has taken it out of the folder"), askHint)
}
