package bundle_test

import (
	"path/filepath"
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination/bundle"
	"sojourn/sync/destination/destinationtest"
)

// FuzzBundle reads anything as a bundle: what is believed is signed and whole, and nothing makes it fail badly.
func FuzzBundle(f *testing.F) {
	path := filepath.Join(f.TempDir(), "out.bundle")
	to := openAt(f, path, nil)
	d := destinationtest.Dispatch(f, "눈", 1)
	deliver(f, to, d)
	f.Add(read(f, path))
	if err := to.Withdraw(f.Context(), d, journal.Receipt{}, &destinationtest.Trail{}); err != nil {
		f.Fatal(err)
	}
	f.Add(read(f, path))
	f.Add([]byte("sojourn bundle 1"))
	by, _ := bundle.SignerOf(key)
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(t.TempDir(), "foreign.bundle")
		write(t, path, data)
		c, err := bundle.Read(t.Context(), path, nil)
		if err != nil {
			return
		}
		defer c.Close()
		for _, p := range c.Parcels {
			if p.Check(t.Context()) == nil && p.Signer == by && p.ID != d.ID {
				t.Errorf("%s was never signed", p.ID)
			}
		}
	})
}
