package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"image"
	"image/jpeg"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"sojourn/sync/destination/destinationtest"
)

var (
	stormRounds = flag.Int("storm", 0, "rounds of trouble at each place that is sent to; 0 for a few")
	stormTo     = flag.String("storm-to", "", "the only place that is sent to")
	stormSeed   = flag.Uint64("storm-seed", 0, "what happens again; 0 for anything")
)

// TestStorm sends to all places from one journal, edits and takes back, while the real program is killed, its links
// fail in every way, it sleeps, and another one runs beside it. Whenever the weather has been fair for a while, all
// is there once, whole, as the journal says, and nothing else is. With -storm each place has a storm of its own.
func TestStorm(t *testing.T) {
	t.Parallel()
	seed := *stormSeed
	if seed == 0 {
		seed = rand.Uint64()
	}
	all := slices.Sorted(maps.Keys(stormPlaces))
	if *stormRounds == 0 {
		newStorm(t, seed, all...).rage("all at once", fewRounds())
		return
	}
	for n, name := range all {
		if *stormTo != "" && *stormTo != name {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			newStorm(t, seed+uint64(n), name).rage(name, *stormRounds)
		})
	}
}

// fewRounds are what a test of everything has the time for.
func fewRounds() int {
	if testing.Short() {
		return 3
	}
	return 16
}

// storm is a journal, the places that it sends to, and the weather between them.
type storm struct {
	*testing.T
	dir     string
	desks   []*stormDesk
	entries []*stormEntry
	rand    *rand.Rand
	seed    uint64
	span    time.Duration // of a sync that nothing happens to
	count   stormCount
}

// stormDesk is a place and the way to it.
type stormDesk struct {
	stormPlace
	name  string
	link  *destinationtest.Proxy // nil where there is none
	bytes [2]int64               // that such a sync takes over it, by direction
}

// stormEntry is what this test knows of an entry.
type stormEntry struct {
	id       string
	number   int
	pictures int
	tag      string // the newest
	sent     bool
	edits    int  // of what is there
	back     bool // to be taken back
}

func newStorm(t *testing.T, seed uint64, names ...string) *storm {
	t.Helper()
	s := &storm{
		T: t, dir: t.TempDir(), rand: rand.New(rand.NewPCG(seed, 0)), seed: seed, count: stormCount{by: map[string]int{}},
	}
	photos := 4
	if *stormRounds > 0 {
		photos = 9
	}
	do(t, s.dir, "import", stormCard(t, s.rand, photos))
	all := listOf(t, s.dir)
	do(t, s.dir, "series", "join", all[0].ID, all[1].ID)
	for n, e := range listOf(t, s.dir) {
		e := &stormEntry{id: e.ID, number: n, pictures: len(e.Photos)}
		do(t, s.dir, "edit", e.id, "--caption", e.name()+"눈 & \"☃\"", "--alt", fmt.Sprint("눈, ", n))
		s.entries = append(s.entries, e)
	}
	for n, name := range names {
		s.desk(fmt.Sprint("desk", n), stormPlaces[name](t, s.dir))
	}
	return s
}

func (e *stormEntry) name() string { return fmt.Sprintf("항목 %d: ", e.number) }

// desk adds a place to send to.
func (s *storm) desk(name string, place stormPlace) {
	s.Helper()
	d := &stormDesk{stormPlace: place, name: name}
	address := ""
	if d.address != "" {
		d.link = destinationtest.Link(s.T, d.address)
		address = d.link.Address()
	}
	if d.over != nil {
		d.over(d.link)
	}
	secret := filepath.Join(s.dir, "secret")
	if err := os.WriteFile(secret, []byte(d.secret+"\n"), 0o600); err != nil {
		s.Fatal(err)
	}
	add := d.add(address)
	for n, word := range add {
		switch word {
		case "NAME":
			add[n] = name
		case "SECRET":
			add[n] = secret
		}
	}
	do(s.T, s.dir, append([]string{"destination", "add"}, add...)...)
	s.desks = append(s.desks, d)
}

// stormCard makes a card of n photos of noise, some of them large.
func stormCard(t *testing.T, r *rand.Rand, n int) string {
	t.Helper()
	card := t.TempDir()
	for i := range n {
		size := i % 4 * (i % 4) * 3
		picture := image.NewGray(image.Rect(0, 0, 40+4*size, 30+3*size))
		for at := range picture.Pix {
			picture.Pix[at] = byte(r.Uint32())
		}
		var b bytes.Buffer
		err := jpeg.Encode(&b, picture, nil)
		if err := errors.Join(err, os.WriteFile(filepath.Join(card, fmt.Sprintf("%d.jpg", i)), b.Bytes(), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return card
}

// voyageRounds are at most how many a voyage has.
const voyageRounds = 12

// rage goes on for so many rounds, or until the test has to end.
func (s *storm) rage(name string, rounds int) {
	s.decide()
	s.calm() // to learn how long it takes
	s.check()
	for s.count.rounds < rounds && !s.Failed() && !s.late() {
		s.decide()
		for n := 0; n < voyageRounds && !s.settled(); n++ {
			s.round()
		}
		s.calm()
		s.check()
		if s.count.voyages%20 == 0 {
			s.Logf("so far: %s", s.count.row(name))
		}
	}
	s.Logf("seed %d\n%s\n%s", s.seed, stormHead, s.count.row(name))
}

// late tells whether the time of the test is nearly over.
func (s *storm) late() bool {
	end, ends := s.Deadline()
	return ends && time.Until(end) < 2*time.Minute
}

// mostEdits are what every place takes of one post.
const mostEdits = 8

// decide marks what is not there, and edits, takes back or leaves what is.
func (s *storm) decide() {
	s.Helper()
	var mark, edit []string
	s.count.voyages++
	tag := fmt.Sprintf("항해%d", s.count.voyages)
	for _, e := range s.entries {
		switch what := s.rand.IntN(5); {
		case !e.sent:
			mark, e.sent, e.edits = append(mark, e.id), true, 0
		case what < 2, e.edits == mostEdits:
			e.back = true
			if what == 0 {
				continue // else it is edited and taken back
			}
		case what == 2:
			continue
		}
		e.edits++
		e.tag, edit = tag, append(edit, e.id)
	}
	if len(edit) > 0 {
		do(s.T, s.dir, append([]string{"edit", "--keywords", tag}, edit...)...)
	}
	for _, d := range s.desks {
		if len(mark) > 0 {
			do(s.T, s.dir, append([]string{"mark", "--to", d.name}, mark...)...)
		}
	}
}

// verb is what the traveller does next: sync, or take back.
func (s *storm) verb() []string {
	if back := s.takeBack(); back != nil && s.rand.IntN(3) > 0 {
		return back
	}
	return []string{"sync"}
}

// takeBack takes back what is to be; nil where nothing is.
func (s *storm) takeBack() []string {
	all := []string{"withdraw", "--yes"}
	for _, e := range s.entries {
		if e.back {
			all = append(all, e.id)
		}
	}
	if len(all) == 2 {
		return nil
	}
	return all
}

const fairTries = 8

// calm goes on in fair weather until nothing is left to do.
func (s *storm) calm() {
	s.Helper()
	said := ""
	for range fairTries {
		for _, d := range s.desks {
			d.fair()
			if d.later != nil {
				d.later(20 * time.Minute)
			}
		}
		began := time.Now()
		said = s.run("sync")
		if s.span == 0 {
			s.learn(time.Since(began))
		}
		if back := s.takeBack(); back != nil {
			said += s.run(back...)
		}
		if s.settled() {
			return
		}
	}
	s.Fatalf("it is never done: %s\n%s", said, do(s.T, s.dir, "outbox", "--json"))
}

// fair has nothing happen to a link, and counts from here on what passes.
func (d *stormDesk) fair() {
	if d.link != nil {
		d.link.Heal()
		d.link.HangUp()
		d.link.Fail(destinationtest.Fault{After: 1 << 40})
	}
}

// learn keeps what a sync takes that nothing happened to.
func (s *storm) learn(span time.Duration) {
	s.span = span
	for _, d := range s.desks {
		for _, way := range []destinationtest.Direction{destinationtest.Up, destinationtest.Down} {
			if d.link != nil {
				d.bytes[way] = d.link.Passed(way)
			}
		}
	}
}

// run runs a verb to its end, whatever that is.
func (s *storm) run(args ...string) string {
	s.Helper()
	out, _ := sojourn(s.T, s.dir, args...).CombinedOutput() // what came of it is looked at
	return string(out)
}
