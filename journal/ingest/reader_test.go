package ingest_test

import (
	"context"

	"sojourn/journal"
	"sojourn/journal/exif"
)

func sniff(head []byte) (string, bool) { return exif.Sniff(head) }

func read(ctx context.Context, path string) (journal.Facts, error) { return exif.Read(ctx, path) }
