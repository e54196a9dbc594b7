package bundle

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"

	"filippo.io/age"

	"sojourn/journal"
)

// Contents is what is in a bundle, to be delivered.
type Contents struct {
	Parcels  []Parcel // in the order in which they were put in
	Sealed   int      // entries that none of the identities opens
	Problems []error  // of what cannot be delivered: damaged, or not signed by who is named in it
	file     *os.File
}

// Parcel is one dispatch out of a bundle, or the withdrawal of one, and who signed it.
type Parcel struct {
	journal.Dispatch
	Prior     string // the dispatch that it replaces; "" for none
	Withdrawn bool   // the dispatch of this ID is taken back
	Signer    Signer
	content   io.ReaderAt
	pictures  int64 // where they begin
}

// Read opens the bundle at path, whose sealed parts identities open. The error is Invalid where it is none.
func Read(ctx context.Context, path string, identities []age.Identity) (*Contents, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, unread(path, err)
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errForeign
	}
	if err != nil {
		f.Close()
		return nil, unread(path, err)
	}
	c, err := read(ctx, f, info.Size(), identities)
	if err != nil {
		f.Close()
		return nil, unread(path, err)
	}
	c.file = f
	return c, nil
}

func unread(path string, err error) error {
	told := &journal.Error{Op: "bundle " + journal.Visible(path), Kind: journal.KindOf(err), Err: err}
	if errors.Is(err, errForeign) {
		told.Kind, told.Hint = journal.Invalid, "give the file that `sojourn sync` wrote for a destination of kind bundle"
	}
	return told
}

// Close ends reading; pictures cannot be opened after it.
func (c *Contents) Close() error { return c.file.Close() }

func read(ctx context.Context, f io.ReaderAt, size int64, identities []age.Identity) (*Contents, error) {
	ix, err := scan(ctx, f, size)
	if err != nil {
		return nil, err
	}
	c := &Contents{}
	if ix.damaged > 0 {
		c.Problems = append(c.Problems, errors.New("something in its middle cannot be read"))
	}
	gone := map[string]bool{}
	for _, m := range ix.members {
		gone[m.dispatch] = gone[m.dispatch] || m.withdrawal
	}
	for _, m := range ix.members {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if gone[m.dispatch] && !m.withdrawal {
			continue // blanked, or about to be
		}
		c.add(f, m, identities)
	}
	return c, nil
}

// add reads one member.
func (c *Contents) add(f io.ReaderAt, m member, identities []age.Identity) {
	content, size, err := m.open(f, identities)
	if _, other := errors.AsType[*age.NoIdentityMatchError](err); other || m.sealed && len(identities) == 0 {
		c.Sealed++
		return
	}
	var p Parcel
	if err == nil {
		p, err = parcelOf(content, size)
	}
	if err == nil && (p.ID != m.dispatch || p.Withdrawn != m.withdrawal) {
		err = errMeaningless
	}
	if err != nil {
		c.Problems = append(c.Problems, fmt.Errorf("dispatch %s: %w", m.dispatch, err))
		return
	}
	c.Parcels = append(c.Parcels, p)
}

// open returns m's content, opened where it is sealed.
func (m member) open(f io.ReaderAt, identities []age.Identity) (io.ReaderAt, int64, error) {
	raw := io.NewSectionReader(f, m.at, m.size)
	if !m.sealed || len(identities) == 0 {
		return raw, m.size, nil
	}
	return age.DecryptReaderAt(raw, m.size, identities...)
}

func parcelOf(content io.ReaderAt, size int64) (Parcel, error) {
	s, by, pictures, err := readStatement(content, size)
	if err != nil {
		return Parcel{}, err
	}
	return Parcel{
		Dispatch: s.dispatch(), Prior: s.Replaces, Withdrawn: s.Format == withdrawalFormat, Signer: by,
		content: content, pictures: pictures,
	}, nil
}

// Open returns one of p's pictures; nothing of it is written anywhere.
func (p Parcel) Open(picture journal.Picture) (io.ReadSeekCloser, error) {
	from := p.pictures
	for _, each := range p.Pictures {
		if each == picture {
			return section{io.NewSectionReader(p.content, from, each.Bytes)}, nil
		}
		from += each.Bytes
	}
	return nil, &journal.Error{Kind: journal.NotFound, Err: errors.New("a picture is not in the bundle")}
}

// Check reads all of p and fails where a picture is not the one that was signed for.
func (p Parcel) Check(ctx context.Context) error {
	for n, picture := range p.Pictures {
		if err := ctx.Err(); err != nil {
			return err
		}
		in, err := p.Open(picture)
		if err != nil {
			return err
		}
		sum := sha256.New()
		if _, err := io.Copy(sum, in); err != nil {
			return err
		}
		if hex.EncodeToString(sum.Sum(nil)) != picture.SHA256 {
			return fmt.Errorf("picture %d is not the one that was signed for", n+1)
		}
	}
	return nil
}

type section struct{ *io.SectionReader }

func (section) Close() error { return nil }
