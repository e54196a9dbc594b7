package ingest

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// walker goes through folders, each once, however symbolic links lead back to them, and passes on
// what belongs together. It is one goroutine.
type walker struct {
	*run
	ctx     context.Context
	out     chan<- unit
	root    *root
	visited map[string]bool // real paths of folders
}

// pile is what was found in one folder, sorted out.
type pile struct {
	photos, sidecars []candidate
	films            []string
	left             []Left
	failures         []Failure
}

// walk passes on the photos below roots, and names what it cannot read.
func (r *run) walk(ctx context.Context, roots []*root, out chan<- unit) {
	w := &walker{run: r, ctx: ctx, out: out, visited: map[string]bool{}}
	for _, dir := range []string{r.dir, r.options.Second} { // journals are no cards
		if own, err := filepath.EvalSymlinks(dir); err == nil && dir != "" {
			w.visited[own] = true
		}
	}
	for len(roots) > 0 {
		w.root = roots[0]
		if w.root.info != nil && w.root.info.IsDir() {
			w.enter(w.root.path)
			roots = roots[1:]
			continue
		}
		end := slices.IndexFunc(roots, func(o *root) bool { return o.info != nil && o.info.IsDir() })
		if end < 0 {
			end = len(roots)
		}
		w.files(roots[:end])
		roots = roots[end:]
	}
}

// files passes on files that were named one by one, put together by their folders.
func (w *walker) files(named []*root) {
	var folders []string
	piles := map[string]*pile{}
	for _, r := range named {
		dir := filepath.Dir(r.path)
		if piles[dir] == nil {
			piles[dir] = &pile{}
			folders = append(folders, dir)
		}
		if r.err != nil {
			piles[dir].fail(r.path, sentence(r.err))
			continue
		}
		w.file(piles[dir], r.path, r.info, true)
	}
	for _, dir := range folders {
		w.root = newRoot(dir)
		piles[dir].addSidecars()
		w.pass(piles[dir])
	}
}

// enter walks the folder that path is, or leads to.
func (w *walker) enter(path string) {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		w.pass(&pile{failures: []Failure{{path, sentence(err)}}})
		return
	}
	w.folder(path, real)
}

func (w *walker) folder(path, real string) {
	if w.visited[real] || w.ctx.Err() != nil {
		return
	}
	w.visited[real] = true
	w.tell(func() { w.progress.Path = path; w.report(w.progress) })
	list, err := os.ReadDir(path) // sorted by name
	p := &pile{}
	if err != nil {
		p.fail(path, "this folder cannot be read: "+sentence(err))
	}
	var below []func()
	for _, e := range list {
		path := filepath.Join(path, e.Name())
		if e.Type()&fs.ModeSymlink != 0 {
			below = append(below, w.link(p, path)...)
			continue
		}
		if !e.IsDir() {
			w.entry(p, path, e)
			continue
		}
		if kind, ok := leftFolder(e.Name()); ok {
			p.leave(path, kind)
			continue
		}
		below = append(below, func() { w.folder(path, filepath.Join(real, e.Name())) })
	}
	w.pass(p)
	for _, walk := range below {
		walk()
	}
}

// link follows a symbolic link; it returns what is to be walked where that is a folder.
func (w *walker) link(p *pile, path string) []func() {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		if kindOf(path) == kindPhoto {
			p.fail(path, "a link that leads nowhere: "+sentence(err))
		}
	case info.IsDir():
		return []func(){func() { w.enter(path) }}
	default:
		w.file(p, path, info, false)
	}
	return nil
}

func (w *walker) entry(p *pile, path string, e fs.DirEntry) {
	info, err := e.Info()
	if err != nil {
		p.fail(path, sentence(err))
		return
	}
	w.file(p, path, info, false)
}

// file decides what a file is. One that was named by the traveller is always read; of the others,
// those that a camera would call a photo, and those that are one whatever their name.
func (w *walker) file(p *pile, path string, info fs.FileInfo, named bool) {
	kind := kindOf(path)
	switch {
	case !info.Mode().IsRegular():
		if named || kind == kindPhoto {
			p.fail(path, "not a file, but something that looks like one")
		}
	case kind == kindSidecar:
		p.sidecars = append(p.sidecars, candidate{path, info.Size()})
	case isShadow(path) && !named:
		p.leave(path, LeftSystem)
	case named && kind != kindVideo, kind == kindPhoto:
		p.photos = append(p.photos, candidate{path, info.Size()})
	case kind == kindSystem || kind == kindThumb || info.Size() == 0:
		p.leave(path, leftAs[kind])
	default:
		w.unnamed(p, path, info, kind)
	}
}

// unnamed looks into a file whose name promises no photo.
func (w *walker) unnamed(p *pile, path string, info fs.FileInfo, kind kind) {
	mime, ok, err := w.sniff(path)
	switch {
	case err != nil && kind == kindOther:
		p.leave(path, LeftOther)
	case err != nil:
		p.fail(path, sentence(err))
	case ok:
		p.photos = append(p.photos, candidate{path, info.Size()})
	case kind == kindVideo, strings.HasPrefix(mime, "video/"):
		p.films = append(p.films, path)
	default:
		p.leave(path, leftAs[kind])
	}
}

func (p *pile) fail(path, problem string) {
	p.failures = append(p.failures, Failure{Path: path, Problem: problem})
}

func (p *pile) leave(path string, kind LeftKind) { p.left = append(p.left, Left{path, kind}) }

// addSidecars finds the sidecars beside photos that were named one by one.
func (p *pile) addSidecars() {
	for _, photo := range p.photos {
		for _, name := range []string{sidecarOf(photo.path), photo.path} {
			for _, extension := range []string{".xmp", ".XMP"} {
				path := name + extension
				there := func(c candidate) bool { return c.path == path }
				info, err := os.Stat(path)
				if err == nil && info.Mode().IsRegular() && !slices.ContainsFunc(p.sidecars, there) {
					p.sidecars = append(p.sidecars, candidate{path, info.Size()})
				}
			}
		}
	}
}

// pass tells what was found in a folder, and passes on what is to be read.
func (w *walker) pass(p *pile) {
	list, orphans := units(w.root, p.photos, p.sidecars)
	for _, o := range orphans {
		p.leave(o.path, LeftSidecar)
	}
	stems := map[string]bool{}
	for _, c := range p.photos {
		stems[stem(c.path)] = true
	}
	for _, film := range p.films {
		kind := LeftVideo
		if stems[stem(film)] {
			kind = LeftClip
		}
		p.leave(film, kind)
	}
	w.tell(func() { w.found(p, list) })
	for _, u := range list {
		select {
		case w.out <- u:
		case <-w.ctx.Done():
			return
		}
	}
}

// found counts and names what was found in a folder.
func (r *run) found(p *pile, list []unit) {
	r.progress.Found += len(p.photos) + len(p.failures)
	for _, u := range list {
		for _, c := range slices.Concat(u.photos, u.sidecars) {
			r.progress.TotalBytes += c.size
		}
	}
	for _, l := range p.left {
		r.left(l.Path, l.What)
	}
	for _, f := range p.failures {
		r.refuse(f.Path, f.Problem)
	}
	r.report(r.progress)
}
