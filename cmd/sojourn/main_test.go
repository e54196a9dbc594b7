package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"sojourn/journal/demo"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"sojourn": main})
}

// noSleep spares a program that is built with the race detector its second of sleep at the end.
const noSleep = "atexit_sleep_ms=0"

// TestStories runs the real binary through testdata/*.txtar.
func TestStories(t *testing.T) {
	t.Parallel()
	card := paintedCard(t)
	testscript.Run(t, testscript.Params{
		Dir: "testdata", RequireExplicitExec: true, RequireUniqueNames: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("HOME", filepath.Join(env.WorkDir, "home"))
			env.Setenv("SOJOURN_JOURNAL", filepath.Join(env.WorkDir, "journal"))
			env.Setenv("TZ", "UTC")
			env.Setenv("GORACE", noSleep)
			return copyTree(card, filepath.Join(env.WorkDir, "card"))
		},
		Condition: func(name string) (bool, error) {
			if name != "disk" {
				return false, fmt.Errorf("there is no condition %s", name)
			}
			return mayMount(), nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits": exits, "json": checkJSON, "take": take, "poke": poke, "small-disk": smallDisk, "remount": remount,
		},
	})
}

// paintedCard is the demo's card, painted once for all stories.
func paintedCard(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := demo.Write(t.Context(), dir, nil); err != nil {
		t.Fatal(err)
	}
	return dir
}

func copyTree(from, to string) error {
	return filepath.WalkDir(from, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		target := filepath.Join(to, relative)
		if e.IsDir() {
			return os.MkdirAll(target, 0o755)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(target, data, 0o644)
	})
}
