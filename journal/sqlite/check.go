package sqlite

import (
	"context"

	"sojourn/journal"
)

// Check looks whether the journal is whole: its own file, and every file of its photos, by size or
// (deep) by content; deep, it also looks whether every entry reads as it was saved. It names what
// lies among the originals without an entry. report may be nil. What is wrong is a finding; an error
// means that the check could not be made.
func (s *Store) Check(
	ctx context.Context, deep bool, report func(done, total int),
) ([]journal.Finding, error) {
	if report == nil {
		report = func(int, int) {}
	}
	findings, err := s.checkSelf(ctx)
	if err != nil {
		return findings, tell("check the journal", err)
	}
	if deep {
		changed, err := s.checkWords(ctx)
		if err != nil && !isDamage(err) {
			return findings, tell("check the journal", err)
		}
		findings = append(findings, changed...)
	}
	files, err := s.files(ctx)
	if isDamage(err) {
		return append(findings, s.damage(err.Error())), nil
	}
	if err != nil {
		return findings, tell("check the journal", err)
	}
	for i, f := range files {
		report(i, len(files))
		found, err := s.checkFile(ctx, f, deep)
		if err != nil {
			return findings, tell("check the journal", err)
		}
		if found != nil {
			findings = append(findings, *found)
		}
	}
	report(len(files), len(files))
	strays, err := s.strays(ctx, files)
	return append(findings, strays...), tell("check the journal", err)
}
