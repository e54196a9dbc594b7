package main

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"sojourn/sync/destination/destinationtest"
)

// stormCount is what a storm did, and what it could not undo.
type stormCount struct {
	voyages, rounds       int
	by                    map[string]int // rounds by trouble, and by how the journal stood after them
	lost, twice, partial  int
	needsYou, wrong, left int
	checks                int
}

const stormHead = "| place | rounds | kills | links that failed | slow | two | asleep | before | during | between | after | voyages | " +
	"checked | lost | twice | partial | other | needs you | parts |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|"

func (c stormCount) row(name string) string {
	return fmt.Sprintf("| %s | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d |", name, c.rounds,
		c.by["kill"], c.by["link"]-c.by["link held"], c.by["slow"], c.by["two"], c.by["asleep"], c.by["before"], c.by["during"],
		c.by["between"], c.by["after"], c.voyages, c.checks, c.lost, c.twice, c.partial, c.wrong, c.needsYou, c.left)
}

// states are those of the deliveries, by entry and destination, as the journal's file has them.
func (s *storm) states() map[[2]string]string {
	s.Helper()
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(s.dir, "journal", "journal.db")+"?mode=ro&_busy_timeout=10000")
	if err != nil {
		s.Fatal(err)
	}
	defer db.Close()
	rows, err := db.QueryContext(s.Context(), "SELECT entry.id, destination, state FROM delivery JOIN entry ON entry.n = delivery.entry")
	if err != nil {
		s.Fatal(err)
	}
	defer rows.Close()
	states := map[[2]string]string{}
	for rows.Next() {
		var id, desk, state string
		if err := rows.Scan(&id, &desk, &state); err != nil {
			s.Fatal(err)
		}
		states[[2]string{id, desk}] = state
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		s.Fatal(err)
	}
	return states
}

// settled tells whether nothing is left to do but by the traveller.
func (s *storm) settled() bool {
	s.Helper()
	states := s.states()
	for _, e := range s.entries {
		for _, d := range s.desks {
			if is := states[[2]string{e.id, d.name}]; is != e.wants() && is != "needs-you" {
				return false
			}
		}
	}
	return true
}

// wants is the state that e comes to.
func (e *stormEntry) wants() string {
	if e.back {
		return "withdrawn"
	}
	return "delivered"
}

// stands says how far a run came, by the journal before it and after.
func (s *storm) stands(before map[[2]string]string) string {
	s.Helper()
	if s.settled() {
		return "after"
	}
	stands := "before"
	for at, state := range s.states() {
		switch state {
		case "sending", "unknown", "withdrawing":
			return "during"
		case "delivered", "withdrawn":
			if before[at] != state {
				stands = "between"
			}
		}
	}
	return stands
}

// stormReceipt is a line of `receipts --json`.
type stormReceipt struct {
	Entry, Destination, SHA256, Partial, Dispatch, RemoteID string

	WithdrawnAt *string
}

func (s *storm) receipts() (all []stormReceipt) {
	s.Helper()
	for lines := json.NewDecoder(strings.NewReader(do(s.T, s.dir, "receipts", "--json"))); lines.More(); {
		var r stormReceipt
		if err := lines.Decode(&r); err != nil {
			s.Fatal(err)
		}
		all = append(all, r)
	}
	return all
}

// check reads the places and the journal, each for itself, and wants them to agree.
func (s *storm) check() {
	s.Helper()
	receipts, states := s.receipts(), s.states()
	s.count.left = 0
	for _, d := range s.desks {
		s.checkDesk(d, receipts, states)
		s.count.left += d.parts(s.T)
	}
	for _, e := range s.entries {
		if e.back {
			e.back, e.sent = false, false
		}
	}
}

func (s *storm) checkDesk(d *stormDesk, receipts []stormReceipt, states map[[2]string]string) {
	s.Helper()
	posts := d.posts(s.T)
	for _, e := range s.entries {
		var mine []destinationtest.Post
		posts = slices.DeleteFunc(posts, func(p destinationtest.Post) bool {
			is := strings.HasPrefix(p.Text, e.name())
			if is {
				mine = append(mine, p)
			}
			return is
		})
		s.count.checks++
		if states[[2]string{e.id, d.name}] == "needs-you" {
			s.count.needsYou++
			s.Logf("it wants the traveller: %s", do(s.T, s.dir, "outbox", "--json"))
			continue
		}
		s.checkEntry(d, e, mine, receipts)
	}
	if len(posts) > 0 {
		s.count.wrong += len(posts)
		s.Errorf("nobody sent to %s %+v", d.name, posts)
	}
}

func (s *storm) checkEntry(d *stormDesk, e *stormEntry, posts []destinationtest.Post, all []stormReceipt) {
	s.Helper()
	receipts := slices.DeleteFunc(slices.Clone(all), func(r stormReceipt) bool {
		return r.Entry != e.id || r.Destination != d.name || r.WithdrawnAt != nil
	})
	switch {
	case e.back:
		if len(posts)+len(receipts) > 0 {
			s.count.wrong++
			s.Errorf("%s was taken back from %s, and there are %+v and %+v", e.name(), d.name, posts, receipts)
		}
	case len(posts) == 0:
		s.count.lost++
		s.Errorf("%s is lost at %s: %s", e.name(), d.name, do(s.T, s.dir, "show", e.id))
	case len(posts) > 1:
		s.count.twice++
		s.Errorf("%s is at %s %d times: %+v", e.name(), d.name, len(posts), posts)
	case len(receipts) == 0 || hashOfPost(posts[0]) != receipts[0].SHA256 || !strings.HasSuffix(posts[0].Text, "#"+e.tag):
		s.count.wrong++
		s.Errorf("%s #%s is at %s as %+v, with the receipts %+v", e.name(), e.tag, d.name, posts[0], receipts)
	case len(posts[0].Pictures) != e.pictures || receipts[0].Partial != "":
		s.count.partial++
		s.Errorf("%s lacks pictures at %s: %+v, %+v", e.name(), d.name, posts[0], receipts[0])
	}
}

// hashOfPost is what a receipt says of what was sent: the text, then each picture's hash and words.
func hashOfPost(p destinationtest.Post) string {
	sum := sha256.New()
	fmt.Fprintf(sum, "%d\n%s\n", len(p.Text), p.Text)
	for _, picture := range p.Pictures {
		fmt.Fprintf(sum, "%s %d\n%s\n", picture.SHA256, len(picture.Alt), picture.Alt)
	}
	return hex.EncodeToString(sum.Sum(nil))
}
