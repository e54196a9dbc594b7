package rendition

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
)

const (
	cacheQuality = 85
	maxCached    = 8 << 20 // bytes of one entry
)

// cacheKey names the thumbnail of one content, size and way to turn it; "" where the content is not known.
func cacheKey(sha256 string, orientation, edge int) string {
	if !isHash(sha256) {
		return ""
	}
	return filepath.Join("thumbs", sha256[:2], fmt.Sprintf("%s-%d-%d.jpg", sha256, edge, orientation))
}

func isHash(s string) bool {
	b, err := hex.DecodeString(s)
	return err == nil && len(b) == 32
}

// cached returns the thumbnail of key; ok is false where there is none or it is damaged.
func (m *Maker) cached(key string, edge int) (img image.Image, ok bool) {
	if key == "" || m.cache == "" {
		return nil, false
	}
	path := filepath.Join(m.cache, key)
	if info, err := os.Stat(path); err != nil || info.Size() > maxCached {
		return nil, false
	}
	data, err := os.ReadFile(path)
	if err != nil || len(data) < crc32.Size {
		return nil, false
	}
	body, sum := data[:len(data)-crc32.Size], data[len(data)-crc32.Size:]
	if crc32.ChecksumIEEE(body) != binary.BigEndian.Uint32(sum) {
		return nil, false
	}
	img, err = jpeg.Decode(bytes.NewReader(body))
	return img, err == nil && max(img.Bounds().Dx(), img.Bounds().Dy()) <= edge
}

// remember stores img, a JPEG with its checksum behind it. A cache that cannot be written to only
// costs time, so its errors are nobody's concern.
func (m *Maker) remember(key string, img image.Image) {
	if key == "" || m.cache == "" {
		return
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: cacheQuality}); err != nil {
		return
	}
	sum := crc32.ChecksumIEEE(b.Bytes())
	data := binary.BigEndian.AppendUint32(b.Bytes(), sum)
	_ = writeFile(filepath.Join(m.cache, key), data, inPassing)
}
