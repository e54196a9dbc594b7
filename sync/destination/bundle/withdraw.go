package bundle

import (
	"context"
	"io"
	"os"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// Withdraw says in the bundle that d is taken back, and then blanks what it held. Who has delivered it already
// takes it back where it was sent to.
func (b *Bundle) Withdraw(
	ctx context.Context, d destination.Dispatch, _ journal.Receipt, _ destination.Trail,
) error {
	return b.locked(ctx, "entry "+string(d.Entry), func(f *os.File, ix index) error {
		if err := b.withdrawn(ctx, f, ix, d); err != nil {
			return err
		}
		return ix.blank(f, d.ID)
	})
}

func (b *Bundle) withdrawn(ctx context.Context, f *os.File, ix index, d destination.Dispatch) error {
	if m, ok := ix.find(d.ID, true); ok && m.whole(f) == nil {
		return nil
	}
	s := statement{Format: withdrawalFormat, Dispatch: d.ID, Entry: d.Entry}
	front, err := s.signed(b.key)
	if err != nil {
		return err
	}
	_, err = b.add(ctx, f, ix, member{dispatch: d.ID, withdrawal: true}, func(w io.Writer) error {
		_, err := w.Write(front)
		return err
	})
	return err
}

// blank writes zeros over all that f holds of a dispatch: of what was taken back nothing is left to be read.
func (ix index) blank(f *os.File, dispatch string) error {
	for _, m := range ix.members {
		if m.dispatch != dispatch || m.withdrawal {
			continue
		}
		if _, err := io.CopyN(io.NewOffsetWriter(f, m.at), zeros{}, m.size); err != nil {
			return err
		}
	}
	return f.Sync()
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}
