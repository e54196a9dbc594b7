package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"sojourn/journal/demo"
)

// TestMain keeps all tests away from the keyring of who runs them.
func TestMain(m *testing.M) {
	if err := os.Setenv(secretsVariable, "file"); err != nil {
		panic(err)
	}
	testscript.Main(tests{m}, map[string]func(){"sojourn": main})
}

// tests are all of them; behind them goes the card that they share.
type tests struct{ *testing.M }

func (m tests) Run() int {
	defer func() { _ = os.RemoveAll(sharedCard) }() // what stays is in the system's own folder
	return m.M.Run()
}

// noSleep spares a program that is built with the race detector its second of sleep at the end.
const noSleep = "atexit_sleep_ms=0"

// TestStories runs the real binary through testdata/*.txtar.
func TestStories(t *testing.T) {
	t.Parallel()
	card := paintedCard(t)
	testscript.Run(t, testscript.Params{
		Files: stories(t), RequireExplicitExec: true, RequireUniqueNames: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("HOME", filepath.Join(env.WorkDir, "home"))
			env.Setenv("SOJOURN_JOURNAL", filepath.Join(env.WorkDir, "journal"))
			env.Setenv("TZ", "UTC")
			env.Setenv(secretsVariable, "file")
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

// stories are all of them, or every third in a short run: each starts the program dozens of times.
func stories(t *testing.T) []string {
	t.Helper()
	all, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(all) == 0 {
		t.Fatalf("%d stories, %v", len(all), err)
	}
	if !testing.Short() {
		return all
	}
	var some []string
	for i := 0; i < len(all); i += 3 {
		some = append(some, all[i])
	}
	return some
}

// sharedCard is where the card is that all tests read; it is painted once, if one needs it.
var sharedCard string

var paint = sync.OnceValue(func() (err error) {
	if sharedCard, err = os.MkdirTemp("", "sojourn-card-"); err != nil {
		return err
	}
	return demo.Write(context.Background(), sharedCard, nil)
})

// paintedCard is the demo's card. Nobody writes to it.
func paintedCard(t *testing.T) string {
	t.Helper()
	if err := paint(); err != nil {
		t.Fatal(err)
	}
	return sharedCard
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
