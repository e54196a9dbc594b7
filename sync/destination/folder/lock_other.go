//go:build !unix

package folder

import (
	"context"
	"os"
)

// lockFolder opens dir; other processes are kept apart on Unix only.
func lockFolder(_ context.Context, dir string) (*os.File, error) { return os.Open(dir) }
