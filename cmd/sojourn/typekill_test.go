package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"sojourn/tui/tuitest"
)

// typingKills is how often the editor is killed while a caption is typed.
const typingKills = 4

// TestAKillWhileTypingLosesOnlyTheLastWords types into the real editor without a pause, while somebody
// else reads the journal, until that has grown twice, and kills the editor at a random moment after.
// What was read is still there, and what is there is the beginning of what was typed. No clock decides.
func TestAKillWhileTypingLosesOnlyTheLastWords(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	do(t, dir, "import", paintedCard(t))
	before := ""
	for n := range typingKills {
		term := inTerminal(t, dir)
		term.WaitFor("SHEET")
		term.Type("/" + untaken + tuitest.KeyEnter)
		term.WaitFor("1 of 1", untaken)
		term.Type("c")
		term.WaitFor("CAPTION", "Keywords")
		surely := fmt.Sprintf("%d번째 새벽. ", n)
		term.Type(surely)
		term.WaitFor("✓ stored")
		typed, read := typedUntilKilled(t, term, dir)
		stored := captionOf(t, dir)
		if !strings.HasPrefix(stored, read) || !strings.HasPrefix(before+surely+typed, stored) {
			t.Fatalf("kill %d: %q is stored of %q; before the kill it was %q", n, stored, before+surely+typed, read)
		}
		before = stored
	}
}

// mostWords is far more than a machine needs that stores at all while somebody types.
const mostWords = 5000

// typedUntilKilled types words, without waiting for anything, and kills the program. It returns what was
// typed, and what another reader had found in the journal by then.
func typedUntilKilled(t *testing.T, term *tuitest.Terminal, dir string) (typed, read string) {
	t.Helper()
	found := make(chan string)
	stop := make(chan struct{})
	go func() {
		defer close(found)
		for {
			select {
			case found <- captionOf(t, dir):
			case <-stop:
				return
			}
		}
	}()
	word := func(i int) {
		w := fmt.Sprintf("w%d ", i)
		term.Type(w)
		typed += w
		time.Sleep(time.Duration(10+rand.IntN(30)) * time.Millisecond) // the pace of hands; it decides nothing
	}
	i := 0
	for grown := 0; grown < 3 && i < mostWords; i++ { // the first is what was there
		select {
		case now := <-found:
			if len(now) > len(read) {
				read, grown = now, grown+1
			}
		default:
		}
		word(i)
	}
	if i == mostWords {
		t.Errorf("%d words were typed without a pause, and %q is all that was stored", i, read)
	}
	for range rand.IntN(20) {
		word(i)
		i++
	}
	term.Kill()
	close(stop)
	for range found { // its last reading is of no interest
	}
	return typed, read
}

func captionOf(t *testing.T, dir string) string {
	t.Helper()
	var e entryJSON
	found := do(t, dir, "list", untaken, "--json")
	if err := json.Unmarshal([]byte(found), &e); err != nil {
		t.Fatalf("%v\n%s", err, found)
	}
	return e.Caption
}
