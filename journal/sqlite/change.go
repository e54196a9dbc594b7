package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

	"sojourn/journal"
)

// Apply does what c says, all or nothing, and keeps what undoes it. n counts the entries that are
// different now. The error is NotFound for an entry that is not there, Invalid for a broken rule.
func (s *Store) Apply(ctx context.Context, c journal.Change) (n int, err error) {
	err = s.write(ctx, "change entries", func(steady context.Context, tx *sql.Tx) error {
		if err := utf8Only("change", "label", c.Label, "session", c.Session); err != nil {
			return err
		}
		undoing, err := change(ctx, tx, c.Patches, c.Session)
		if err != nil || len(undoing) == 0 {
			return err
		}
		n = len(undoing)
		return record(steady, tx, c, undoing)
	})
	if err != nil {
		n = 0
	}
	return n, err
}

// act is when entries are changed, and in which visit.
type act struct {
	session string
	now     time.Time
}

// target is an entry to be changed: its row, its sort key, and what is to be done to it.
type target struct {
	n       int64
	sort    int64
	patches []journal.Patch
}

// change applies patches and returns what undoes them, for entries that became different.
func change(
	ctx context.Context, tx *sql.Tx, patches []journal.Patch, session string,
) ([]journal.Patch, error) {
	targets, err := targetsOf(ctx, tx, patches)
	if err != nil {
		return nil, err
	}
	var undoing []journal.Patch
	var words rewriting
	act := act{session, time.Now()}
	for some := range slices.Chunk(targets, chunk) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		ns := make([]int64, len(some))
		for i, t := range some {
			ns[i] = t.n
		}
		entries, err := load(context.WithoutCancel(ctx), tx, ns)
		if err != nil {
			return nil, err
		}
		for i, e := range entries {
			undo, err := changeOne(context.WithoutCancel(ctx), tx, &words, some[i], e, act)
			if err != nil {
				return nil, err
			}
			if !isEmpty(undo) {
				undoing = append(undoing, undo)
			}
		}
	}
	return undoing, words.write(context.WithoutCancel(ctx), tx)
}

// targetsOf finds the entries of patches, each once, in order of time.
func targetsOf(ctx context.Context, tx *sql.Tx, patches []journal.Patch) ([]target, error) {
	at := map[journal.ID]int{}
	var targets []target
	var ids []journal.ID
	for _, p := range patches {
		if i, seen := at[p.ID]; seen {
			targets[i].patches = append(targets[i].patches, p)
			continue
		}
		at[p.ID] = len(targets)
		targets, ids = append(targets, target{patches: []journal.Patch{p}}), append(ids, p.ID)
	}
	if err := findTargets(context.WithoutCancel(ctx), tx, ids, targets); err != nil {
		return nil, err
	}
	slices.SortFunc(targets, func(a, b target) int { return cmp.Compare(a.sort, b.sort) })
	return targets, ctx.Err()
}

// findTargets looks up the rows of ids, many at once.
func findTargets(ctx context.Context, tx *sql.Tx, ids []journal.ID, targets []target) error {
	const q = `SELECT j.key, e.n, e.sort FROM json_each(?) j LEFT JOIN entry e ON e.id = j.value`
	for first := 0; first < len(ids); first += chunk {
		some := ids[first:min(first+chunk, len(ids))]
		rows, err := tx.QueryContext(ctx, q, list(some))
		err = each(rows, err, func(rows *sql.Rows) error {
			var i int
			var n, sort sql.NullInt64
			if err := rows.Scan(&i, &n, &sort); err != nil {
				return err
			}
			if !n.Valid {
				return noEntry(some[i])
			}
			targets[first+i].n, targets[first+i].sort = n.Int64, sort.Int64
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// changeOne applies t to its entry and returns what undoes it.
func changeOne(
	ctx context.Context, tx *sql.Tx, words *rewriting, t target, before journal.Entry, a act,
) (journal.Patch, error) {
	after := before
	for _, p := range t.patches {
		if err := errors.Join(checkPlace(p.Place), checkPlace(p.Shown)); err != nil {
			return journal.Patch{}, err
		}
		after = patched(after, p)
	}
	undo := difference(after, before)
	if isEmpty(undo) {
		return undo, nil
	}
	if err := check(after); err != nil {
		return undo, err
	}
	if err := keepTexts(ctx, tx, t.n, before, after, a.session, a.now); err != nil {
		return undo, err
	}
	return undo, save(ctx, tx, words, t, before, after, a.now)
}

// save writes after over before. What would be sent has a new version where it is different.
func save(
	ctx context.Context, tx *sql.Tx, words *rewriting, t target, before, after journal.Entry, now time.Time,
) error {
	const q = `UPDATE entry SET (` + entryColumns + `) = (` + entryParameters + `) WHERE n = ?`
	digest := digestOf(after)
	isNew := digest != digestOf(before) || len(after.Photos) != len(before.Photos)
	if isNew {
		after.Version++
		after.EditedAt = now
	}
	sort, err := resort(ctx, tx, t.sort, before, after)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, q, append(entryValues(after, sort, digest), t.n)...); err != nil {
		return err
	}
	if !slices.Equal(before.Keywords, after.Keywords) {
		if err := setKeywords(ctx, tx, t.n, after.Keywords, now); err != nil {
			return err
		}
	}
	if sources := sourcesOf(after); sort != t.sort || !slices.Equal(sources, sourcesOf(before)) {
		words.remove(t.sort)
		words.add(sort, wordsOf(sources))
	}
	if !isNew || len(after.Deliveries) == 0 {
		return nil
	}
	return edited(ctx, tx, t.n, digest)
}

// resort returns the sort key of after, which is the old one as long as its time is.
func resort(ctx context.Context, tx *sql.Tx, old int64, before, after journal.Entry) (int64, error) {
	wanted := sortOf(after)
	if wanted == sortOf(before) {
		return old, nil
	}
	return freeSort(ctx, tx, wanted)
}
