package main

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"

	"sojourn/tui/tuitest"
)

// mixture is how far off a colour is that is mixed of two of 256.
var mixture = tolerance{near: 48, mean: 16, edge: 16}

// TestPicturesAreSeenWithinTmux looks at the cells that tmux has: the photo's colours are there, and nothing else
// came of asking, neither on the screen nor as the title of the window.
func TestPicturesAreSeenWithinTmux(t *testing.T) {
	needsProgram(t, "tmux")
	dir := t.TempDir()
	card := filepath.Join(dir, "card")
	writeQuarters(t, card)
	do(t, dir, "import", card)
	for name, tc := range map[string]struct {
		settings string
		mixed    int // cells in which colours are mixed of few; 1: they are not
		within   tolerance
	}{
		"24 bits":     {"set -as terminal-overrides ',xterm-256color:Tc'", 1, faithful},
		"256 colours": {"", 4, mixture},
	} {
		t.Run(name, func(t *testing.T) {
			x := startTmux(t, sojourn(t, dir), tc.settings)
			if err := os.WriteFile(x.begin, nil, 0o600); err != nil {
				t.Fatal(err)
			}
			small := x.waitForPhoto(100, tc.mixed, tc.within)
			x.do("send-keys", "Enter")
			large := x.waitForPhoto(small.Dx()*5/4, tc.mixed, tc.within)
			t.Logf("the photo is %v on the sheet, %v in the loupe; its colours are off by %.1f and %.1f of 255",
				small.Size(), large.Size(), small.mean, large.mean)
			if got := x.do("display-message", "-p", "#{pane_title}"); got != "sojourn" {
				t.Errorf("the window is called %q", got)
			}
			x.do("send-keys", "q")
			x.terminal.WaitUntil("its end", func(screen string) bool { return strings.HasPrefix(screen, "THE END\n\n") })
			for _, sign := range []string{"\x1b_G", "\x1bP", "\x1b]1337"} {
				if sent, err := os.ReadFile(x.sent); err != nil || strings.Contains(string(sent), sign) {
					t.Errorf("%q was sent (%v)", sign, err)
				}
			}
		})
	}
}

// tmux is a tmux with one window that a terminal shows.
type tmux struct {
	t           *testing.T
	dir         string
	begin, sent string // the file that the program waits for; what it has written
	terminal    *tuitest.Terminal
}

func startTmux(t *testing.T, program *exec.Cmd, settings string) tmux {
	t.Helper()
	dir, err := os.MkdirTemp("", "tmux") // the name of a socket must be short
	if err != nil {
		t.Fatal(err)
	}
	x := tmux{t: t, dir: dir, begin: filepath.Join(dir, "begin"), sent: filepath.Join(dir, "sent")}
	t.Cleanup(func() {
		_ = exec.Command("tmux", "-S", filepath.Join(dir, "socket"), "kill-server").Run()
		os.RemoveAll(dir)
	})
	settings = "set -g default-terminal tmux-256color\nset -g status off\n" + settings + "\n"
	if err := os.WriteFile(filepath.Join(dir, "conf"), []byte(settings), 0o600); err != nil {
		t.Fatal(err)
	}
	story := "until [ -e " + x.begin + " ]; do sleep 0.05; done; " + program.Path + " " +
		strings.Join(program.Args[1:], " ") + "; sleep 0.3; echo THE END; sleep 60"
	c := exec.CommandContext(t.Context(), "tmux", "-S", filepath.Join(dir, "socket"), "-f", filepath.Join(dir, "conf"),
		"new-session", story)
	c.Env = append(program.Env, "LC_ALL=C.UTF-8", "SHELL=/bin/sh")
	x.terminal = tuitest.Start(t, c, 100, 30)
	waitForFile(t, filepath.Join(dir, "socket"))
	x.do("pipe-pane", "cat >"+x.sent)
	return x
}

// do has tmux do what args say, once it can.
func (x tmux) do(args ...string) string {
	x.t.Helper()
	args = append([]string{"-S", filepath.Join(x.dir, "socket")}, args...)
	for end := time.Now().Add(time.Minute); ; time.Sleep(50 * time.Millisecond) {
		out, err := exec.CommandContext(x.t.Context(), "tmux", args...).CombinedOutput()
		if err == nil {
			return strings.TrimRight(string(out), "\n")
		}
		if time.Now().After(end) {
			x.t.Fatalf("tmux %q: %v: %s", args, err, out)
		}
	}
}

// waitForPhoto waits until the cells show the photo, at least width pixels wide.
func (x tmux) waitForPhoto(width, mixed int, within tolerance) seen {
	x.t.Helper()
	why := ""
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		var at seen
		if at, why = findQuarters(blurred(x.cells(), mixed*cellWidth), within); why == "" && at.Dx() >= width {
			return at
		}
	}
	keepShot(x.t, x.cells())
	x.t.Fatalf("the photo is not on the screen: %s\n%s", why, x.do("capture-pane", "-p"))
	return seen{}
}

// cells draws what the window shows with cells of cellWidth × 2 cellWidth pixels.
func (x tmux) cells() *image.RGBA {
	e := vt.NewEmulator(100, 30)
	defer e.Close()
	_, _ = e.WriteString(strings.ReplaceAll(x.do("capture-pane", "-e", "-p"), "\n", "\r\n"))
	img := image.NewRGBA(image.Rect(0, 0, 100*cellWidth, 30*2*cellWidth))
	for y := range 30 {
		for c := range 100 {
			drawCell(img, image.Pt(c*cellWidth, y*2*cellWidth), e, c, y)
		}
	}
	return img
}

const cellWidth = 4

// blurred has at each pixel what those of a square of that edge come to in the mean of their light, but
// for what is no whole square.
func blurred(img *image.RGBA, edge int) *image.RGBA {
	out := image.NewRGBA(img.Rect)
	across := 4 * edge
	each(image.Rect(0, 0, img.Rect.Dx()-edge, img.Rect.Dy()-edge), func(x, y int) {
		var sum [4]int
		for row := range edge {
			from := img.PixOffset(x, y+row)
			for i, v := range img.Pix[from : from+across] {
				sum[i%4] += int(v) * int(v)
			}
		}
		for i := range sum {
			out.Pix[out.PixOffset(x+edge/2, y+edge/2)+i] = uint8(math.Sqrt(float64(sum[i] / edge / edge)))
		}
	})
	return out
}

// parts are the characters that part a cell, by which quarters they cover: bit n is quarter n, line by line.
var parts = []rune(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")

func drawCell(img *image.RGBA, at image.Point, e *vt.Emulator, column, row int) {
	cell := e.CellAt(column, row)
	if cell == nil {
		return
	}
	for covered, part := range parts {
		if string(part) != cell.Content {
			continue
		}
		for n := range 4 {
			c := cell.Style.Bg
			if covered>>n&1 == 1 {
				c = cell.Style.Fg
			}
			if c == nil {
				c = color.Black
			}
			corner := at.Add(image.Pt(n%2*cellWidth/2, n/2*cellWidth))
			quarter := image.Rectangle{corner, corner.Add(image.Pt(cellWidth/2, cellWidth))}
			draw.Draw(img, quarter, image.NewUniform(c), image.Point{}, draw.Src)
		}
	}
}
