package main

import (
	"encoding/json"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

// lines are lines of JSON.
func lines(t *testing.T, text string) []map[string]any {
	t.Helper()
	var list []map[string]any
	for l := range strings.Lines(text) {
		var line map[string]any
		if err := json.Unmarshal([]byte(l), &line); err != nil {
			t.Fatalf("%v: %s", err, l)
		}
		list = append(list, line)
	}
	return list
}

// of are those that export has of a type.
func of(list []map[string]any, kind string) []map[string]any {
	var some []map[string]any
	for _, l := range list {
		if l["type"] == kind {
			some = append(some, l)
		}
	}
	return some
}

// differs returns the first name whose value in whole is not the one in part; times may be finer.
func differs(part, whole any, at string) string {
	switch p := part.(type) {
	case map[string]any:
		w, ok := whole.(map[string]any)
		for name := range p {
			if !ok {
				return at
			}
			if d := differs(p[name], w[name], at+"."+name); d != "" {
				return d
			}
		}
		return ""
	case []any:
		w, ok := whole.([]any)
		if !ok || len(w) != len(p) {
			return at
		}
		for i := range p {
			if d := differs(p[i], w[i], at); d != "" {
				return d
			}
		}
		return ""
	case string:
		coarse, err := time.Parse(time.RFC3339, p)
		fine, fineErr := time.Parse(time.RFC3339, toText(whole))
		if err == nil && fineErr == nil && fine.Truncate(time.Second).Equal(coarse) {
			return ""
		}
	}
	if !reflect.DeepEqual(part, whole) {
		return at
	}
	return ""
}

func toText(v any) string {
	s, _ := v.(string)
	return s
}

func TestAnExportSaysAllThatListsSay(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	do(t, dir, "import", paintedCard(t))
	do(t, dir, "edit", toText(lines(t, do(t, dir, "list", "--json"))[3]["id"]), "--caption", "첫 빛 \u202e", "--people", "김,José")
	do(t, dir, "destination", "add", "folder", "desk", filepath.Join(dir, "site"))
	do(t, dir, "mark", "--query", "IMG_2207.JPG")
	do(t, dir, "sync")
	exported := lines(t, do(t, dir, "export", "-"))
	for kind, verb := range map[string][]string{"entry": {"list"}, "destination": {"destination", "list"}} {
		parts, wholes := lines(t, do(t, dir, append(verb, "--json")...)), of(exported, kind)
		if len(parts) != len(wholes) || len(parts) == 0 {
			t.Fatalf("%d of %s, want %d", len(wholes), kind, len(parts))
		}
		for i := range parts {
			if kind == "destination" {
				delete(parts[i], "place") // what is not set is listed as what it means
				delete(parts[i], "auto")  // leave to send is this machine's: a journal that comes from elsewhere has none
			}
			if name := differs(parts[i], wholes[i], ""); name != "" {
				t.Errorf("%s %d differs at %s:\n%v\n%v", kind, i, name, parts[i], wholes[i])
			}
		}
	}
}

// TestTheCorpusComesBackFromAnExport takes real and broken photos through an export.
func TestTheCorpusComesBackFromAnExport(t *testing.T) {
	t.Parallel()
	photos, dir := corpus(t), t.TempDir()
	do(t, dir, "import", photos)
	some := "40"
	if testing.Short() {
		some = "12"
	}
	words := []string{"첫 빛, 평양", "ضوء الفجر", "日出 🌄👩‍👩‍👧", "Дом\nу реки"}
	for i, e := range lines(t, do(t, dir, "list", "--json", "--limit", some)) {
		do(t, dir, "edit", toText(e["id"]), "--caption", words[i%len(words)], "--alt", words[(i+1)%len(words)])
		if i%3 == 0 {
			do(t, dir, "place", toText(e["id"]), "--at", "39.0339,125.7543", "--name", words[(i+2)%len(words)])
		}
	}
	do(t, dir, "export", filepath.Join(dir, "내보냄"))
	wantsTwin(t, dir, filepath.Join(dir, "내보냄"))
}

// wantsTwin imports an export into an empty journal, and wants the same journal.
func wantsTwin(t *testing.T, dir, export string) {
	t.Helper()
	twin := t.TempDir()
	do(t, twin, "import", export)
	want, got := do(t, dir, "list", "--json"), do(t, twin, "list", "--json")
	if got != want || want == "" {
		wants := strings.Split(want, "\n")
		for i, l := range strings.Split(got, "\n") {
			if i >= len(wants) || l != wants[i] {
				t.Fatalf("entry %d is\n%s", i, l)
			}
		}
		t.Fatalf("%d bytes of entries, want %d", len(got), len(want))
	}
	do(t, twin, "check", "--deep")
}

// TestExportsThatAreKilledGoOn kills exports and their imports at random moments, and runs them again.
func TestExportsThatAreKilledGoOn(t *testing.T) {
	t.Parallel()
	const photos = 120
	dir := t.TempDir()
	do(t, dir, "import", greys(t, 0, photos))
	began := time.Now()
	do(t, dir, "export", filepath.Join(dir, "measured"))
	span := time.Since(began)
	export := filepath.Join(dir, "내보냄")
	for range *kills {
		killed(t, dir, span, "export", export)
	}
	do(t, dir, "export", export)
	wantsTwin(t, dir, export)

	twin := t.TempDir()
	began = time.Now()
	do(t, t.TempDir(), "import", export)
	span = time.Since(began)
	for range *kills {
		killed(t, twin, span, "import", export)
	}
	do(t, twin, "import", export)
	if got, want := do(t, twin, "list", "--json"), do(t, dir, "list", "--json"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	do(t, twin, "check", "--deep")
}
