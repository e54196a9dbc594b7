package ingest

import (
	"context"
	"crypto/sha256"
	"hash/maphash"
	"os"

	"sojourn/journal/disk"
)

// longFile is the size from which on a file is worth a write of its own.
const longFile = 1 << 20

// streamSize is how much of a file that is not in memory is read at a time.
const streamSize = 256 << 10

// copied is a copy in incoming, and what it must be when it is read back. The mark is of the very
// bytes that were written, by a keyed 64-bit hash: SHA-256 again would take as long as the disk.
type copied struct {
	path string // "" where there is none
	mark uint64
}

// copy copies a file of the card into incoming. The copy is neither flushed nor verified.
func (in *incoming) copy(ctx context.Context, h *half, from *reading) (sum [sha256.Size]byte, err error) {
	to, err := in.create()
	if err != nil {
		return sum, unwritable(in.home, err)
	}
	h.copied.path = to.Name()
	mark := in.marker()
	sum, err = from.pour(ctx, guarded{to, in.home}, mark)
	h.copied.mark = mark.Sum64()
	if from.info.Size() >= longFile {
		disk.Begin(to)
	}
	if closeErr := to.Close(); err == nil && closeErr != nil {
		err = unwritable(in.home, closeErr)
	}
	return sum, err
}

// guarded is a file of the journal: an error of writing it ends the import, unlike one of the card.
type guarded struct {
	*os.File
	home string
}

func (g guarded) Write(p []byte) (int, error) {
	n, err := g.File.Write(p)
	if err != nil {
		return n, unwritable(g.home, err)
	}
	return n, nil
}

// marker returns a hash whose key is that of this import.
func (in *incoming) marker() *maphash.Hash {
	h := &maphash.Hash{}
	h.SetSeed(in.seed)
	return h
}

// markOf returns the mark of the file at path, as the disk has it where that can be asked.
func (in *incoming) markOf(ctx context.Context, path string, buffer []byte) (uint64, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	mark := in.marker()
	err = disk.ReadBack(ctx, f, mark, buffer)
	return mark.Sum64(), err
}
