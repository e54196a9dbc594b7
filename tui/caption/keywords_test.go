package caption

import (
	"slices"
	"testing"

	"sojourn/journal"
)

func TestKeywordsAreRead(t *testing.T) {
	for typed, want := range map[string][]string{
		"":                              {},
		" , ,, ":                        {},
		"#Pyongyang #평양":                {"Pyongyang", "평양"},
		"Pyongyang, Kim Il Sung Square": {"Pyongyang", "Kim Il Sung Square"},
		"#dawn Kim Il Sung Square #평양":  {"dawn", "Kim Il Sung Square", "평양"},
		"dawn,frost":                    {"dawn", "frost"},
		"새벽、서리，강":                       {"새벽", "서리", "강"},
		"فجر، نهر؛ ضباب":                {"فجر", "نهر", "ضباب"},
		`"Smith, John" #dawn`:           {"Smith, John", "dawn"},
		`say "he said ""now""" dawn`:    {"say", `he said "now"`, "dawn"},
		`"left open, to the end`:        {"left open, to the end"},
		"C# , F#major":                  {"C#", "F#major"},
		"#a,#b":                         {"a", "b"},
		"＃새벽 ＃강":                        {"새벽", "강"},
		"dawn, Dawn, DAWN":              {"dawn"},
		"  many   blanks  ":             {"many blanks"},
	} {
		if got := readKeywords(typed); !slices.Equal(got, want) {
			t.Errorf("%q is read as %q, want %q", typed, got, want)
		}
	}
}

func TestKeywordsAreWritten(t *testing.T) {
	for want, list := range map[string][]string{
		"":                         nil,
		"#Pyongyang #평양":           {"Pyongyang", "평양"},
		"dawn, Kim Il Sung Square": {"dawn", "Kim Il Sung Square"},
		`"Smith, John", dawn`:      {"Smith, John", "dawn"},
		`"""now"" he said", dawn`:  {`"now" he said`, "dawn"},
		`"track #9", a dawn`:       {"track #9", "a dawn"},
		"#C#":                      {"C#"},
	} {
		if got := writeKeywords(list); got != want {
			t.Errorf("%q is written as %s, want %s", list, got, want)
		}
	}
}

// FuzzKeywords fails where keywords are not read as they were written.
func FuzzKeywords(f *testing.F) {
	f.Add("#Pyongyang Kim Il Sung Square, \"a, b\" #평양", "x")
	f.Add(`""" "" a"b`, "\u3000#＃,")
	f.Fuzz(func(t *testing.T, a, b string) {
		list := journal.NormalKeywords(append(readKeywords(a), b))
		if again := journal.NormalKeywords(list); !slices.Equal(again, list) {
			return // it begins with a # behind blanks: as a keyword it is read as another one
		}
		if got := readKeywords(writeKeywords(list)); !slices.Equal(got, list) {
			t.Fatalf("%q is written as %s and read as %q", list, writeKeywords(list), got)
		}
	})
}
