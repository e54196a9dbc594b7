package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// quarters are the colours of a photo that every terminal can show: from the upper left, line by line.
var quarters = [4]color.RGBA{{200, 60, 40, 255}, {40, 160, 70, 255}, {50, 80, 200, 255}, {230, 200, 60, 255}}

// screens start real terminals; each is a name, what must be installed, and how it runs a program.
var realTerminals = map[string][]string{
	"xterm": {
		"xterm", "-ti", "vt340", "-geometry", "100x30", "-fa", "DejaVu Sans Mono", "-fs", "10",
		"-xrm", "XTerm*decTerminalID: vt340", "-e",
	},
	"kitty": {
		"kitty", "-o", "remember_window_size=no", "-o", "initial_window_width=1000", "-o", "initial_window_height=640",
		"-o", "update_check_interval=0", "-o", "shell_integration=disabled",
	},
}

// TestPicturesAreSeen looks at the screen of real terminals: the sheet and the loupe show the photo's colours,
// where they are and in its shape.
func TestPicturesAreSeen(t *testing.T) {
	for _, needed := range []string{"Xvfb", "xdotool", "import"} {
		if _, err := exec.LookPath(needed); err != nil {
			t.Skipf("%s is not installed", needed)
		}
	}
	dir := t.TempDir()
	card := filepath.Join(dir, "card")
	writeQuarters(t, card)
	do(t, dir, "import", card)
	for name, command := range realTerminals {
		t.Run(name, func(t *testing.T) {
			if _, err := exec.LookPath(command[0]); err != nil {
				t.Skipf("%s is not installed", command[0])
			}
			display := startDisplay(t)
			program := sojourn(t, dir)
			edited := filepath.Join(t.TempDir(), "edited")
			program.Env = append(program.Env, "EDITOR="+editor(t, edited), "VISUAL=")
			within := exec.CommandContext(t.Context(), command[0], append(command[1:], program.Args...)...)
			within.Env = append(program.Env, "DISPLAY="+display, "LIBGL_ALWAYS_SOFTWARE=1", "GORACE="+noSleep)
			within.Args[len(within.Args)-len(program.Args)] = program.Path
			start(t, within)
			small := waitForPhoto(t, display, 100)
			press(t, display, "Return")
			large := waitForPhoto(t, display, small.Dx()*5/4)
			press(t, display, "c")
			waitForPhoto(t, display, 40)
			press(t, display, "ctrl+e") // the editor has the terminal for itself, which loses what lay over the cells
			waitForFile(t, edited)
			waitForPhoto(t, display, 40)
			t.Logf("the photo is %v on the sheet, %v in the loupe", small.Size(), large.Size())
		})
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

// startDisplay starts a screen that nobody sees, and returns its name.
func startDisplay(t *testing.T) string {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	c := exec.CommandContext(t.Context(), "Xvfb", "-displayfd", "3", "-screen", "0", "1100x700x24", "-nolisten", "tcp")
	c.ExtraFiles = []*os.File{write}
	start(t, c)
	write.Close()
	var number int
	if _, err := fmt.Fscan(read, &number); err != nil {
		t.Fatalf("Xvfb names no display: %v", err)
	}
	return fmt.Sprintf(":%d", number)
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

func press(t *testing.T, display, key string) {
	t.Helper()
	c := exec.CommandContext(t.Context(), "xdotool", "key", key)
	c.Env = append(os.Environ(), "DISPLAY="+display)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

// waitForPhoto waits until the photo is seen, at least width pixels wide, and returns where.
func waitForPhoto(t *testing.T, display string, width int) image.Rectangle {
	t.Helper()
	var shot image.Image
	why := "nothing was seen"
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		shot = screenshot(t, display)
		var at image.Rectangle
		if at, why = findQuarters(shot); why == "" && at.Dx() >= width {
			return at
		}
	}
	keep := filepath.Join(os.TempDir(), strings.ReplaceAll(t.Name(), "/", "-")+".png")
	if f, err := os.Create(keep); err == nil {
		_ = png.Encode(f, shot)
		f.Close()
	}
	t.Fatalf("the photo is not on the screen: %s; what was there is in %s", why, keep)
	return image.Rectangle{}
}

func screenshot(t *testing.T, display string) image.Image {
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
	return img
}

const (
	near      = 24 // a channel of a pixel that is taken for one of a colour
	meanBound = 6  // of the error of all of them
)

// findQuarters returns where the photo is, or why it is not all there, in its colours and shape.
func findQuarters(shot image.Image) (whole image.Rectangle, why string) {
	var boxes [4]image.Rectangle
	for n, c := range quarters {
		box, pixels, mean := findColour(shot, c)
		switch {
		case pixels < 400:
			return whole, fmt.Sprintf("%d pixels are like %v", pixels, c)
		case mean > meanBound:
			return whole, fmt.Sprintf("the pixels like %v are off by %.1f", c, mean)
		case pixels < box.Dx()*box.Dy()*9/10:
			return whole, fmt.Sprintf("of %v only %d pixels are like %v", box, pixels, c)
		}
		boxes[n], whole = box, whole.Union(box)
	}
	middle := whole.Min.Add(whole.Size().Div(2))
	for n, want := range []image.Point{{0, 0}, {1, 0}, {0, 1}, {1, 1}} {
		centre := boxes[n].Min.Add(boxes[n].Size().Div(2))
		if (centre.X > middle.X) != (want.X == 1) || (centre.Y > middle.Y) != (want.Y == 1) {
			return whole, fmt.Sprintf("%v is in the wrong quarter", quarters[n])
		}
	}
	if off := whole.Dx()*2 - whole.Dy()*3; off > 12 || off < -12 {
		return whole, fmt.Sprintf("%v is not 3:2", whole)
	}
	return whole, ""
}

// least is how many pixels like a colour a line must have to be part of a photo, and not of some letters.
const least = 20

// findColour returns where pixels like c are, how many, and their mean error.
func findColour(shot image.Image, c color.RGBA) (box image.Rectangle, pixels int, mean float64) {
	b := shot.Bounds()
	across, down := make([]int, b.Max.X), make([]int, b.Max.Y)
	each(b, func(x, y int) {
		if _, ok := likeness(shot, x, y, c); ok {
			across[x]++
			down[y]++
		}
	})
	sum := 0
	each(b, func(x, y int) {
		off, ok := likeness(shot, x, y, c)
		if !ok || across[x] < least || down[y] < least {
			return
		}
		pixels, sum = pixels+1, sum+off
		box = box.Union(image.Rect(x, y, x+1, y+1))
	})
	return box, pixels, float64(sum) / float64(max(1, 3*pixels))
}

func each(b image.Rectangle, do func(x, y int)) {
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			do(x, y)
		}
	}
}

// likeness is by how much the channels of a pixel differ from c; false where one differs by too much.
func likeness(shot image.Image, x, y int, c color.RGBA) (off int, ok bool) {
	red, green, blue, _ := shot.At(x, y).RGBA()
	for _, o := range []int{int(red>>8) - int(c.R), int(green>>8) - int(c.G), int(blue>>8) - int(c.B)} {
		if o > near || o < -near {
			return 0, false
		}
		off += max(o, -o)
	}
	return off, true
}
