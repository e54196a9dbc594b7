package courier

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"golang.org/x/sys/unix"

	"sojourn/journal"
	"sojourn/journal/disk"
)

// Format begins a receipts file.
const Format = "sojourn receipts 1"

// Event is what a line of a receipts file tells.
type Event string

// The events, in the order of one delivery.
const (
	Began    Event = "began"    // an attempt: its first byte may have left
	Noted    Event = "noted"    // what the next attempt must know
	Ended    Event = "ended"    // the attempt left nothing behind
	Doubted  Event = "doubted"  // it may have arrived
	Absent   Event = "absent"   // it was looked for, and is not there
	Arrived  Event = "arrived"  // the destination has shown that it holds all of it
	Recalled Event = "recalled" // it is there no more
)

// Line is one line of a receipts file: what happened to one dispatch at one place.
type Line struct {
	Format   string     `json:"format,omitempty"` // of the first line, which has nothing else
	At       time.Time  `json:"at,omitzero"`
	Event    Event      `json:"event,omitempty"`
	Dispatch string     `json:"dispatch,omitempty"`
	Entry    journal.ID `json:"entry,omitempty"`
	To       string     `json:"to,omitempty"`     // kind and address of the place
	Signer   string     `json:"signer,omitempty"` // who signed the dispatch
	Key      string     `json:"key,omitempty"`
	Name     string     `json:"name,omitempty"`
	Value    string     `json:"value,omitempty"`
	Reason   string     `json:"reason,omitempty"`
	RemoteID string     `json:"remoteId,omitempty"`
	URL      string     `json:"url,omitempty"`
	SHA256   string     `json:"sha256,omitempty"`
	Partial  string     `json:"partial,omitempty"`
}

// Ledger is a receipts file that is written: each line is on the disk before the next act.
type Ledger struct {
	file  *os.File
	size  int64
	lines []Line
}

const (
	maxLine   = 1 << 20 // bytes
	maxLedger = 1 << 30 // bytes
)

// OpenLedger opens the receipts file at path, and makes one where there is none. A line that a crash left half
// written is taken away. The error is Conflict where another sojourn delivers with it.
func OpenLedger(path string) (*Ledger, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, notWritten(path, err)
	}
	l, err := begin(f, path)
	if err != nil {
		f.Close()
		return nil, err
	}
	return l, nil
}

func begin(f *os.File, path string) (*Ledger, error) {
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); errors.Is(err, unix.EWOULDBLOCK) {
		return nil, &journal.Error{
			Op: "receipts " + journal.Visible(path), Kind: journal.Conflict,
			Err: errors.New("another sojourn delivers this bundle"), Hint: "let it end, or stop it",
		}
	}
	lines, whole, err := parse(f)
	if err != nil {
		return nil, spoilt(path, err)
	}
	l := &Ledger{file: f, size: whole, lines: lines}
	if err := f.Truncate(whole); err != nil {
		return nil, notWritten(path, err)
	}
	if whole == 0 {
		err = errors.Join(l.write(Line{Format: Format}), disk.Sync(filepath.Dir(path)))
	}
	if err != nil {
		return nil, notWritten(path, err)
	}
	return l, nil
}

// Close ends it.
func (l *Ledger) Close() error { return l.file.Close() }

// write adds a line; it is on the disk when it returns.
func (l *Ledger) write(line Line) error {
	data, err := json.Marshal(line)
	if err != nil {
		return err
	}
	data = append(data, '\n')
	_, err = l.file.WriteAt(data, l.size)
	if err == nil {
		err = l.file.Sync()
	}
	if err != nil {
		return errors.Join(err, l.file.Truncate(l.size))
	}
	l.size += int64(len(data))
	l.lines = append(l.lines, line)
	return nil
}

// ReadLedger reads the receipts file at path. The error is Invalid where it is none, or is damaged.
func ReadLedger(path string) ([]Line, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, &journal.Error{Op: "receipts", Kind: journal.NeedsUser, Err: err, Hint: "nothing was changed"}
	}
	defer f.Close()
	lines, _, err := parse(f)
	if err == nil && len(lines) == 0 {
		err = errForeign
	}
	if err != nil {
		return nil, spoilt(path, err)
	}
	return lines, nil
}

var errForeign = errors.New("it is no receipts file of sojourn")

// parse reads lines, and returns how many bytes of whole ones there are. What is behind the last line break was
// never finished.
func parse(r io.Reader) (lines []Line, whole int64, err error) {
	in := bufio.NewReader(io.LimitReader(r, maxLedger))
	for number := 1; ; number++ {
		text, err := lineOf(in)
		if errors.Is(err, io.EOF) {
			return lines, whole, nil
		}
		if err != nil {
			return nil, 0, err
		}
		var line Line
		if err := json.Unmarshal(text, &line); err != nil || !line.sound(number == 1) {
			if number == 1 {
				return nil, 0, errForeign
			}
			return nil, 0, fmt.Errorf("line %d makes no sense", number)
		}
		whole += int64(len(text))
		lines = append(lines, line)
	}
}

// lineOf reads up to a line break. The error is io.EOF where there is none any more.
func lineOf(in *bufio.Reader) ([]byte, error) {
	var text []byte
	for {
		part, err := in.ReadSlice('\n')
		text = append(text, part...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return text, err
		}
		if len(text) > maxLine {
			return nil, errForeign
		}
	}
}

func (l Line) sound(first bool) bool {
	if first {
		return l.Format == Format
	}
	switch l.Event {
	case Began, Noted, Ended, Doubted, Absent, Recalled:
		return l.Dispatch != "" && l.To != ""
	case Arrived:
		return l.Dispatch != "" && l.To != "" && l.RemoteID != ""
	}
	return false
}

func notWritten(path string, err error) error {
	return &journal.Error{
		Op: "receipts " + journal.Visible(path), Kind: journal.NeedsUser, Err: err,
		Hint: "nothing more was sent; --receipts FILE keeps them elsewhere: without them nobody knows what was sent",
	}
}

func spoilt(path string, err error) error {
	hint := "nothing was changed; give the file that `sojourn deliver` wrote beside the bundle"
	if !errors.Is(err, errForeign) {
		hint = "nothing was changed; move it away and deliver again: what is there already is looked for"
	}
	return &journal.Error{Op: "receipts " + journal.Visible(path), Kind: journal.Invalid, Err: err, Hint: hint}
}

// Last are the last lines that tell whether a dispatch is at a place or is there no more, each once.
func Last(lines []Line) (all []Line) {
	for _, line := range lines {
		if line.Event != Arrived && line.Event != Recalled {
			continue
		}
		all = slices.DeleteFunc(all, func(l Line) bool { return l.Dispatch == line.Dispatch && l.To == line.To })
		all = append(all, line)
	}
	return all
}

// Receipts are those of what is there by what lines tell, each by dispatch and place, the first one first.
func Receipts(lines []Line) (all []journal.Receipt) {
	for _, line := range Last(lines) {
		if line.Event == Arrived {
			all = append(all, *line.receipt())
		}
	}
	return all
}
