package ingest

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
)

const bufferSize = 256 << 10

// hashFile returns the SHA-256 of the file at path.
func hashFile(ctx context.Context, path string, buffer []byte) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum := sha256.New()
	if err := pour(ctx, f, buffer, sum); err != nil {
		return "", err
	}
	return hexadecimal(sum.Sum(nil)), nil
}

// pour reads all of from into to.
func pour(ctx context.Context, from io.Reader, buffer []byte, to io.Writer) error {
	for {
		n, err := from.Read(buffer)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if _, err := to.Write(buffer[:n]); err != nil {
			return err
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// copy makes a flushed, verified copy of the file at path, and returns where it is and its hash.
func (in *incoming) copy(
	ctx context.Context, path string, buffer []byte,
) (copied, sum string, err error) {
	from, err := os.Open(path)
	if err != nil {
		return "", "", err
	}
	defer from.Close()
	to, err := in.create()
	if err != nil {
		return "", "", unwritable(in.journal, err)
	}
	hash := sha256.New()
	err = pour(ctx, from, buffer, io.MultiWriter(hash, guarded{to, in.journal}))
	if err == nil {
		err = flush(to, in.journal)
	}
	if closeErr := to.Close(); err == nil && closeErr != nil {
		err = unwritable(in.journal, closeErr)
	}
	if err != nil {
		return to.Name(), "", err
	}
	sum = hexadecimal(hash.Sum(nil))
	return to.Name(), sum, in.verify(ctx, to.Name(), sum, buffer)
}

// guarded is a file of the journal: an error of writing it ends the import, unlike one of the card.
type guarded struct {
	*os.File
	journal string
}

func (g guarded) Write(p []byte) (int, error) {
	n, err := g.File.Write(p)
	if err != nil {
		return n, unwritable(g.journal, err)
	}
	return n, nil
}

func flush(f *os.File, journal string) error {
	if err := f.Sync(); err != nil {
		return unwritable(journal, err)
	}
	return nil
}

// verify reads a copy back and compares it with the hash of what was read from the card.
func (in *incoming) verify(ctx context.Context, path, want string, buffer []byte) error {
	got, err := hashFile(ctx, path, buffer)
	if err != nil && ctx.Err() == nil {
		return unwritable(in.journal, err)
	}
	if err != nil {
		return err
	}
	if got != want {
		return fmt.Errorf("its copy is not what was read (%s… instead of %s…); it is on the card only",
			got[:hashPart], want[:hashPart])
	}
	return nil
}
