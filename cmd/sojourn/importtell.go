package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"sojourn/journal"
	"sojourn/journal/ingest"
	"sojourn/tui/words"
)

func (a *app) showImport(p ingest.Progress) {
	a.progress.show(func(elapsed time.Duration) string {
		if p.Done == 0 {
			return fmt.Sprintf("looking for photos: %s so far", words.Number(p.Found))
		}
		rate := float64(p.Bytes) / elapsed.Seconds()
		line := fmt.Sprintf("%s of %s", words.Number(p.Done), words.Count(p.Found, "photo"))
		return line + meter(p.Bytes, p.TotalBytes, rate) + left(p.Bytes, p.TotalBytes, elapsed)
	})
}

// nameFailure names a file that is not imported as soon as that is known.
func (a *app) nameFailure(f ingest.Failure) {
	if a.flags.json {
		_ = printJSON(a.stdout, f) // what cannot be written now cannot at the end, where it is told
		return
	}
	a.warn("%s: %s", journal.Visible(f.Path), f.Problem)
}

// importSentence is "imported 208, 3 known already, 9 failed; 1.2 GB in 3.1 s".
func importSentence(s ingest.Summary, dry bool) string {
	verb := "imported"
	if dry {
		verb = "would import"
	}
	line := fmt.Sprintf("%s %s, %s known already, %s failed", verb, words.Number(s.Imported),
		words.Number(s.Duplicates), words.Number(s.Failed))
	if s.Imported > 0 {
		line += fmt.Sprintf("; %s in %s", words.Bytes(s.Bytes), seconds(s.Seconds))
	}
	return line
}

// seconds says a short time more exactly than words.Duration.
func seconds(s float64) string {
	if s < 10 {
		return fmt.Sprintf("%.1f s", max(0.1, s))
	}
	return words.Duration(time.Duration(s * float64(time.Second)))
}

// named are the tracks among paths themselves, which fail as photos.
func named(paths []string) []string {
	var tracks []string
	for _, path := range paths {
		if strings.EqualFold(filepath.Ext(path), ".gpx") {
			tracks = append(tracks, path)
		}
	}
	return tracks
}

// tellTracks names the tracks that lie beside the photos: they are imported by another verb.
func (a *app) tellTracks(tracks []string) {
	for _, path := range tracks {
		a.note("a track is there too: sojourn track import %s", shellQuote(path))
	}
}

// shellQuote writes s as a shell takes it for one word.
func shellQuote(s string) string {
	s = journal.Visible(s)
	special := func(r rune) bool {
		return r < 0x80 && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("/._-+:@%,=", r)
	}
	if s != "" && !strings.ContainsFunc(s, special) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
