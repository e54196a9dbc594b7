package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"

	"sojourn/journal"
	"sojourn/journal/disk"
)

// SecondSummary is what came of the copies on another disk. It counts files.
type SecondSummary struct {
	Dir     string `json:"dir"`
	Copied  int    `json:"copied"`
	There   int    `json:"there"` // were there before, and whole
	Missing int    `json:"missing"`
	Bytes   int64  `json:"bytes"` // copied
	Problem string `json:"problem"`
}

// second is a folder on another disk that gets a verified copy of every original, under the same
// path. What goes wrong there is said, and stops nothing.
type second struct {
	home     string
	incoming *incoming
	did      SecondSummary
}

// openSecond makes the folder of the second copies where one is asked for.
func (r *run) openSecond(ctx context.Context) error {
	home := r.options.Second
	if home == "" || !r.copies() {
		return nil
	}
	own, err := os.Stat(r.dir)
	if other, otherErr := os.Stat(home); err == nil && otherErr == nil && os.SameFile(own, other) {
		return &journal.Error{
			Op: "second copy to " + journal.Visible(home), Kind: journal.Invalid,
			Err: errors.New("that is the journal itself"), Hint: "name a folder on another disk",
		}
	}
	nothing := func(context.Context, []string) error { return nil } // what has a name there was verified
	in, err := openIncoming(ctx, home, nothing)
	if err != nil {
		return err
	}
	r.second = &second{home: home, incoming: in, did: SecondSummary{Dir: home}}
	return nil
}

func (r *run) closeSecond() {
	if r.second != nil {
		r.second.incoming.close()
	}
}

// mirror makes the second copies of one batch after another.
func (r *run) mirror(ctx context.Context, in <-chan batch, out chan<- batch) {
	defer close(out)
	for b := range in {
		if r.second != nil && b.err == nil {
			b.notes = append(b.notes, r.second.keep(ctx, r.dir, r.filesOf(ctx, b.shots))...)
		}
		out <- b
	}
}

// filesOf returns the files below the journal's folder of shots, as the journal has them.
func (r *run) filesOf(ctx context.Context, shots []*shot) (list []journal.File) {
	for _, s := range shots {
		if s.fate == isLost || s.fate == isKnown && r.holderOf(ctx, s) != nil {
			continue
		}
		for _, f := range s.files() {
			if !filepath.IsAbs(f.Path) && f.Path != "" {
				list = append(list, f)
			}
		}
	}
	return list
}

// keep copies files of the journal in home that are not there yet, and returns what is to be said.
func (s *second) keep(ctx context.Context, home string, files []journal.File) (notes []Note) {
	buffer := make([]byte, streamSize)
	var copies []check
	var targets []journal.File
	for _, f := range files {
		if s.did.Problem != "" {
			s.did.Missing++
			continue
		}
		path := filepath.Join(s.home, filepath.FromSlash(f.Path))
		if sum, err := disk.SumOf(ctx, path, buffer); err == nil && sum == f.SHA256 {
			s.did.There++
			continue
		} else if err == nil {
			s.did.Missing++
			notes = append(notes, Note{path, "the second copy is not what the journal has; both are left as they are"})
			continue
		}
		c, err := s.copy(ctx, filepath.Join(home, filepath.FromSlash(f.Path)), f.SHA256, buffer)
		if err != nil {
			s.did.Missing++
			notes = append(notes, s.trouble(f, err)...)
			continue
		}
		copies, targets = append(copies, check{copied: c}), append(targets, f)
	}
	return append(notes, s.place(ctx, copies, targets)...)
}

// copy copies a file of the journal into incoming, if it is what the journal says.
func (s *second) copy(ctx context.Context, path, sum string, buffer []byte) (c copied, err error) {
	from, err := os.Open(path)
	if err != nil {
		return c, err
	}
	defer from.Close()
	to, err := s.incoming.create()
	if err != nil {
		return c, unwritable(s.home, err)
	}
	defer to.Close()
	mark, hash := s.incoming.marker(), sha256.New()
	_, err = disk.Pour(ctx, io.MultiWriter(guarded{to, s.home}, mark, hash), from, buffer)
	if err == nil && hex.EncodeToString(hash.Sum(nil)) != sum {
		err = errors.New("the journal's own copy is damaged; see `sojourn check --deep`")
	}
	return copied{to.Name(), mark.Sum64()}, err
}

// place flushes and verifies copies, and gives them their names.
func (s *second) place(ctx context.Context, copies []check, files []journal.File) (notes []Note) {
	if err := s.incoming.secure(ctx, copies); err != nil {
		s.did.Missing += len(copies)
		return s.trouble(journal.File{}, err)
	}
	folders := map[string]bool{}
	for i, c := range copies {
		path := filepath.Join(s.home, filepath.FromSlash(files[i].Path))
		err := c.err
		if err == nil {
			_, err = put(c.path, path, files[i].SHA256, folders)
		}
		_ = os.Remove(c.path) // closing clears what is left
		if err != nil {
			s.did.Missing++
			notes = append(notes, s.trouble(files[i], err)...)
			continue
		}
		s.did.Copied++
		s.did.Bytes += files[i].Bytes
	}
	if err := syncAll(folders); err != nil {
		s.did.Problem = sentence(err)
	}
	return notes
}

// trouble says what is wrong with one file, or remembers what is wrong with the disk.
func (s *second) trouble(f journal.File, err error) []Note {
	stop, isDisk := errors.AsType[*stopError](err)
	if !isDisk {
		return []Note{{f.Path, "no second copy was made of it: " + sentence(err)}}
	}
	s.did.Problem = sentence(stop.err)
	return nil
}
