package main

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// exits runs a command and wants an exit code: `exits 3 sojourn import card`.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARG…]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	err = ts.Exec(args[1], args[2:]...)
	if failure, ok := errors.AsType[*exec.ExitError](err); ok {
		got = failure.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// checkJSON wants a value on a line of JSON: `json stdout 0 place.city Pyongyang`. A line of -1 is
// the last one; len is the length of a list.
func checkJSON(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 4 {
		ts.Fatalf("usage: [!] json FILE LINE PATH WANT")
	}
	got := valueAt(ts, args[0], args[1], args[2])
	if (got == args[3]) == neg {
		ts.Fatalf("%s is %s, want %s", args[2], got, args[3])
	}
}

// take puts a value on a line of JSON into a variable: `take ID stdout 0 id`.
func take(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: take VARIABLE FILE LINE PATH")
	}
	ts.Setenv(args[0], valueAt(ts, args[1], args[2], args[3]))
}

func valueAt(ts *testscript.TestScript, file, line, path string) string {
	lines := strings.Split(strings.TrimSuffix(ts.ReadFile(file), "\n"), "\n")
	n, err := strconv.Atoi(line)
	ts.Check(err)
	if n < 0 {
		n += len(lines)
	}
	if n < 0 || n >= len(lines) {
		ts.Fatalf("%s has %d lines", file, len(lines))
	}
	var value any
	if err := json.Unmarshal([]byte(lines[n]), &value); err != nil {
		ts.Fatalf("line %d is no JSON: %v: %s", n, err, lines[n])
	}
	for _, key := range strings.Split(path, ".") {
		if value, err = inside(value, key); err != nil {
			ts.Fatalf("%s: %v in %s", path, err, lines[n])
		}
	}
	if s, ok := value.(string); ok {
		return s
	}
	b, err := json.Marshal(value)
	ts.Check(err)
	return string(b)
}

func inside(value any, key string) (any, error) {
	switch v := value.(type) {
	case map[string]any:
		if inner, ok := v[key]; ok {
			return inner, nil
		}
	case []any:
		if key == "len" {
			return float64(len(v)), nil
		}
		if n, err := strconv.Atoi(key); err == nil && n < len(v) {
			return v[n], nil
		}
	}
	return nil, fmt.Errorf("there is no %s", key)
}

// poke overwrites bytes of a file: `poke FILE OFFSET HEX`.
func poke(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: poke FILE OFFSET HEX")
	}
	offset, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	data, err := hex.DecodeString(args[2])
	ts.Check(err)
	file, err := os.OpenFile(ts.MkAbs(args[0]), os.O_WRONLY, 0)
	ts.Check(err)
	_, err = file.WriteAt(data, offset)
	ts.Check(errors.Join(err, file.Close()))
}
