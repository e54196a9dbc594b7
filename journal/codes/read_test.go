package codes_test

import (
	"bytes"
	"encoding/binary"
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"

	"sojourn/journal"
	"sojourn/journal/codes"
)

const roster = "// 대표팀\nkis\tKim Il Sung Square\tthe square\n\n대동\t대동강\r\nCC2\tAaron \"Ace\" Barnum\t\t3rd\t\n"

var want = []journal.Code{
	{Name: "kis", Texts: []string{"Kim Il Sung Square", "the square"}},
	{Name: "대동", Texts: []string{"대동강"}},
	{Name: "CC2", Texts: []string{`Aaron "Ace" Barnum`, "", "3rd"}},
}

func wide(s string, order binary.AppendByteOrder) string {
	var b []byte
	for _, unit := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, unit)
	}
	return string(b)
}

func TestFilesAreReadInEveryEncoding(t *testing.T) {
	for name, content := range map[string]string{
		"UTF-8":                             roster,
		"UTF-8 with a byte order mark":      "\ufeff" + roster,
		"UTF-16, little end first":          wide("\ufeff"+roster, binary.LittleEndian),
		"UTF-16, big end first":             wide("\ufeff"+roster, binary.BigEndian),
		"UTF-16 without a byte order mark":  wide(roster, binary.LittleEndian),
		"UTF-16 without one, big end first": wide(roster, binary.BigEndian),
		"lines of an old Mac":               strings.ReplaceAll(strings.ReplaceAll(roster, "\r\n", "\n"), "\n", "\r"),
		"a code that is there twice":        "대동\tbefore\n" + roster,
		"the quotes of a spreadsheet":       strings.Replace(roster, `Aaron "Ace" Barnum`, `"Aaron ""Ace"" Barnum"`, 1),
	} {
		t.Run(name, func(t *testing.T) {
			got, err := codes.Read(strings.NewReader(content), "roster.txt")
			if err != nil {
				t.Fatal(err)
			}
			if name == "a code that is there twice" {
				got = []journal.Code{got[1], got[0], got[2]}
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%+v, want %+v", got, want)
			}
		})
	}
}

func TestWhatIsNoFileOfCodesIsRefused(t *testing.T) {
	for name, tc := range map[string]struct{ content, words string }{
		"no tab":                   {"kis\tKim\n\n평양 광장\n", "roster.txt, line 3: 평양 광장 has no tab"},
		"nothing stands for it":    {"kis\t \t\n", "line 1: nothing stands for kis"},
		"no code":                  {"\tKim\n", "line 1"},
		"an older encoding":        {"kis\tKim\nx\tJos\xe9\n", "line 2: it is not UTF-8"},
		"nothing":                  {"// only a comment\n", "no codes"},
		"a code that is too long":  {strings.Repeat("한", 65) + "\tx", "longer than 64"},
		"UTF-16 that breaks off":   {"\xff\xfek\x00\t", "breaks off"},
		"half a pair of surrogate": {"\xff\xfe\x00\xd8k\x00", "is none"},
		"too much":                 {strings.Repeat("k\tv\n", 5<<20), "larger than 16 MB"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := codes.Read(strings.NewReader(tc.content), "roster.txt")
			if journal.KindOf(err) != journal.Invalid || !strings.Contains(err.Error(), tc.words) || journal.HintOf(err) == "" {
				t.Errorf("%v, want %q", err, tc.words)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(roster))
	f.Add([]byte(wide("\ufeff"+roster, binary.LittleEndian)))
	f.Add([]byte(wide(roster, binary.BigEndian)))
	f.Add([]byte("a\t\"\"\"x\"\"\"\t\x00\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		got, err := codes.Read(bytes.NewReader(content), "f")
		if err != nil {
			if journal.KindOf(err) != journal.Invalid {
				t.Errorf("%v", err)
			}
			return
		}
		var lines strings.Builder
		for _, c := range got {
			if err := c.Validate(); err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(c.Name, "//") {
				return // a comment, once the space before it is gone
			}
			lines.WriteString(c.Name + "\t" + strings.Join(c.Texts, "\t") + "\n")
		}
		again, err := codes.Read(strings.NewReader("\ufeff"+lines.String()), "f")
		if err != nil || len(again) != len(got) {
			t.Errorf("written out again: %d codes of %d, %v", len(again), len(got), err)
		}
	})
}
