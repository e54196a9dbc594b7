package export_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/journal/export"
)

func TestWhatHasANameComesAlongAndWhatIsThereStays(t *testing.T) {
	s, dir := filled(t), t.TempDir()
	if did := exported(t, s, dir); did.Named != 11 {
		t.Errorf("exported %d", did.Named)
	}
	own := open(t)
	must(own.SaveCodes(t.Context(), []journal.Code{{Name: "kis", Texts: []string{"mine"}}}, false))(t)
	check(t, own.SaveTemplate(t.Context(), journal.Template{Name: "책상"}))
	check(t, own.SaveTrip(t.Context(), journal.Trip{Name: "겨울", Byline: "mine"}))
	check(t, own.SaveQuery(t.Context(), journal.SavedQuery{Name: "best", Text: "rating:5"}))
	did, failures := imported(t, dir, own)
	if did.Named != 6 || did.Stayed != 5 || len(failures) > 0 {
		t.Errorf("%+v, %v", did, failures)
	}
	codes := must(own.Codes(t.Context()))(t)
	if codes.Delimiter != 0 && codes.Delimiter != '=' || codes.ByName["kis"][0] != "mine" || codes.ByName["a b"][0] != "ب" {
		t.Errorf("codes %+v", codes)
	}
	trip := must(own.Trip(t.Context(), "겨울"))(t)
	query := must(own.SavedQuery(t.Context(), "best"))(t)
	if trip.Byline != "mine" || trip.Zone != "" || query.Text != "rating:5" {
		t.Errorf("%+v, %+v", trip, query)
	}
}

func TestAPartOfAJournalHasNoPlacesOfOnesOwn(t *testing.T) {
	dir := t.TempDir()
	q, err := journal.ParseQuery("is:placed")
	check(t, err)
	must(export.Write(t.Context(), filled(t), dir, export.Options{Query: q, Text: "is:placed"}, quiet, func(export.Failure) {}))(t)
	lines := string(must(os.ReadFile(filepath.Join(dir, export.LinesName)))(t))
	if strings.Contains(lines, "호텔") || strings.Contains(lines, "125.7601") {
		t.Error("where the hotel is goes to whoever gets a part")
	}
}

func TestAnExportOfVersionOneIsRead(t *testing.T) {
	dir := rewritten(t, func(lines string) string {
		kept := ""
		for l := range strings.Lines(lines) {
			isNamed := false
			for _, kind := range []string{"code", "code-delimiter", "template", "trip", "query", "place"} {
				isNamed = isNamed || strings.HasPrefix(l, `{"type":"`+kind+`"`)
			}
			if !isNamed {
				kept += l
			}
		}
		kept = strings.Replace(kept, `"version":2`, `"version":1`, 1)
		return strings.Replace(kept, `,"named":11`, "", 1)
	})
	did, failures := imported(t, dir, open(t))
	if did.Entries != 2 || did.Named != 0 || len(failures) > 0 {
		t.Errorf("%+v, %v", did, failures)
	}
}

func TestNamedLinesThatCannotBeTakenAreNamed(t *testing.T) {
	for name, change := range map[string]func(string) string{
		"a code without a name":          replace(`"name":"kis"`, `"name":""`),
		"a code that stands for nothing": replace(`"texts":["ب"]`, `"texts":[]`),
		"a code with an escape":          replace(`"texts":["ب"]`, `"texts":["\u001b[2J"]`),
		"a delimiter of two signs":       replace(`"delimiter":"~"`, `"delimiter":"~~"`),
		"a delimiter that is a letter":   replace(`"delimiter":"~"`, `"delimiter":"a"`),
		"no delimiter":                   replace(`"delimiter":"~"`, `"delimiter":""`),
		"a template with another way":    replace(`"way":"append"`, `"way":"sideways"`),
		"a template of no field":         replace(`"field":"credit"`, `"field":"gps"`),
		"a template of two lines":        replace(`"name":"empty"`, `"name":"a\nb"`),
		"a trip of no zone":              replace(`"zone":"Asia/Pyongyang","byline"`, `"zone":"Local","byline"`),
		"a trip that ends before":        replace(`"until":"2013-03-01"`, `"until":"2013-01-01"`),
		"a trip to nowhere":              replace(`"to":["first","desk"]`, `"to":["first","nowhere"]`),
		"a trip with another's template": replace(`"template":"책상"`, `"template":"../x"`),
		"a trip with a name not known":   replace(`"until":"2013-03-01"`, `"ends":"2013-03-01"`),
		"a query with a mistake":         replace(`"query":"rating:>=4"`, `"query":"rating:>=9"`),
		"a query's name with a blank":    replace(`"name":"best"`, `"name":"be st"`),
		"a query's name in the journal":  replace(`"name":"best"`, `"name":"../id"`),
		"a saved place off the Earth":    replace(`"lat":39.0312,"lon":125.7601`, `"lat":99.0312,"lon":125.7601`),
		"a saved place without a name":   replace(`"name":"호텔"`, `"name":""`),
		"a line that went":               replace(`{"type":"query","name":"best","query":"rating:>=4"}`+"\n", ""),
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t)
			did, failures := imported(t, rewritten(t, change), s)
			want := 1
			if strings.HasPrefix(name, "a template with another way") || strings.HasPrefix(name, "a template of no field") {
				want = 2 // a trip names it
			}
			if len(failures) != want || did.Entries != 2 {
				t.Fatalf("%+v, %v", did, failures)
			}
			for f := range must(s.Check(t.Context(), true, nil))(t) {
				t.Errorf("check finds %+v", f)
			}
		})
	}
}
