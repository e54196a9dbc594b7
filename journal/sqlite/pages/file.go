package pages

import (
	"encoding/binary"
	"fmt"
	"io"
	"os"
)

const (
	magic       = "SQLite format 3\x00"
	headerSize  = 100
	defaultSize = 4096 // of a page, where the file does not tell any more
)

// File is an open SQLite file with what its log says of its pages. It is not safe for concurrent
// use.
type File struct {
	file   *os.File
	log    overlay
	size   int // of a page
	usable int // bytes of a page
	count  int // pages
	seen   map[int]bool
	broken int

	chained map[int]bool // pages that long rows go on in
}

// Open opens file to read what is left of it. Its log is read along where it has one.
func Open(file string) (*File, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	opened := &File{file: f, seen: map[int]bool{}, chained: map[int]bool{}}
	if err := opened.measure(file); err != nil {
		f.Close()
		return nil, err
	}
	return opened, nil
}

// Close ends the use of f.
func (f *File) Close() error { return f.file.Close() }

// Pages is how many pages the file has.
func (f *File) Pages() int { return f.count }

// Broken is how many of the pages that were come to could not be read.
func (f *File) Broken() int { return f.broken }

// measure finds out how large pages are, from the file or its log.
func (f *File) measure(name string) error {
	info, err := f.file.Stat()
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%s is no file", info.Name())
	}
	header := make([]byte, headerSize)
	n, _ := io.ReadFull(f.file, header)
	f.size = defaultSize
	if n == headerSize && string(header[:len(magic)]) == magic {
		f.size = pageSize(uint32(binary.BigEndian.Uint16(header[16:])))
	}
	if f.log, err = readLog(name + "-wal"); err != nil {
		return err
	}
	if f.log.size > 0 {
		f.size = f.log.size
	}
	f.usable = f.size
	f.count = max(int((info.Size()+int64(f.size)-1)/int64(f.size)), f.log.count)
	if first := f.page(1); string(first[:len(magic)]) == magic && first[20] <= 32 {
		f.usable -= int(first[20])
	}
	return nil
}

// pageSize is the size that a header names, or the usual one where that cannot be.
func pageSize(n uint32) int {
	if n == 1 {
		n = 65536
	}
	if n < 512 || n > 65536 || n&(n-1) != 0 {
		return defaultSize
	}
	return int(n)
}

// page returns page n, with zeroes where the file is cut or cannot be read.
func (f *File) page(n int) []byte {
	if p, ok := f.log.pages[n]; ok {
		return p
	}
	p := make([]byte, f.size)
	_, _ = f.file.ReadAt(p, int64(n-1)*int64(f.size)) // what is missing stays zero, and is no page
	return p
}

// Header returns the number at an offset of the file's header; 0 where the header is lost.
func (f *File) Header(offset int) uint32 {
	if !f.hasHeader() || offset < 0 || offset+4 > headerSize {
		return 0
	}
	return binary.BigEndian.Uint32(f.page(1)[offset:])
}

func (f *File) hasHeader() bool { return string(f.page(1)[:len(magic)]) == magic }

// free returns the pages that hold nothing any more, and whether those are all. What they held once
// must not come back.
func (f *File) free() (free map[int]bool, all bool) {
	free = map[int]bool{}
	for trunk := int(f.Header(32)); trunk > 0 && trunk <= f.count && !free[trunk]; {
		free[trunk] = true
		p := f.page(trunk)
		leaves := min(int(binary.BigEndian.Uint32(p[4:])), f.usable/4-2)
		for i := range leaves {
			free[int(binary.BigEndian.Uint32(p[8+4*i:]))] = true
		}
		trunk = int(binary.BigEndian.Uint32(p))
	}
	return free, f.hasHeader() && len(free) == int(f.Header(36))
}

// FreeKnown reports whether it is known which pages hold nothing any more. Where it is not, rows of
// orphans may have been deleted.
func (f *File) FreeKnown() bool {
	_, all := f.free()
	return all
}
