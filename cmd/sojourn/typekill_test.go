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

// TestAKillWhileTypingLosesOnlyTheLastWords types into the real editor and kills it at a random
// moment. What it said was stored is there, and what is there is the beginning of what was typed.
// How much was lost, by the clock, is logged: a loaded machine must not decide.
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
		all, sent := typedUntilKilled(term)
		stored := captionOf(t, dir)
		if !strings.HasPrefix(stored, before+surely) || !strings.HasPrefix(before+surely+all, stored) {
			t.Fatalf("%q is stored of %q", stored, before+surely+all)
		}
		for i := range sent {
			if word := fmt.Sprintf("w%d ", i); !strings.Contains(stored[len(before+surely):], word) {
				t.Logf("kill %d: what was typed in the last %v was lost", n, sent[len(sent)-1].Sub(sent[i]))
				break
			}
		}
		before = stored
	}
}

// typedUntilKilled types words for a random while and kills the program. It returns what was typed.
func typedUntilKilled(term *tuitest.Terminal) (all string, sent []time.Time) {
	for i := range 10 + rand.IntN(60) {
		word := fmt.Sprintf("w%d ", i)
		term.Type(word)
		all += word
		sent = append(sent, time.Now())
		time.Sleep(time.Duration(10+rand.IntN(30)) * time.Millisecond) // the pace of hands; it decides nothing
	}
	term.Kill()
	return all, sent
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
