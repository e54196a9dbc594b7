package ingest

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
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
	if err := pour(ctx, f, buffer, sum, nil); err != nil {
		return "", err
	}
	return hexadecimal(sum.Sum(nil)), nil
}

// pour reads all of from through sum, and writes it to to unless that is nil.
func pour(ctx context.Context, from io.Reader, buffer []byte, sum hash.Hash, to *os.File) error {
	for {
		n, err := from.Read(buffer)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		sum.Write(buffer[:n])
		if to != nil && n > 0 {
			if _, err := to.Write(buffer[:n]); err != nil {
				return unwritable(to.Name(), err)
			}
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
		return "", "", unwritable(in.dir, err)
	}
	hash := sha256.New()
	err = pour(ctx, from, buffer, hash, to)
	if err == nil {
		if syncErr := to.Sync(); syncErr != nil {
			err = unwritable(in.dir, syncErr)
		}
	}
	if closeErr := to.Close(); err == nil && closeErr != nil {
		err = unwritable(in.dir, closeErr)
	}
	if err != nil {
		return to.Name(), "", err
	}
	sum = hexadecimal(hash.Sum(nil))
	return to.Name(), sum, verify(ctx, to.Name(), sum, buffer)
}

// verify reads a copy back and compares it with the hash of what was read from the card.
func verify(ctx context.Context, path, want string, buffer []byte) error {
	got, err := hashFile(ctx, path, buffer)
	if err != nil && ctx.Err() == nil {
		return unwritable(path, err)
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
