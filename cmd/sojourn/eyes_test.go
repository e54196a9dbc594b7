package main

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// quarters are the colours of a photo that every terminal can show: from the upper left, line by line.
var quarters = [4]color.RGBA{{200, 60, 40, 255}, {40, 160, 70, 255}, {50, 80, 200, 255}, {230, 200, 60, 255}}

// realTerminal is a terminal that draws pixels: how it is called to run a program, and whether it wants Wayland.
type realTerminal struct {
	command []string
	wayland bool
	screen  image.Point // in pixels; zero: large enough
}

var realTerminals = map[string]realTerminal{
	"xterm": {command: []string{
		"xterm", "-ti", "vt340", "-geometry", "100x30", "-fa", "DejaVu Sans Mono", "-fs", "10",
		"-xrm", "XTerm*decTerminalID: vt340", "-e",
	}},
	"kitty": {command: []string{
		"kitty", "-o", "remember_window_size=no", "-o", "initial_window_width=1000", "-o", "initial_window_height=640",
		"-o", "update_check_interval=0", "-o", "shell_integration=disabled",
	}},
	"foot": {command: []string{"foot", "--config=/dev/null", "--font=DejaVu Sans Mono:size=10"}, wayland: true},
}

// TestPicturesAreSeen looks at the screen of real terminals: the sheet and the loupe show the photo's colours,
// where they are and in its shape.
func TestPicturesAreSeen(t *testing.T) {
	needsDisplay(t)
	dir := t.TempDir()
	card := filepath.Join(dir, "card")
	writeQuarters(t, card)
	do(t, dir, "import", card)
	for name, terminal := range realTerminals {
		t.Run(name, func(t *testing.T) {
			needsProgram(t, terminal.command[0])
			edited := filepath.Join(t.TempDir(), "edited")
			display := terminal.run(t, sojourn(t, dir), "EDITOR="+editor(t, edited), "VISUAL=")
			small := waitForPhoto(t, display, 100)
			press(t, display, "Return")
			large := waitForPhoto(t, display, small.Dx()*5/4)
			press(t, display, "c")
			waitForPhoto(t, display, 40)
			press(t, display, "ctrl+e") // the editor has the terminal for itself, which loses what lay over the cells
			waitForFile(t, edited)
			waitForPhoto(t, display, 40)
			t.Logf("the photo is %v on the sheet, %v in the loupe; its pixels are off by %.1f and %.1f of 255 in the mean",
				small.Size(), large.Size(), small.mean, large.mean)
		})
	}
}

// needsDisplay skips where one of the programs that draw is not installed, and in short runs: windows are drawn in
// software, which takes a minute and tells nothing of races.
func needsDisplay(t *testing.T, names ...string) {
	t.Helper()
	if testing.Short() {
		t.Skip("real terminals are looked at in the run with all rounds")
	}
	needsProgram(t, append(names, "Xvfb", "xdotool", "import")...)
}

// needsProgram skips where one of the programs is not installed.
func needsProgram(t *testing.T, names ...string) {
	t.Helper()
	for _, n := range names {
		if _, err := exec.LookPath(n); err != nil {
			t.Skipf("%s is not installed", n)
		}
	}
}

func writeQuarters(t *testing.T, dir string) {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 1200, 800))
	for y := range 800 {
		for x := range 1200 {
			img.SetRGBA(x, y, quarters[y/400*2+x/600])
		}
	}
	var file bytes.Buffer
	if err := jpeg.Encode(&file, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "QUARTERS.JPG"), file.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// editor writes a program that clears the screen, and says in the file done that it has.
func editor(t *testing.T, done string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "editor")
	program := "#!/bin/sh\nprintf '\\033[2J\\033[H'\nsleep 1\n: >" + done + "\n"
	if err := os.WriteFile(path, []byte(program), 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

func waitForFile(t *testing.T, path string) {
	t.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if _, err := os.Stat(path); err == nil {
			return
		}
	}
	t.Fatalf("%s was never written", path)
}
