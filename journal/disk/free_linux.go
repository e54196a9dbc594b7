package disk

import "golang.org/x/sys/unix"

// Free is how many bytes who asks may still write below folder; known is false where that cannot be told.
func Free(folder string) (bytes int64, known bool) {
	var s unix.Statfs_t
	if err := unix.Statfs(folder, &s); err != nil {
		return 0, false
	}
	return int64(s.Bavail) * s.Bsize, true
}
