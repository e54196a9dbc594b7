package outbox_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination/folder"
	"sojourn/sync/outbox"
)

// everything is all that the folder holds: its names and bytes.
func (r *rig) everything() string {
	r.t.Helper()
	var all strings.Builder
	r.check(filepath.WalkDir(r.site(), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		all.WriteString(path + "\n")
		all.Write(data)
		return err
	}))
	return all.String()
}

// tellers are what must not be in the bytes that leave, by the precisions from which on it must not.
var tellers = []struct {
	words string
	from  journal.Precision
}{
	{"37.9706", journal.Precision1km},
	{"126.5549", journal.Precision1km},
	{"4123.75", journal.Precision1km}, // metres up
	{"guide", journal.Precision1km},
	{"14:37", journal.Precision1km},
	{"37:11", journal.Precision1km},
	{"Kaesong", journal.Precision10km},
	{"Hwanghae", journal.PrecisionCountry},
	{"39.4176", journal.Precision1km},
	{"127.2636", journal.Precision1km},
	{"2345.5", journal.Precision1km},
	{"watchtower", journal.Precision1km},
	{"Kowon", journal.Precision10km},
	{"Hamgyong", journal.PrecisionCountry},
	{"14:00", journal.PrecisionRegion},
	{"Korea", journal.PrecisionNone},
	{"+09:00", journal.PrecisionNone},
}

// TestTheFolderHoldsNoMoreThanItMayLearn: a folder that was told more, and is edited, holds nothing of
// that in any byte; and one that is told more again has it from the source.
func TestTheFolderHoldsNoMoreThanItMayLearn(t *testing.T) {
	noise := regexp.MustCompile(`[0-9a-f]{64}|"dispatch": "[^"]*"|"(published|updated|date_published|date_modified)": "[^"]*"|` +
		`<(published|updated)>[^<]*<|/T[A-Za-z0-9_]*/[0-9]+/`)
	r := newFolderRig(t, t.TempDir())
	id := r.add("A path", 1)
	r.stands(id, house())
	words := []string{"The guide's house", "Kaesong", "snow", "The watchtower", "Kowon"}
	_, err := r.store.Apply(t.Context(), journal.Change{
		Label: "keywords, shown", Patches: []journal.Patch{{ID: id, Keywords: &words, Shown: tower()}},
	})
	r.check(err)
	for _, how := range everyChange() {
		r.destination(journal.Destination{
			Name: "desk", Kind: folder.Kind, Settings: map[string]string{folder.SettingDir: r.site()},
			Redaction: journal.Redaction{Place: how},
		})
		_, err := r.store.Amend(t.Context(), []journal.Delivery{{Entry: id, Destination: "desk"}}, "again")
		r.check(err)
		r.send(outbox.Options{})
		r.wants(id, journal.StateDelivered, "")
		all := noise.ReplaceAllString(strings.ReplaceAll(r.everything(), r.dir, ""), "")
		for _, w := range tellers {
			if told, may := strings.Contains(all, w.words), how.FinerThan(w.from); told && !may {
				t.Errorf("the folder tells %q at %s", w.words, how)
			} else if !told && how == journal.PrecisionExact && w.words != "14:00" {
				t.Errorf("exact does not tell %q, so that this test is blind to it", w.words)
			}
		}
	}
}

// everyChange goes from every precision to every other one.
func everyChange() (all []journal.Precision) {
	for i, one := range journal.Precisions {
		for _, other := range journal.Precisions[i+1:] {
			all = append(all, one, other)
		}
		all = append(all, one)
	}
	return all
}
