package bundle

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"regexp"
	"time"
)

// A bundle is a tar: first a member that says what it is, then one member for each dispatch. The header of a
// member is written when its content is on the disk, so that a member is there whole or not at all.
const (
	block  = 512
	ending = 2 * block // zeros, where a tar ends

	aboutName = "README.txt"
	about     = "sojourn bundle 1\n\n" +
		"Photographs and words that are to be sent from another machine. Whoever has sojourn there\n" +
		"and a destination in it sends them with\n\n    sojourn deliver FILE --to DESTINATION\n\n" +
		"which writes FILE.receipts; please carry that back.\n"
)

// member is one dispatch, or the withdrawal of one, in a bundle.
type member struct {
	dispatch   string
	sum        string // the beginning of the SHA-256 of its content, in hex
	withdrawal bool
	sealed     bool // for somebody's private key
	at, size   int64
	written    time.Time
}

const sumLength = 32 // letters

var memberName = regexp.MustCompile(`^([A-Z2-7]{26})_([0-9a-f]{32})\.(dispatch|withdrawal)(\.age)?$`)

func (m member) name() string {
	name := m.dispatch + "_" + m.sum + ".dispatch"
	if m.withdrawal {
		name = m.dispatch + "_" + m.sum + ".withdrawal"
	}
	if m.sealed {
		name += ".age"
	}
	return name
}

// header is the block in front of m's content.
func (m member) header() ([]byte, error) { return headerOf(m.name(), m.size, m.written) }

func headerOf(name string, size int64, at time.Time) ([]byte, error) {
	var b bytes.Buffer
	err := tar.NewWriter(&b).WriteHeader(&tar.Header{
		Typeflag: tar.TypeReg, Name: name, Size: size, Mode: 0o600, ModTime: at, Format: tar.FormatUSTAR,
	})
	if err == nil && b.Len() != block {
		err = fmt.Errorf("a header of %d bytes", b.Len())
	}
	return b.Bytes(), err
}

// emptyBundle is a bundle without a dispatch.
func emptyBundle() ([]byte, error) {
	head, err := headerOf(aboutName, int64(len(about)), time.Time{})
	whole := make([]byte, block+padded(int64(len(about)))+ending)
	copy(whole, head)
	copy(whole[block:], about)
	return whole, err
}

func padded(size int64) int64 { return (size + block - 1) / block * block }

// memberOf reads a header that is followed by so many bytes at most; ok is false where it is none.
// ours tells a member of a bundle from another file in a tar.
func memberOf(head []byte, at, follow int64) (m member, ours, ok bool) {
	h, err := tar.NewReader(bytes.NewReader(head)).Next()
	if err != nil || h.Typeflag != tar.TypeReg || h.Size < 0 || h.Size > follow {
		return member{}, false, false
	}
	m = member{at: at + block, size: h.Size, written: h.ModTime}
	parts := memberName.FindStringSubmatch(h.Name)
	if parts == nil {
		return m, false, true
	}
	m.dispatch, m.sum, m.withdrawal, m.sealed = parts[1], parts[2], parts[3] == "withdrawal", parts[4] != ""
	return m, true, true
}

var errRotten = errors.New("it is not as it was written")

// whole fails where m's content is not as it was written.
func (m member) whole(f io.ReaderAt) error {
	sum := sha256.New()
	if _, err := io.Copy(sum, io.NewSectionReader(f, m.at, m.size)); err != nil {
		return err
	}
	if hex.EncodeToString(sum.Sum(nil))[:sumLength] != m.sum {
		return errRotten
	}
	return nil
}
