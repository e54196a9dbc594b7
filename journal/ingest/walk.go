package ingest

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// candidate is a file that may be a photo.
type candidate struct {
	path string
	size int64
	root string // what was named by the traveller
}

// walker goes through folders, each once, however symbolic links lead back to them.
type walker struct {
	*run
	list    []candidate
	root    string
	visited map[string]bool // real paths of folders
}

// walk lists the photos below paths and names what it cannot read.
func (r *run) walk(ctx context.Context, paths []string) ([]candidate, error) {
	w := &walker{run: r, visited: map[string]bool{}}
	if own, err := filepath.EvalSymlinks(r.dir); err == nil {
		w.visited[own] = true // a journal below what is imported is no card
	}
	for _, path := range paths {
		w.root = path
		info, err := os.Stat(path)
		switch {
		case err != nil:
			w.failed(path, sentence(err))
		case info.IsDir():
			w.enter(ctx, path)
		default:
			w.file(path, info, true)
		}
	}
	return w.list, ctx.Err()
}

// enter walks the folder that path is, or leads to.
func (w *walker) enter(ctx context.Context, path string) {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		w.failed(path, sentence(err))
		return
	}
	w.folder(ctx, path, real)
}

func (w *walker) folder(ctx context.Context, path, real string) {
	if w.visited[real] || ctx.Err() != nil {
		return
	}
	w.visited[real] = true
	w.progress.Path = path
	w.report(w.progress)
	list, err := os.ReadDir(path) // sorted by name
	if err != nil {
		w.failed(path, "this folder cannot be read: "+sentence(err))
	}
	for _, e := range list {
		below := filepath.Join(path, e.Name())
		switch {
		case e.IsDir():
			w.folder(ctx, below, filepath.Join(real, e.Name()))
		case e.Type()&fs.ModeSymlink != 0:
			w.link(ctx, below)
		default:
			w.entry(below, e)
		}
	}
}

// link follows a symbolic link.
func (w *walker) link(ctx context.Context, path string) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		if kindOf(path) == kindPhoto {
			w.failed(path, "a link that leads nowhere: "+sentence(err))
		}
	case info.IsDir():
		w.enter(ctx, path)
	default:
		w.file(path, info, false)
	}
}

func (w *walker) entry(path string, e fs.DirEntry) {
	info, err := e.Info()
	if err != nil {
		w.failed(path, sentence(err))
		return
	}
	w.file(path, info, false)
}

// file decides whether a file is a candidate. One that was named by the traveller always is; of
// the others, those that a camera would call a photo, and those that are one whatever their name.
func (w *walker) file(path string, info fs.FileInfo, named bool) {
	kind := kindOf(path)
	switch {
	case !info.Mode().IsRegular():
		if named || kind == kindPhoto {
			w.failed(path, "not a file, but something that looks like one")
		}
		return
	case named || kind == kindPhoto:
		if !named && isShadow(path) {
			return
		}
	case kind == kindJunk || info.Size() == 0:
		return
	default:
		mime, ok, err := w.sniff(path)
		switch {
		case err != nil:
			w.failed(path, sentence(err))
			return
		case !ok && (kind == kindVideo || strings.HasPrefix(mime, "video/")):
			w.failed(path, "a video; sojourn keeps photos")
			return
		case !ok:
			return
		}
	}
	w.list = append(w.list, candidate{path: path, size: info.Size(), root: w.root})
	w.progress.Found++
	w.progress.TotalBytes += info.Size()
}

// failed names a file that the walk already knows will not be imported.
func (w *walker) failed(path, problem string) {
	w.progress.Found++
	w.refuse(path, problem)
}

// sniff looks at the first bytes of a file.
func (r *run) sniff(path string) (mime string, ok bool, err error) {
	f, err := os.Open(path)
	if err != nil {
		return "", false, err
	}
	defer f.Close()
	head := make([]byte, HeadLength)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return "", false, err
	}
	mime, ok = r.reader.Sniff(head[:n])
	return mime, ok, nil
}
