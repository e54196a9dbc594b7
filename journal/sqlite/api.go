package sqlite

import (
	"context"
	"errors"
	"time"

	_ "github.com/mattn/go-sqlite3" // the driver

	"sojourn/journal"
)

// FileName is what a journal's file is called in its folder.
const FileName = "journal.db"

// Options say how a journal is opened.
type Options struct {
	Version string // of the program: what it makes and changes, it signs
	Create  bool   // make the folder and the journal where there are none
}

// Store is an open journal. It is safe for concurrent use.
type Store struct{}

var errUnwritten = errors.New("not written yet")

func Open(ctx context.Context, dir string, o Options) (*Store, error) { return nil, errUnwritten }
func Restore(ctx context.Context, file, dir, version string) error    { return errUnwritten }
func (s *Store) Close() error                                         { return errUnwritten }
func (s *Store) Dir() string                                          { return "" }
func (s *Store) ID() string                                           { return "" }
func (s *Store) Entry(ctx context.Context, id journal.ID) (journal.Entry, error) {
	return journal.Entry{}, errUnwritten
}
func (s *Store) Resolve(ctx context.Context, prefix string) (journal.ID, error) {
	return "", errUnwritten
}
func (s *Store) Entries(ctx context.Context, q journal.Query, p journal.Page) ([]journal.Entry, error) {
	return nil, errUnwritten
}
func (s *Store) List(ctx context.Context, q journal.Query, p journal.Page) ([]journal.Summary, error) {
	return nil, errUnwritten
}
func (s *Store) Count(ctx context.Context, q journal.Query) (int, error) { return 0, errUnwritten }
func (s *Store) IDs(ctx context.Context, q journal.Query) ([]journal.ID, error) {
	return nil, errUnwritten
}
func (s *Store) Position(ctx context.Context, q journal.Query, id journal.ID) (int, error) {
	return 0, errUnwritten
}
func (s *Store) Groups(ctx context.Context, q journal.Query) ([]journal.Group, error) {
	return nil, errUnwritten
}
func (s *Store) Previous(ctx context.Context, id journal.ID) (journal.Entry, error) {
	return journal.Entry{}, errUnwritten
}
func (s *Store) Keywords(ctx context.Context, prefix string, limit int) ([]journal.KeywordCount, error) {
	return nil, errUnwritten
}
func (s *Store) Trips(ctx context.Context) ([]string, error) { return nil, errUnwritten }
func (s *Store) KnownFile(ctx context.Context, sha256 string) (bool, error) {
	return false, errUnwritten
}
func (s *Store) AddEntries(ctx context.Context, entries []journal.Entry) error { return errUnwritten }
func (s *Store) Apply(ctx context.Context, c journal.Change) (n int, err error) {
	return 0, errUnwritten
}
func (s *Store) Mark(ctx context.Context, ids []journal.ID, destination string, notBefore time.Time) (n int, err error) {
	return 0, errUnwritten
}
func (s *Store) Unmark(ctx context.Context, ids []journal.ID, destination string) (n int, err error) {
	return 0, errUnwritten
}
func (s *Store) Undo(ctx context.Context) (journal.Undone, error) {
	return journal.Undone{}, errUnwritten
}
func (s *Store) Destinations(ctx context.Context) ([]journal.Destination, error) {
	return nil, errUnwritten
}
func (s *Store) Destination(ctx context.Context, name string) (journal.Destination, error) {
	return journal.Destination{}, errUnwritten
}
func (s *Store) SaveDestination(ctx context.Context, d journal.Destination) error {
	return errUnwritten
}
func (s *Store) RemoveDestination(ctx context.Context, name string) error { return errUnwritten }
func (s *Store) SaveLimits(ctx context.Context, name string, limits journal.Limits) error {
	return errUnwritten
}
func (s *Store) Outbox(ctx context.Context) ([]journal.Delivery, error) { return nil, errUnwritten }
func (s *Store) Hold(ctx context.Context, entry journal.ID, destination string, state journal.State,
	reason string, next time.Time) error {
	return errUnwritten
}
func (s *Store) Freeze(ctx context.Context, d journal.Dispatch) error { return errUnwritten }
func (s *Store) Dispatch(ctx context.Context, id string) (journal.Dispatch, error) {
	return journal.Dispatch{}, errUnwritten
}
func (s *Store) Note(ctx context.Context, dispatch, name, value string) error { return errUnwritten }
func (s *Store) Notes(ctx context.Context, dispatch string) (map[string]string, error) {
	return nil, errUnwritten
}
func (s *Store) Attempts(ctx context.Context, dispatch string) ([]journal.Attempt, error) {
	return nil, errUnwritten
}
func (s *Store) Begin(ctx context.Context, a journal.Attempt) error { return errUnwritten }
func (s *Store) End(ctx context.Context, a journal.Attempt, next time.Time) error {
	return errUnwritten
}
func (s *Store) Arrive(ctx context.Context, a journal.Attempt, r journal.Receipt) error {
	return errUnwritten
}
func (s *Store) Receipts(ctx context.Context, entry journal.ID) ([]journal.Receipt, error) {
	return nil, errUnwritten
}
func (s *Store) AddTrack(ctx context.Context, t journal.Track) (added bool, err error) {
	return false, errUnwritten
}
func (s *Store) Fixes(ctx context.Context, from, to time.Time) ([][]journal.Fix, error) {
	return nil, errUnwritten
}
func (s *Store) Revision(ctx context.Context) (int64, error) { return 0, errUnwritten }
func (s *Store) Check(ctx context.Context, deep bool, report func(done, total int)) ([]journal.Finding, error) {
	return nil, errUnwritten
}
func (s *Store) Backup(ctx context.Context, file string, report func(done, total int)) error {
	return errUnwritten
}
