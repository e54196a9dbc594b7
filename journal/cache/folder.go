// Package cache keeps what can be made again: bytes under names, in a folder that never grows beyond a bound.
package cache

import (
	"encoding/binary"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"sojourn/journal/disk"
)

// Folder keeps bytes under names. All of it may be deleted at any time, by anyone; several programs may share it. A
// folder that cannot be read or written only costs time, so no method returns an error. It is safe for concurrent use.
type Folder struct {
	dir   string // "": nothing is kept
	limit int64

	mu       sync.Mutex
	grown    int64 // bytes, since it was swept or opened
	known    bool  // that it was swept not long ago
	sweeping sync.WaitGroup
	busy     bool
}

// New returns the folder dir, which keeps at most limit bytes: what was not used for longest makes room.
func New(dir string, limit int64) *Folder { return &Folder{dir: dir, limit: limit} }

const (
	mostBytes = 8 << 20   // of one entry
	touchAge  = time.Hour // a use is noted at most so often: each costs a write
)

// Get returns what is kept under name, which is a slash-separated path; ok is false where that is nothing, or damaged.
func (f *Folder) Get(name string) (data []byte, ok bool) {
	path := f.path(name)
	if path == "" {
		return nil, false
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, false
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() > mostBytes {
		return nil, false
	}
	data = make([]byte, info.Size())
	if _, err = io.ReadFull(file, data); err != nil || len(data) < crc32.Size {
		return nil, false
	}
	body, sum := data[:len(data)-crc32.Size], data[len(data)-crc32.Size:]
	if crc32.ChecksumIEEE(body) != binary.BigEndian.Uint32(sum) {
		return nil, false
	}
	if now := time.Now(); now.Sub(info.ModTime()) > touchAge {
		_ = os.Chtimes(path, now, now)
	}
	return body, true
}

// Has reports whether something is kept under name. It does not count as a use, and does not look for damage.
func (f *Folder) Has(name string) bool {
	info, err := os.Lstat(f.path(name))
	return err == nil && info.Mode().IsRegular() && info.Size() > crc32.Size
}

// Put keeps data under name, where that is possible.
func (f *Folder) Put(name string, data []byte) {
	path := f.path(name)
	if path == "" || len(data)+crc32.Size > mostBytes || f.crowds() {
		return
	}
	data = binary.BigEndian.AppendUint32(data[:len(data):len(data)], crc32.ChecksumIEEE(data))
	if write(path, data) == nil {
		f.grew(onDisk(int64(len(data))))
	}
}

// leastFree is what is left to the journal of a disk that is nearly full.
const leastFree = 256 << 20

func (f *Folder) crowds() bool {
	free, known := disk.Free(f.dir)
	return known && free < leastFree
}

func (f *Folder) path(name string) string {
	if f.dir == "" || !filepath.IsLocal(filepath.FromSlash(name)) {
		return ""
	}
	return filepath.Join(f.dir, filepath.FromSlash(name))
}

const partPattern = "part-*" // of files under way

// write writes data to path so that path never holds a part of it. It need not outlive a power cut.
func write(path string, data []byte) error {
	dir := filepath.Dir(path)
	part, err := os.CreateTemp(dir, partPattern)
	if os.IsNotExist(err) {
		if err = os.MkdirAll(dir, 0o700); err == nil {
			part, err = os.CreateTemp(dir, partPattern)
		}
	}
	if err != nil {
		return err
	}
	_, err = part.Write(data)
	if closed := part.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(part.Name(), path)
	}
	if err != nil {
		_ = os.Remove(part.Name())
	}
	return err
}
