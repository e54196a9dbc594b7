package bundle_test

import (
	"archive/tar"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/bundle"
	"sojourn/sync/destination/destinationtest"
)

func TestBundleKeepsTheContract(t *testing.T) {
	for name, identity := range readers(t) {
		t.Run(name, func(t *testing.T) {
			destinationtest.Run(t, func(t *testing.T) destinationtest.Harness { return harness(t, identity) })
		})
	}
}

func TestBundleTakesBack(t *testing.T) {
	for name, identity := range readers(t) {
		t.Run(name, func(t *testing.T) {
			destinationtest.RunWithdraw(t, func(t *testing.T) destinationtest.Harness { return harness(t, identity) })
		})
	}
}

// readers are who a bundle is for: anybody, or the one with an identity.
func readers(t testing.TB) map[string]*age.X25519Identity {
	t.Helper()
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	return map[string]*age.X25519Identity{"for anybody": nil, "sealed": identity}
}

func harness(t testing.TB, identity *age.X25519Identity) destinationtest.Harness {
	path := filepath.Join(t.TempDir(), "여행.bundle")
	return destinationtest.Harness{
		Destination: openAt(t, path, identity),
		Posts:       func(t testing.TB) []destinationtest.Post { return postsIn(t, path, identity) },
	}
}

var key = bundle.NewKey()

func openAt(t testing.TB, path string, identity *age.X25519Identity) *bundle.Bundle {
	t.Helper()
	settings := map[string]string{bundle.SettingFile: path}
	if identity != nil {
		settings[bundle.SettingRecipient] = identity.Recipient().String()
	}
	d, err := bundle.Open(journal.Destination{Name: "stick", Kind: bundle.Kind, Settings: settings}, key)
	if err != nil {
		t.Fatal(err)
	}
	return d.(*bundle.Bundle)
}

func deliver(t testing.TB, to destination.Destination, d destination.Dispatch) journal.Receipt {
	t.Helper()
	r, err := to.Deliver(t.Context(), d, &destinationtest.Trail{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// statement is what whoever reads a bundle relies on.
type statement struct {
	Format, Dispatch, Replaces string
	Message                    struct{ Text string }
	Pictures                   []struct {
		SHA256, Alt string
		Bytes       int64
	}
}

// postsIn reads a bundle with nothing but tar, age and JSON: of each entry what is valid by now.
func postsIn(t testing.TB, path string, identity *age.X25519Identity) (posts []destinationtest.Post) {
	t.Helper()
	statements, gone := map[string]statement{}, map[string]bool{}
	content := map[string][]byte{}
	var order []string
	for name, data := range membersOf(t, path) {
		if name == "README.txt" || gone[name[:26]] {
			continue
		}
		if strings.Contains(name, ".withdrawal") {
			gone[name[:26]] = true
			continue
		}
		if bytes.Count(data, []byte{0}) == len(data) {
			gone[name[:26]] = true // blanked
			continue
		}
		s, rest := parse(t, data, identity)
		statements[s.Dispatch], content[s.Dispatch] = s, rest
		order = append(order, s.Dispatch)
	}
	for _, s := range statements {
		gone[s.Replaces] = true
	}
	for _, id := range order {
		if gone[id] {
			continue
		}
		post, rest := destinationtest.Post{Text: statements[id].Message.Text}, content[id]
		for _, p := range statements[id].Pictures {
			sum := sha256.Sum256(rest[:p.Bytes])
			rest = rest[p.Bytes:]
			post.Pictures = append(post.Pictures, destinationtest.Picture{SHA256: hex.EncodeToString(sum[:]), Alt: p.Alt})
		}
		posts = append(posts, post)
	}
	return posts
}

// membersOf reads a tar.
func membersOf(t testing.TB, path string) map[string][]byte {
	t.Helper()
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	members := map[string][]byte{}
	for r := tar.NewReader(f); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return members
		}
		if err != nil {
			t.Fatal(err)
		}
		if members[h.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
}

func parse(t testing.TB, data []byte, identity *age.X25519Identity) (s statement, rest []byte) {
	t.Helper()
	if identity != nil {
		r, err := age.Decrypt(bytes.NewReader(data), identity)
		if err != nil {
			t.Fatal(err)
		}
		if data, err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	_, data, _ = bytes.Cut(data, []byte("\n"))
	decoder := json.NewDecoder(bytes.NewReader(data))
	if err := decoder.Decode(&s); err != nil {
		t.Fatal(err)
	}
	return s, data[decoder.InputOffset():]
}

// A machine that dies in the middle of a write, wherever: what was there is there, and goes on.
func TestAWriteThatBrokeOffIsNoDispatch(t *testing.T) {
	dir := t.TempDir()
	first, second := destinationtest.Dispatch(t, "먼저", 1), destinationtest.Dispatch(t, "나중", 2)
	path := filepath.Join(dir, "whole")
	to := openAt(t, path, nil)
	deliver(t, to, first)
	before := read(t, path)
	deliver(t, to, second)
	after := read(t, path)
	for _, torn := range tornBetween(before, after) {
		path := filepath.Join(dir, "torn")
		write(t, path, torn)
		to := openAt(t, path, nil)
		if _, err := to.Find(t.Context(), first); err != nil {
			t.Fatalf("what was there before a write of %d bytes broke off is gone: %v", len(torn), err)
		}
		if _, err := to.Find(t.Context(), second); journal.KindOf(err) != journal.NotFound {
			t.Fatalf("%v, want NotFound", err)
		}
		deliver(t, to, second)
		if now := postsIn(t, path, nil); len(now) != 2 {
			t.Fatalf("%d posts, want 2", len(now))
		}
	}
}

// tornBetween are files as a machine leaves them that dies while before becomes after: the header of what is
// new is written last.
func tornBetween(before, after []byte) (files [][]byte) {
	end := len(before) - 1024
	for at := end; at < len(after); at += 97 {
		torn := bytes.Clone(after[:at])
		clear(torn[end:min(end+512, at)])
		files = append(files, torn)
	}
	half := bytes.Clone(after) // not even a sector came whole
	clear(half[end+100 : end+512])
	return append(files, half)
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func write(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// What was broken in the middle is not written over: there may be something behind it.
func TestADamagedBundleIsKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.bundle")
	to := openAt(t, path, nil)
	deliver(t, to, destinationtest.Dispatch(t, "하나", 1))
	end := len(read(t, path)) - 1024
	deliver(t, to, destinationtest.Dispatch(t, "둘", 1))
	deliver(t, to, destinationtest.Dispatch(t, "셋", 1))
	data := read(t, path)
	clear(data[end : end+512])
	write(t, path, data)
	_, err := to.Deliver(t.Context(), destinationtest.Dispatch(t, "넷", 1), &destinationtest.Trail{})
	if journal.KindOf(err) != journal.NeedsUser || journal.HintOf(err) == "" {
		t.Errorf("%v, want NeedsUser with a hint", err)
	}
	if !bytes.Equal(read(t, path), data) {
		t.Error("it was written to")
	}
	c, err := bundle.Read(t.Context(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if len(c.Parcels) != 2 || len(c.Problems) != 1 {
		t.Errorf("%d can be read, %v; want 2 and one problem", len(c.Parcels), c.Problems)
	}
}

// Bytes that rotted are no dispatch any more: it is put in again.
func TestRottenBytesArePutInAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.bundle")
	to := openAt(t, path, nil)
	d := destinationtest.Dispatch(t, "썩은 사과", 1)
	deliver(t, to, d)
	data := read(t, path)
	data[len(data)-2000] ^= 1
	write(t, path, data)
	if _, err := to.Find(t.Context(), d); journal.KindOf(err) != journal.NotFound {
		t.Errorf("%v, want NotFound", err)
	}
	deliver(t, to, d)
	if _, err := to.Find(t.Context(), d); err != nil {
		t.Error(err)
	}
}

func TestForeignFilesAreNotTouched(t *testing.T) {
	for name, data := range map[string]string{"text": "내 것", "nothing": "", "zeros": string(make([]byte, 4096))} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "mine")
			write(t, path, []byte(data))
			_, err := openAt(t, path, nil).Limits(t.Context())
			if journal.KindOf(err) != journal.NeedsUser || journal.HintOf(err) == "" {
				t.Errorf("%v, want NeedsUser with a hint", err)
			}
			if _, err := bundle.Read(t.Context(), path, nil); journal.KindOf(err) != journal.Invalid || journal.HintOf(err) == "" {
				t.Errorf("%v, want Invalid with a hint", err)
			}
			if got := string(read(t, path)); got != data {
				t.Error("it was written to")
			}
		})
	}
}

func TestMissingStickIsNotMadeUp(t *testing.T) {
	parent := filepath.Join(t.TempDir(), "usb")
	_, err := openAt(t, filepath.Join(parent, "out.bundle"), nil).Limits(t.Context())
	if journal.KindOf(err) != journal.NeedsUser || !strings.Contains(err.Error(), parent) {
		t.Errorf("%v, want NeedsUser naming %s", err, parent)
	}
	if _, err := os.Stat(parent); !os.IsNotExist(err) {
		t.Errorf("the folder of the stick was made: %v", err)
	}
}

func TestOpenRefusesWhatCannotBeMeant(t *testing.T) {
	secret, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	for name, settings := range map[string]map[string]string{
		"no file":         {},
		"a relative file": {"file": "out.bundle"},
		"no public key":   {"file": "/x", "recipient": "age1nothing"},
		"a private key":   {"file": "/x", "recipient": secret.String()},
		"no number":       {"file": "/x", "text": "many"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := bundle.Open(journal.Destination{Name: "stick", Settings: settings}, key)
			if journal.KindOf(err) != journal.Invalid || journal.HintOf(err) == "" || strings.Contains(err.Error(), secret.String()) {
				t.Errorf("%v, want Invalid with a hint", err)
			}
		})
	}
}

// Of what was taken back nothing can be read any more.
func TestNothingIsLeftOfWhatWasTakenBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.bundle")
	to := openAt(t, path, nil)
	d := destinationtest.Dispatch(t, "사라질 것", 1)
	r := deliver(t, to, d)
	if err := to.Withdraw(t.Context(), d, r, &destinationtest.Trail{}); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(read(t, path), []byte("사라질")) {
		t.Error("its words are still there")
	}
	c, err := bundle.Read(t.Context(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if len(c.Parcels) != 1 || !c.Parcels[0].Withdrawn || c.Parcels[0].ID != d.ID || len(c.Problems) != 0 {
		t.Errorf("%+v, %v", c.Parcels, c.Problems)
	}
}

// What is read is what was put in, picture by picture, and who signed it is known.
func TestWhatIsReadIsWhatWasPutIn(t *testing.T) {
	for name, identity := range readers(t) {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "out.bundle")
			to := openAt(t, path, identity)
			d := destinationtest.Dispatch(t, "평양", 2)
			d.Message.Told, d.Message.Place = journal.PrecisionCity, &journal.Place{City: "평양", Point: &journal.Point{Lat: 39, Lon: 125.7}}
			edit := destinationtest.Edit(d, deliver(t, to, d), "평양, 아침")
			deliver(t, to, edit)
			var ids []age.Identity
			if identity != nil {
				ids = append(ids, identity)
			}
			c, err := bundle.Read(t.Context(), path, ids)
			if err != nil || len(c.Parcels) != 2 || len(c.Problems) != 0 {
				t.Fatalf("%+v, %v", c, err)
			}
			defer c.Close()
			p := c.Parcels[0]
			if by, _ := bundle.SignerOf(key); p.Signer != by || p.ID != d.ID || p.Message.Text != d.Message.Text ||
				p.Message.Place.City != "평양" || p.Prior != "" || c.Parcels[1].Prior != d.ID {
				t.Errorf("%+v", p)
			}
			for n, picture := range p.Pictures {
				if picture != d.Pictures[n] {
					t.Errorf("picture %+v, want %+v", picture, d.Pictures[n])
				}
			}
			if err := p.Check(t.Context()); err != nil {
				t.Error(err)
			}
			stranger, err := bundle.Read(t.Context(), path, nil)
			if err != nil {
				t.Fatal(err)
			}
			defer stranger.Close()
			if identity != nil && (stranger.Sealed != 2 || len(stranger.Parcels) != 0) {
				t.Errorf("without the identity: %+v", stranger)
			}
		})
	}
}

// One changed byte, anywhere in what counts, is found out: by the signature or by a picture's hash.
func TestNothingCanBeChangedUnnoticed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.bundle")
	deliver(t, openAt(t, path, nil), destinationtest.Dispatch(t, "서명", 1))
	data := read(t, path)
	about := bytes.LastIndex(data[:2048], []byte("FILE.receipts")) / 512 * 512
	for at := about + 1024; at < len(data)-1024; at += 13 {
		changed := bytes.Clone(data)
		changed[at] ^= 0x20
		write(t, path, changed)
		c, err := bundle.Read(context.Background(), path, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range c.Parcels {
			by, _ := bundle.SignerOf(key)
			padding := bytes.Count(data[at:], []byte{0}) == len(data)-at
			if p.Signer == by && p.Check(t.Context()) == nil && !padding {
				t.Errorf("byte %d of %d was changed and nobody noticed", at, len(data))
			}
		}
		c.Close()
	}
}
