package ingest

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"sojourn/journal/disk"
)

// inode is a file on a disk, whatever its names.
type inode struct{ device, number uint64 }

// namesOf returns the inode of a file and how many names it has; 0 where that cannot be told.
func namesOf(info fs.FileInfo) (inode, uint64) {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return inode{}, 0
	}
	return inode{uint64(stat.Dev), stat.Ino}, uint64(stat.Nlink) //nolint:unconvert // types differ by system
}

// clearOrphans takes back the names that a killed import gave to copies whose entry it never
// committed. The photos are still on their card: only the very files of that import lose a name.
func (r *run) clearOrphans(ctx context.Context, copies []string) error {
	wanted := map[inode]map[string]bool{} // paths that entries have
	buffer := make([]byte, streamSize)
	for _, path := range copies {
		info, err := os.Lstat(path)
		if err != nil {
			continue
		}
		id, names := namesOf(info)
		if names < 2 {
			continue
		}
		sum, err := disk.SumOf(ctx, path, buffer)
		if err != nil {
			return err
		}
		if wanted[id], err = r.pathsOf(ctx, sum); err != nil {
			return err
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	return r.removeNames(ctx, wanted)
}

// pathsOf returns where entries have a file of this content.
func (r *run) pathsOf(ctx context.Context, sum string) (map[string]bool, error) {
	holders, err := r.store.Holders(ctx, sum)
	paths := map[string]bool{}
	for _, e := range holders {
		for _, p := range e.Photos {
			for _, f := range p.Files {
				paths[f.Path] = true
			}
		}
	}
	return paths, err
}

// removeNames removes the names below originals of files that are in wanted, but those they want.
func (r *run) removeNames(ctx context.Context, wanted map[inode]map[string]bool) error {
	return filepath.WalkDir(filepath.Join(r.dir, "originals"), func(path string, e fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			return nil // what cannot be looked into stays
		case e.IsDir() && path == incomingDir(r.dir):
			return filepath.SkipDir
		case !e.Type().IsRegular():
			return nil
		}
		info, err := e.Info()
		if err != nil {
			return nil
		}
		id, _ := namesOf(info)
		keep, ours := wanted[id]
		relative, err := filepath.Rel(r.dir, path)
		if ours && err == nil && !keep[filepath.ToSlash(relative)] {
			_ = os.Remove(path)
		}
		return nil
	})
}
