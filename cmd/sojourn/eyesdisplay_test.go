package main

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// run starts the terminal, with program in it, on a display of its own, and returns which.
func (r realTerminal) run(t *testing.T, program *exec.Cmd, env ...string) (display string) {
	t.Helper()
	if r.screen == (image.Point{}) {
		r.screen = image.Pt(1100, 700)
	}
	display = startDisplay(t, r.screen)
	env = append(env, "DISPLAY="+display, "LIBGL_ALWAYS_SOFTWARE=1", "GORACE="+noSleep, "LC_ALL=C.UTF-8")
	if r.wayland {
		env = append(env, startWeston(t, display)...)
	}
	args := append([]string{program.Path}, program.Args[1:]...)
	c := exec.CommandContext(t.Context(), r.command[0], append(r.command[1:len(r.command):len(r.command)], args...)...)
	c.Env = append(program.Env, env...)
	start(t, c)
	return display
}

// startDisplay starts a screen that nobody sees, and returns its name.
func startDisplay(t *testing.T, size image.Point) string {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	screen := fmt.Sprintf("%dx%dx24", size.X, size.Y)
	c := exec.CommandContext(t.Context(), "Xvfb", "-displayfd", "3", "-screen", "0", screen, "-nolisten", "tcp")
	c.ExtraFiles = []*os.File{write}
	start(t, c)
	write.Close()
	var number int
	if _, err := fmt.Fscan(read, &number); err != nil {
		t.Fatalf("Xvfb names no display: %v", err)
	}
	return fmt.Sprintf(":%d", number)
}

// startWeston starts a Wayland on the whole of an X display, so that keys and screenshots are those of X, and returns
// how programs find it.
func startWeston(t *testing.T, display string) (env []string) {
	t.Helper()
	needsProgram(t, "weston")
	dir, err := os.MkdirTemp("", "wayland") // the name of a socket must be short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	const socket = "seen"
	c := exec.CommandContext(t.Context(), "weston", "--backend=x11-backend.so", "--use-pixman", "--shell=kiosk-shell.so",
		"--no-config", "--idle-time=0", "--width=1100", "--height=700", "--socket="+socket)
	c.Env = append(os.Environ(), "DISPLAY="+display, "XDG_RUNTIME_DIR="+dir)
	start(t, c)
	waitForFile(t, filepath.Join(dir, socket))
	return []string{"XDG_RUNTIME_DIR=" + dir, "WAYLAND_DISPLAY=" + socket}
}

// start runs c until the test ends.
func start(t *testing.T, c *exec.Cmd) {
	t.Helper()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	})
}

func press(t *testing.T, display string, keys ...string) {
	t.Helper()
	c := exec.CommandContext(t.Context(), "xdotool", append([]string{"key"}, keys...)...)
	c.Env = append(os.Environ(), "DISPLAY="+display)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

// waitForPhoto waits until the photo is seen, at least width pixels wide, and returns where.
func waitForPhoto(t *testing.T, display string, width int) seen {
	t.Helper()
	var shot *image.RGBA
	why := "nothing was seen"
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		shot = screenshot(t, display)
		var at seen
		if at, why = findQuarters(shot, faithful); why == "" && at.Dx() >= width {
			return at
		}
	}
	t.Fatalf("the photo is not on the screen: %s; what was there is in %s", why, keepShot(t, shot))
	return seen{}
}

// keepShot writes what a test that fails saw, and returns where.
func keepShot(t *testing.T, shot image.Image) string {
	t.Helper()
	path := filepath.Join(os.TempDir(), strings.NewReplacer("/", "-", " ", "-").Replace(t.Name())+".png")
	if f, err := os.Create(path); err == nil {
		_ = png.Encode(f, shot)
		f.Close()
	}
	return path
}

func screenshot(t *testing.T, display string) *image.RGBA {
	t.Helper()
	c := exec.CommandContext(t.Context(), "import", "-window", "root", "png:-")
	c.Env = append(os.Environ(), "DISPLAY="+display)
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	return asRGBA(img)
}

func asRGBA(img image.Image) *image.RGBA {
	out := image.NewRGBA(img.Bounds())
	draw.Draw(out, out.Rect, img, img.Bounds().Min, draw.Src)
	return out
}
