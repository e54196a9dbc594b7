package cache

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"sojourn/journal/disk"
)

const (
	swept    = "swept"   // the file whose time says when the folder was last looked through
	sweepAge = time.Hour // the first to write after that looks again
	partAge  = time.Hour // what is under way for longer was given up
	block    = 4 << 10   // a file takes whole ones
)

// Parts of the limit: a folder that has grown by one, or of which that is not known, is swept down to all but the other.
const (
	growth = 20
	spare  = 10
)

func onDisk(size int64) int64 { return (size + block - 1) / block * block }

// grew counts n bytes more, and sweeps beside all else when it is time.
func (f *Folder) grew(n int64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.grown += n
	if !f.known {
		f.known = f.grown <= f.limit/growth && f.sweptLately()
	}
	if f.busy || f.known && f.grown <= f.limit/growth {
		return
	}
	f.busy, f.known, f.grown = true, true, 0
	f.sweeping.Go(func() {
		f.Sweep()
		f.mu.Lock()
		f.busy = false
		f.mu.Unlock()
	})
}

// sweptLately reports whether somebody has looked through the folder. A new one needs none, for now.
func (f *Folder) sweptLately() bool {
	path := filepath.Join(f.dir, swept)
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return write(path, nil) == nil
	}
	return err == nil && time.Since(info.ModTime()) < sweepAge
}

// Wait returns when no sweep is under way.
func (f *Folder) Wait() { f.sweeping.Wait() }

// Sweep removes what was not used for longest, where the folder holds more than its limit, and what was given up. It
// needs little memory, however many files there are.
func (f *Folder) Sweep() {
	if f.dir == "" {
		return
	}
	alone, err := disk.Lock(context.Background(), f.dir) // two that remove at once remove twice as much
	if err != nil {
		return
	}
	defer alone.Close()
	ages, total := map[int64]int64{}, int64(0)
	f.walk(func(_ string, info fs.FileInfo) {
		size := onDisk(info.Size())
		ages[info.ModTime().Unix()] += size
		total += size
	})
	if excess := total - (f.limit - f.limit/spare); excess > 0 {
		f.remove(cutoff(ages, excess))
	}
	_ = write(filepath.Join(f.dir, swept), nil)
}

// walk passes each file to do, but those that are under way.
func (f *Folder) walk(do func(path string, info fs.FileInfo)) {
	_ = filepath.WalkDir(f.dir+string(filepath.Separator), func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return nil // others may have removed it
		}
		info, err := d.Info()
		switch {
		case err != nil:
		case isPart(d.Name()) && time.Since(info.ModTime()) > partAge:
			_ = os.Remove(path)
		case !isPart(d.Name()):
			do(path, info)
		}
		return nil
	})
}

func isPart(name string) bool { return strings.HasPrefix(name, strings.TrimSuffix(partPattern, "*")) }

// cutoff is the second up to which the oldest are to go so that excess bytes go, and how many bytes of those that
// are of that very second.
func cutoff(ages map[int64]int64, excess int64) (second, last int64) {
	for _, second = range slices.Sorted(maps.Keys(ages)) {
		if ages[second] >= excess {
			return second, excess
		}
		excess -= ages[second]
	}
	return second, excess
}

// remove removes all that was last used before second, and about last bytes of what was used in it.
func (f *Folder) remove(second, last int64) {
	f.walk(func(path string, info fs.FileInfo) {
		switch used := info.ModTime().Unix(); {
		case used > second:
			return
		case used == second:
			if last <= 0 {
				return
			}
			last -= onDisk(info.Size())
		}
		_ = os.Remove(path)
	})
}
