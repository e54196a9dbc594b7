package sqlite_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/journal/sqlite"
)

// withOriginals is a journal with n photos of a few sizes, some of several files.
func withOriginals(t testing.TB, n int) (*rig, []string) {
	t.Helper()
	r := newRig(t)
	return r, addOriginals(r, 0, n)
}

func addOriginals(r *rig, from, n int) (paths []string) {
	r.t.Helper()
	for i := from; i < from+n; i++ {
		path := fmt.Sprintf("originals/2013/2013-02-%02d/사진 %d.jpg", i%28+1, i)
		r.add(journal.Entry{Caption: fmt.Sprintf("%d째", i), Photos: []journal.Photo{{Files: []journal.File{kept(r, path, i)}}}})
		paths = append(paths, path)
	}
	return paths
}

// kept writes a file below the journal's folder.
func kept(r *rig, path string, seed int) journal.File {
	r.t.Helper()
	content := []byte(strings.Repeat(fmt.Sprintf("%d 번째 ", seed), 1+seed%5*1000))
	file := filepath.Join(r.dir, path)
	r.check(os.MkdirAll(filepath.Dir(file), 0o755))
	r.check(os.WriteFile(file, content, 0o644))
	sum := sha256.Sum256(content)
	return journal.File{
		Role: journal.RoleOriginal, Name: filepath.Base(path), Path: path,
		SHA256: hex.EncodeToString(sum[:]), Bytes: int64(len(content)),
	}
}

func (r *rig) backupAll(dir string) sqlite.Copied {
	r.t.Helper()
	return must(r.BackupAll(r.t.Context(), dir, sqlite.Watch{}))(r.t)
}

// wantsWhole restores dir and checks every file of n by its hash.
func wantsWhole(t *testing.T, dir string, n int) *rig {
	t.Helper()
	to := filepath.Join(t.TempDir(), "새 곳")
	did := must(sqlite.RestoreAll(t.Context(), dir, to, version, sqlite.Watch{}))(t)
	if did.Files != n || len(did.Findings) != 0 {
		t.Errorf("restored %+v, want %d files", did, n)
	}
	r := openRig(t, to)
	if found := must(r.Check(t.Context(), true, nil))(t); len(found) != 0 {
		t.Errorf("found %+v", found)
	}
	return r
}

func TestABackupWithOriginalsHoldsAllAndGrows(t *testing.T) {
	r, paths := withOriginals(t, 12)
	dir := filepath.Join(t.TempDir(), "백업")
	var far sqlite.FilesCopied
	did := must(r.BackupAll(t.Context(), dir, sqlite.Watch{Files: func(c sqlite.FilesCopied) { far = c }}))(t)
	if did.Files != 12 || did.Kept != 0 || far.Done != 12 || far.Bytes != far.TotalBytes || far.Bytes != did.Bytes {
		t.Errorf("copied %+v, told %+v", did, far)
	}
	wantsWhole(t, dir, 12)
	for _, path := range paths {
		a, b := must(os.Stat(filepath.Join(r.dir, path)))(t), must(os.Stat(filepath.Join(dir, path)))(t)
		if os.SameFile(a, b) {
			t.Fatal("it is the same file under another name")
		}
	}
	addOriginals(r, 12, 3)
	if did := r.backupAll(dir); did.Files != 3 || did.Kept != 12 {
		t.Errorf("the second time %+v", did)
	}
	wantsWhole(t, dir, 15)
}

func TestWhatIsSpoiltInABackupIsCopiedAgain(t *testing.T) {
	for name, spoil := range map[string]func(file string) error{
		"gone":       os.Remove,
		"cut":        func(file string) error { return os.Truncate(file, 3) },
		"a folder":   func(file string) error { return errors.Join(os.Remove(file), os.Mkdir(file, 0o755)) },
		"a name for": func(file string) error { return errors.Join(os.Remove(file), os.Symlink("/etc/passwd", file)) },
	} {
		t.Run(name, func(t *testing.T) {
			r, paths := withOriginals(t, 4)
			dir := t.TempDir()
			r.backupAll(dir)
			r.check(spoil(filepath.Join(dir, paths[2])))
			did, err := r.BackupAll(t.Context(), dir, sqlite.Watch{})
			if name == "a folder" { // nothing that is not ours is taken away
				if err == nil {
					t.Errorf("did %+v", did)
				}
				return
			}
			r.check(err)
			if did.Files != 1 || did.Kept != 3 {
				t.Errorf("did %+v", did)
			}
			wantsWhole(t, dir, 4)
		})
	}
	t.Run("without its list", func(t *testing.T) {
		r, paths := withOriginals(t, 4)
		dir := t.TempDir()
		r.backupAll(dir)
		list := filepath.Join(dir, "originals.sha256")
		r.check(os.Truncate(list, must(os.Stat(list))(t).Size()/2)) // as a kill may leave it
		r.check(os.WriteFile(filepath.Join(dir, paths[3]), must(os.ReadFile(filepath.Join(r.dir, paths[3])))(t), 0o644))
		if did := r.backupAll(dir); did.Files != 0 || did.Kept != 4 {
			t.Errorf("did %+v", did)
		}
		if n := strings.Count(string(must(os.ReadFile(list))(t)), "\n"); n != 4 {
			t.Errorf("the list has %d lines", n)
		}
		r.check(os.Remove(list))
		content := must(os.ReadFile(filepath.Join(dir, paths[1])))(t)
		content[0] ^= 1
		r.check(os.WriteFile(filepath.Join(dir, paths[1]), content, 0o644))
		if did := r.backupAll(dir); did.Files != 1 || did.Kept != 3 {
			t.Errorf("did %+v", did)
		}
		wantsWhole(t, dir, 4)
	})
}

func TestABackupNamesWhatIsNotInIt(t *testing.T) {
	r, paths := withOriginals(t, 5)
	outside := filepath.Join(t.TempDir(), "카드.jpg")
	linked := kept(r, "originals/tmp.jpg", 9)
	r.check(os.Rename(filepath.Join(r.dir, linked.Path), outside))
	linked.Path = outside
	r.add(journal.Entry{Photos: []journal.Photo{{Files: []journal.File{linked}}}})
	r.check(os.Remove(filepath.Join(r.dir, paths[0])))
	r.check(os.WriteFile(filepath.Join(r.dir, paths[1]), []byte("다른 것"), 0o644))
	dir := t.TempDir()
	did := r.backupAll(dir)
	if did.Files != 3 || did.Linked != 1 || len(did.Findings) != 2 ||
		did.Findings[0].Kind != journal.FindingMissing || did.Findings[1].Kind != journal.FindingChanged {
		t.Errorf("did %+v", did)
	}
	for _, f := range did.Findings {
		if f.Entry == "" || f.Problem == "" || f.Hint == "" {
			t.Errorf("found %+v", f)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, paths[1])); !errors.Is(err, fs.ErrNotExist) {
		t.Error("what is damaged is in the backup as if it were whole")
	}
	to := filepath.Join(t.TempDir(), "new")
	did = must(sqlite.RestoreAll(t.Context(), dir, to, version, sqlite.Watch{}))(t)
	if did.Files != 3 || len(did.Findings) != 2 || len(must(openRig(t, to).IDs(t.Context(), journal.Query{}))(t)) != 6 {
		t.Errorf("restored %+v", did)
	}
}

// TestABackupOfSomebodyElseWritesNothingElsewhere restores a journal whose paths lead out of it.
func TestABackupOfSomebodyElseWritesNothingElsewhere(t *testing.T) {
	for _, path := range []string{
		"../밖.jpg", "originals/../../밖.jpg", "journal.db", "originals", "originals/a/../../x", "originals/away/밖.jpg",
	} {
		t.Run(path, func(t *testing.T) {
			r := newRig(t)
			f := kept(r, "originals/a.jpg", 3)
			content := must(os.ReadFile(filepath.Join(r.dir, f.Path)))(t)
			f.Path = path
			r.add(journal.Entry{Photos: []journal.Photo{{Files: []journal.File{f}}}})
			parent := t.TempDir()
			dir, to := filepath.Join(parent, "backup"), filepath.Join(parent, "new", "journal")
			r.check(os.MkdirAll(dir, 0o755))
			r.check(r.Backup(t.Context(), filepath.Join(dir, sqlite.FileName), nil))
			away := t.TempDir()
			r.check(os.MkdirAll(filepath.Join(to, "originals"), 0o755))
			r.check(os.Symlink(away, filepath.Join(to, "originals", "away")))
			if source := filepath.Join(dir, path); path != sqlite.FileName && path != "originals" {
				r.check(os.MkdirAll(filepath.Dir(source), 0o755))
				r.check(os.WriteFile(source, content, 0o644))
			}
			did, err := sqlite.RestoreAll(t.Context(), dir, to, version, sqlite.Watch{})
			if err == nil && (did.Files != 0 || len(did.Findings) != 1) {
				t.Errorf("did %+v", did)
			}
			for _, where := range []string{filepath.Join(parent, "new"), away} {
				for _, n := range must(os.ReadDir(where))(t) {
					if n.Name() != "journal" {
						t.Errorf("%s was written", n.Name())
					}
				}
			}
		})
	}
}

func TestOneSojournAtATimeBacksUpIntoAFolder(t *testing.T) {
	r, _ := withOriginals(t, 3)
	other, dir := openRig(t, r.dir), t.TempDir()
	tried := false
	must(r.BackupAll(t.Context(), dir, sqlite.Watch{Files: func(sqlite.FilesCopied) {
		if !tried {
			tried = true
			_, err := other.BackupAll(t.Context(), dir, sqlite.Watch{})
			wantsKind(t, err, journal.Conflict)
		}
	}}))(t)
	wantsWhole(t, dir, 3)
	if !tried {
		t.Error("nothing was told")
	}
}

func TestABackupThatIsStoppedKeepsTheEarlierOne(t *testing.T) {
	r, _ := withOriginals(t, 3)
	dir := t.TempDir()
	r.backupAll(dir)
	addOriginals(r, 3, 3)
	ctx, cancel := context.WithCancel(t.Context())
	_, err := r.BackupAll(ctx, dir, sqlite.Watch{Files: func(c sqlite.FilesCopied) {
		if c.Done == 4 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	wantsWhole(t, dir, 3)
	if did := r.backupAll(dir); did.Kept < 4 || did.Kept+did.Files != 6 {
		t.Errorf("gone on: %+v", did)
	}
	wantsWhole(t, dir, 6)
	for _, n := range must(os.ReadDir(dir))(t) {
		if strings.HasPrefix(n.Name(), ".") {
			t.Errorf("%s was left", n.Name())
		}
	}
}

func TestADamagedBackupIsNotReplacedUnasked(t *testing.T) {
	r, _ := withOriginals(t, 2)
	dir := t.TempDir()
	r.backupAll(dir)
	file := filepath.Join(dir, sqlite.FileName)
	content := must(os.ReadFile(file))(t)
	for i := 100; i < len(content); i++ {
		content[i] ^= 0x5a
	}
	r.check(os.WriteFile(file, content, 0o600))
	_, err := r.BackupAll(t.Context(), dir, sqlite.Watch{})
	wantsKind(t, err, journal.NeedsUser)
	if err == nil || !strings.Contains(err.Error(), "damaged") || !strings.Contains(journal.HintOf(err), "away") {
		t.Errorf("%v (%s)", err, journal.HintOf(err))
	}
	r.check(os.Rename(file, filepath.Join(t.TempDir(), "aside.db")))
	if did := r.backupAll(dir); did.Kept != 2 {
		t.Errorf("did %+v", did)
	}
	wantsWhole(t, dir, 2)
}
