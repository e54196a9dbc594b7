package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"sojourn/journal"
)

const maxSidecar = 8 << 20 // bytes of one that is read

// photos copies the files of an entry, and writes a sidecar beside each photo.
func (w *writer) photos(ctx context.Context, e journal.Entry) ([]photoNames, error) {
	if w.dir == "" {
		return nil, nil
	}
	all := make([]photoNames, len(e.Photos))
	for i, p := range e.Photos {
		named := w.names.of(e, p)
		var base []byte
		for k, f := range p.Files {
			there, err := w.file(ctx, f, named.files[k])
			if err != nil {
				return nil, err
			}
			if there && f.Role == journal.RoleSidecar && base == nil {
				base = w.read(named.files[k], f)
			}
			if !there {
				named.files[k] = ""
			}
		}
		if named.sidecar != "" {
			data, err := sidecar(e, p, base)
			if err != nil {
				return nil, err
			}
			if err := w.copier.put(ctx, w.path(named.sidecar), data); err != nil {
				return nil, err
			}
		}
		all[i] = named
	}
	return all, nil
}

// read returns a sidecar of the card that was exported, nil where it is larger than any.
func (w *writer) read(name string, f journal.File) []byte {
	if f.Bytes > maxSidecar {
		return nil
	}
	data, err := os.ReadFile(w.copier.at(w.path(name)))
	if err != nil {
		return nil
	}
	return data
}

// file copies one file; there is false where it could not be had, which is told.
func (w *writer) file(ctx context.Context, f journal.File, name string) (there bool, err error) {
	source := filepath.FromSlash(f.Path)
	if !filepath.IsAbs(source) {
		source = filepath.Join(w.from.Dir(), source)
	}
	open := func() (io.ReadCloser, error) { return openRegular(source) }
	copied, err := w.copier.copy(ctx, open, f, w.path(name), true)
	if _, ends := errors.AsType[targetError](err); ends || ctx.Err() != nil {
		return false, errors.Join(err, ctx.Err())
	}
	if err != nil {
		w.did.Failed++
		w.fail(Failure{Path: source, Problem: problem(err) + "; it is not in the export"})
		return false, nil
	}
	w.did.Files++
	w.did.Bytes += f.Bytes
	if copied {
		w.did.Copied++
	}
	return true, nil
}

// openRegular opens a file, and nothing that would keep who opens it waiting.
func openRegular(path string) (io.ReadCloser, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is no file")
	}
	return os.Open(path)
}

// problem words why a file cannot be had, without its path.
func problem(err error) string {
	if errors.Is(err, fs.ErrNotExist) {
		return "it is not there"
	}
	if pathError, ok := errors.AsType[*fs.PathError](err); ok {
		return fmt.Sprintf("it cannot be read: %v", pathError.Err)
	}
	return journal.Visible(err.Error())
}
