package main

import (
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// screenshots lead to the README's, in the order in which they are taken: keys, what is read then, and what a screenshot of
// that is called.
var screenshots = []struct {
	keys  string
	shows string
	name  string
}{
	{"", "26 of 26 photos", ""},
	{"bracketleft bracketleft bracketleft bracketleft bracketleft", "First light over the Taedong", "sheet"},
	{"Return", "LOUPE", "loupe"},
	{"c", "CAPTION", "caption"},
	{"Escape", "LOUPE", ""},
	{"Escape", "SHEET", ""},
	{"w", "MAP", "map"},
	{"Escape", "SHEET", ""},
	{"o", "OUTBOX", "queue"},
}

const (
	screenshotFolder = "../../tui/testdata/screens"
	block            = 10   // pixels of the squares that are compared
	blockOff         = 16   // of 255, by which one may be off: it has fewer colours in the file
	blocksOff        = 0.01 // of them: what depends on the hour, and the name of a folder
)

// TestScreenshotsAreOfToday shows the demo's journal in a real terminal, and compares what is seen with the README's
// screenshots. With -update it takes them.
func TestScreenshotsAreOfToday(t *testing.T) {
	needsDisplay(t, "kitty")
	dir, err := os.MkdirTemp("", "demo") // it is read on a screenshot
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	do(t, dir, "demo", "--dir", dir, "--quiet")
	do(t, dir, "mark", "--query", "-is:uncaptioned -is:marked", "--to", "site")
	do(t, dir, "hold", "--query", "on:2013-02-21")
	program := sojourn(t, dir)
	size := image.Pt(1000, 620)
	listen := "unix:" + filepath.Join(dir, "kitty")
	look := realTerminal{screen: size, command: []string{
		"kitty", "--config=NONE", "--listen-on=" + listen, "-o", "allow_remote_control=socket-only",
		"-o", "remember_window_size=no", "-o", "update_check_interval=0", "-o", "shell_integration=disabled",
		"-o", fmt.Sprint("initial_window_width=", size.X), "-o", fmt.Sprint("initial_window_height=", size.Y),
		"-o", "font_family=DejaVu Sans Mono", "-o", "font_size=11", "-o", "background=#101214", "-o", "foreground=#e6e1d9",
		"-o", "window_padding_width=6", "-o", "cursor_blink_interval=0",
	}}
	display := look.run(t, program)
	for _, s := range screenshots {
		if s.keys != "" {
			press(t, display, strings.Fields(s.keys)...)
		}
		waitForText(t, listen, s.shows)
		if s.name == "" {
			continue
		}
		path := filepath.Join(screenshotFolder, s.name+".png")
		if flag.Lookup("update").Value.String() == "true" {
			writeScreenshot(t, settled(t, display), path)
			continue
		}
		compareScreenshot(t, display, path)
	}
}

// waitForText waits until a kitty has words on its screen, and no tile that is still to come.
func waitForText(t *testing.T, listen, words string) {
	t.Helper()
	text := ""
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		out, _ := exec.CommandContext(t.Context(), "kitty", "@", "--to", listen, "get-text").Output()
		text = string(out)
		if strings.Contains(text, words) && !strings.Contains(text, "   …   ") {
			return
		}
	}
	t.Fatalf("the screen never showed %q; it shows\n%s", words, text)
}

// settled waits until the screen stays as it is.
func settled(t *testing.T, display string) *image.RGBA {
	t.Helper()
	last := screenshot(t, display)
	for same, end := 0, time.Now().Add(time.Minute); same < 4; {
		time.Sleep(250 * time.Millisecond)
		shot := screenshot(t, display)
		if string(shot.Pix) == string(last.Pix) {
			same++
		} else {
			same = 0
		}
		if last = shot; time.Now().After(end) {
			t.Fatal("the screen never comes to rest")
		}
	}
	return last
}

// writeScreenshot writes a screenshot in few colours.
func writeScreenshot(t *testing.T, shot image.Image, path string) {
	t.Helper()
	whole := filepath.Join(t.TempDir(), "whole.png")
	f, err := os.Create(whole)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, shot); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), "pngquant", "--speed=1", "--strip", "--nofs", "--force", "--output="+path, "64", whole)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%s has %d kB", path, info.Size()/1000)
}

// compareScreenshot waits until the screen is as in the file at path, but for what depends on the hour.
func compareScreenshot(t *testing.T, display, path string) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	want, off := asRGBA(img), 1.
	var shot *image.RGBA
	for end := time.Now().Add(time.Minute); off > blocksOff && time.Now().Before(end); time.Sleep(250 * time.Millisecond) {
		shot = screenshot(t, display)
		off = differing(shot, want)
	}
	t.Logf("%.1f %% of %s are other than on the screen", 100*off, path)
	if off > blocksOff {
		t.Errorf("%s is not of today: %.0f %% of it is other on the screen, which is in %s; look, and take them with\n"+
			"go test ./cmd/sojourn -run TestScreenshotsAreOfToday -update", path, 100*off, keepShot(t, shot))
	}
}

// differing is which part of the squares of two pictures are not the same.
func differing(a, b *image.RGBA) float64 {
	if a.Rect.Size() != b.Rect.Size() {
		return 1
	}
	off, all := 0, 0
	for y := 0; y+block <= a.Rect.Dy(); y += block {
		for x := 0; x+block <= a.Rect.Dx(); x += block {
			sum := 0
			each(image.Rect(x, y, x+block, y+block), func(x, y int) {
				at := a.PixOffset(x, y)
				for i := range 3 {
					d := int(a.Pix[at+i]) - int(b.Pix[at+i])
					sum += max(d, -d)
				}
			})
			if all++; sum > blockOff*block*block*3 {
				off++
			}
		}
	}
	return float64(off) / float64(all)
}
