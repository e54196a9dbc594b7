//go:build !linux

package disk

// Free cannot tell here how much may still be written.
func Free(string) (bytes int64, known bool) { return 0, false }
