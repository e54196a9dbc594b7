package sqlite_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"sojourn/journal"
	"sojourn/journal/sqlite"
)

// A word of the schema that reads otherwise is damage: it is found, and a repair mends it.
func TestAMisspeltSchemaIsMended(t *testing.T) {
	template := openRig(t, long(t, 30).dir)
	want := entriesOf(t, template)
	template.check(template.Close())
	whole := must(os.ReadFile(filepath.Join(template.dir, sqlite.FileName)))(t)
	for was, is := range map[string]string{
		"json_valid(patch)":   "json_va\xffid(patch)",
		"CHECK (rating":       "CHECK (rat\x00ng",
		"REFERENCES entry,":   "REFERENCES antry,",
		"caption   TEXT":      "capt\xb2on   TEXT",
		"tokenize=unicode61":  "tokenize=unicod\x0561",
		"CREATE TABLE undo (": "CREATE TABLE undi (",
		"AFTER INSERT ON":     "AFTER INSFRT ON",
		"entries + 1":         "entries, 1 ",
		"WHERE n = new":       "WHERE m = new",
		"new.state <> old":    "new.stbte <> old",
		"USING fts4":          "USING fts9",
		"STRICT":              "STRIKT",
	} {
		t.Run(was, func(t *testing.T) {
			content := bytes.ReplaceAll(whole, []byte(was), []byte(is))
			if bytes.Equal(content, whole) {
				t.Fatal("the schema does not have this any more: misspell something else")
			}
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, sqlite.FileName), content, 0o600); err != nil {
				t.Fatal(err)
			}
			if s, err := sqlite.Open(t.Context(), dir, sqlite.Options{Version: version}); err == nil {
				if _, err := s.Check(t.Context(), true, nil); journal.KindOf(err) == journal.Other && err != nil {
					t.Errorf("check: %v", err)
				}
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			}
			r, _ := repaired(t, dir)
			for id, e := range entriesOf(t, r) {
				if e != want[id] {
					t.Errorf("%s\n%s", id, firstDifference(e, want[id]))
				}
			}
			wantsSound(t, r)
			r.check(r.Close())
		})
	}
}
