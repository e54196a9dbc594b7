package disk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
)

// Pour writes what is left of from to to, by way of buffer, and returns how much that was. It ends with ctx.
func Pour(ctx context.Context, to io.Writer, from io.Reader, buffer []byte) (n int64, err error) {
	for {
		got, err := from.Read(buffer)
		if ctx.Err() != nil {
			return n, ctx.Err()
		}
		if _, err := to.Write(buffer[:got]); err != nil {
			return n, err
		}
		n += int64(got)
		if errors.Is(err, io.EOF) {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

// ReadBack pours what is left of f to to, as the disk has it where that can be asked.
func ReadBack(ctx context.Context, f *os.File, to io.Writer, buffer []byte) error {
	Forget(f)
	_, err := Pour(ctx, to, f, buffer)
	return err
}

// Sum returns the SHA-256, in hex, of what is left of f, as the disk has it where that can be asked.
func Sum(ctx context.Context, f *os.File, buffer []byte) (string, error) {
	sum := sha256.New()
	if err := ReadBack(ctx, f, sum, buffer); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// SumOf is Sum of the file at path.
func SumOf(ctx context.Context, path string, buffer []byte) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	return Sum(ctx, f, buffer)
}
