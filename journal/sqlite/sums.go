package sqlite

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
)

// sumsName is the list of what a backup holds, as `sha256sum -c` reads it.
const sumsName = "originals.sha256"

// sums are the files of a backup that were verified. A nil one knows and keeps nothing.
type sums struct {
	file *os.File
	of   map[string]string // SHA-256 by path
}

// openSums reads the list of the backup in root, or begins one. What a kill left of a last line is
// taken away; what cannot be read as a line says nothing.
func openSums(root *os.Root) (*sums, error) {
	f, err := root.OpenFile(sumsName, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o644)
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(f)
	if err == nil {
		whole := bytes.LastIndexByte(content, '\n') + 1
		content = content[:whole]
		err = f.Truncate(int64(whole))
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	s := &sums{file: f, of: map[string]string{}}
	for line := range strings.Lines(string(content)) {
		if sum, path, ok := parseSum(strings.TrimSuffix(line, "\n")); ok {
			s.of[path] = sum
		}
	}
	return s, nil
}

// In a list, names with a line break or a backslash are escaped, and their lines begin with one.
var (
	escapeSum   = strings.NewReplacer(`\`, `\\`, "\n", `\n`)
	unescapeSum = strings.NewReplacer(`\\`, `\`, `\n`, "\n")
)

func parseSum(line string) (sum, path string, ok bool) {
	line, escaped := strings.CutPrefix(line, `\`)
	sum, path, ok = strings.Cut(line, "  ")
	if escaped {
		path = unescapeSum.Replace(path)
	}
	return sum, path, ok
}

func (s *sums) has(o original) bool { return s != nil && s.of[o.path] == o.sha256 }

func (s *sums) add(o original) error {
	if s == nil || s.has(o) {
		return nil
	}
	line := o.sha256 + "  " + o.path
	if strings.ContainsAny(o.path, "\\\n") {
		line = `\` + o.sha256 + "  " + escapeSum.Replace(o.path)
	}
	_, err := s.file.WriteString(line + "\n")
	s.of[o.path] = o.sha256
	return err
}

func (s *sums) close() error {
	err := s.file.Sync()
	if closeErr := s.file.Close(); !errors.Is(closeErr, fs.ErrClosed) {
		err = errors.Join(err, closeErr)
	}
	return err
}
