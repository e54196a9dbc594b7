package main

import (
	"context"

	"sojourn/journal"
	"sojourn/journal/exif"
	"sojourn/journal/rendition"
)

// focuser reads where a camera focused from a photo's original.
type focuser struct{ renderer *rendition.Maker }

func (f focuser) Focus(ctx context.Context, file journal.File) (journal.Focus, error) {
	path, err := f.renderer.PathOf(file)
	if err != nil {
		return journal.Focus{}, err
	}
	return exif.ReadFocus(ctx, path)
}
