package rendition

import (
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"image"
	"image/jpeg"
	"io"

	"sojourn/journal"
	"sojourn/journal/rendition/smalljpeg"
)

// size is a kind of rendition for screens. Without a name it is not kept.
type size struct {
	name string
	edge int // longest, in pixels
}

// What is kept. Smaller pictures are made from these.
var (
	thumb  = size{"thumb", 320}
	screen = size{"screen", 1600}
)

// sizeFor is the smallest size that has pixels enough for edge.
func sizeFor(edge int) size {
	switch {
	case edge <= thumb.edge:
		return thumb
	case edge <= screen.edge:
		return screen
	}
	return size{edge: edge}
}

// CacheBytes bounds what is kept of all journals together.
const CacheBytes = 2_000_000_000

const keptQuality = 85

// kept is a rendition as it lies in the cache.
type kept struct {
	jpeg  []byte
	whole bool // it has all the pixels of its size, or all that the picture has
}

// entry names a rendition by the content that it shows and how it is turned; "" where nothing is kept.
func (s size) entry(f journal.File, orientation int) string {
	if s.name == "" || !isHash(f.SHA256) {
		return ""
	}
	return fmt.Sprintf("%s/%s-%d.%s", f.SHA256[:2], f.SHA256, orientation, s.name)
}

func isHash(s string) bool {
	b, err := hex.DecodeString(s)
	return err == nil && len(b) == 32
}

// find returns what is kept of f.
func (m *Maker) find(f journal.File, orientation int, s size) (kept, bool) {
	name := s.entry(f, orientation)
	if name == "" {
		return kept{}, false
	}
	data, ok := m.cache.Get(name)
	if !ok || len(data) == 0 {
		return kept{}, false
	}
	last := len(data) - 1
	return kept{jpeg: data[:last], whole: data[last] == 1}, true
}

// keep keeps img as the rendition of f.
func (m *Maker) keep(f journal.File, orientation int, s size, img image.Image, whole bool) {
	name := s.entry(f, orientation)
	if name == "" {
		return
	}
	var b bytes.Buffer
	if jpeg.Encode(&b, img, &jpeg.Options{Quality: keptQuality}) != nil {
		return
	}
	mark := byte(0)
	if whole {
		mark = 1
	}
	m.cache.Put(name, append(b.Bytes(), mark))
}

// served returns the picture for edge from what is kept; ok is false where nothing is large enough.
func (m *Maker) served(f journal.File, orientation, edge int) (img image.Image, ok bool) {
	s := sizeFor(edge)
	if k, kept := m.find(f, orientation, s); kept {
		if img, ok = k.picture(edge); ok && k.isEnough(img, edge) {
			return img, true
		}
	}
	if s != thumb {
		return nil, false
	}
	k, kept := m.find(f, orientation, screen)
	if !kept || !k.whole {
		return nil, false
	}
	if img, ok = k.picture(thumb.edge); !ok {
		return nil, false
	}
	m.keep(f, orientation, thumb, img, true)
	return within(img, edge), true
}

// first is the picture of the first of sizes that is kept, within edge; nil if there is none.
func (m *Maker) first(f journal.File, orientation, edge int, sizes ...size) image.Image {
	for _, s := range sizes {
		if k, ok := m.find(f, orientation, s); ok {
			if img, ok := k.picture(edge); ok {
				return img
			}
		}
	}
	return nil
}

// isEnough reports whether img is all that edge asks for.
func (k kept) isEnough(img image.Image, edge int) bool {
	b := img.Bounds()
	return k.whole || max(b.Dx(), b.Dy()) >= edge
}

// picture decodes what is kept, within edge.
func (k kept) picture(edge int) (image.Image, bool) {
	size, err := jpeg.DecodeConfig(bytes.NewReader(k.jpeg))
	if err != nil || max(size.Width, size.Height) > screen.edge {
		return nil, false
	}
	img, err := k.decode(shrinkTo(image.Pt(size.Width, size.Height), edge))
	if err != nil {
		return nil, false
	}
	return within(img, edge), true
}

// decode decodes at a part of the size, where that is quicker.
func (k kept) decode(shrink int) (image.Image, error) {
	if shrink > 1 {
		in := io.NewSectionReader(bytes.NewReader(k.jpeg), 0, int64(len(k.jpeg)))
		if p, err := smalljpeg.Open(in); err == nil {
			return p.Decode(context.Background(), shrink)
		}
	}
	return jpeg.Decode(bytes.NewReader(k.jpeg))
}
