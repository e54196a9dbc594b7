package export_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/journal/export"
)

func TestNoGoAreasComeAlongInAWholeExportOnly(t *testing.T) {
	s := filled(t)
	home := journal.NoGo{Name: "집", Point: journal.Point{Lat: 37.970612, Lon: 126.554987}, Radius: 1500}
	must(s.SaveNoGo(t.Context(), home))(t)
	dir, own := t.TempDir(), open(t)
	exported(t, s, dir)
	if _, failures := imported(t, dir, own); len(failures) > 0 {
		t.Fatal(failures)
	}
	if got := must(own.NoGos(t.Context()))(t); len(got) != 1 || got[0] != home {
		t.Errorf("came along: %+v", got)
	}
	part := t.TempDir()
	q, err := journal.ParseQuery("-is:rejected")
	check(t, err)
	must(export.Write(t.Context(), s, part, export.Options{Query: q, Text: "-is:rejected"}, quiet, func(export.Failure) {}))(t)
	if lines := string(must(os.ReadFile(filepath.Join(part, export.LinesName)))(t)); strings.Contains(lines, "126.554987") || strings.Contains(lines, `"no-go"`) {
		t.Error("where the area is goes to whoever gets a part")
	}
}
