package journal_test

import (
	"strings"
	"testing"

	"sojourn/journal"
)

func roster(delimiter rune) journal.Codes {
	return journal.NewCodes(delimiter,
		journal.Code{Name: "kis", Texts: []string{"Kim Il Sung Square", "the square", "김일성 광장"}},
		journal.Code{Name: "대동", Texts: []string{"대동강"}},
		journal.Code{Name: "KIS", Texts: []string{"in capitals"}},
		journal.Code{Name: "a#1", Texts: []string{"a code with a number"}},
		journal.Code{Name: "two words", Texts: []string{"both"}},
		journal.Code{Name: "nest", Texts: []string{"=kis="}},
	)
}

func TestCodesAreExpanded(t *testing.T) {
	for name, tc := range map[string]struct {
		delimiter  rune
		text, want string
		unknown    []string
	}{
		"no code":                         {0, "평양의 아침", "평양의 아침", nil},
		"one code":                        {0, "Dawn at =kis=.", "Dawn at Kim Il Sung Square.", nil},
		"case matters":                    {0, "=KIS= =Kis=", "in capitals =Kis=", []string{"=Kis="}},
		"the second alternative":          {0, "=kis#2=", "the square", nil},
		"the first by its number":         {0, "=kis#1=", "Kim Il Sung Square", nil},
		"an alternative that is not":      {0, "=kis#4=", "=kis#4=", []string{"=kis#4="}},
		"a code that looks numbered":      {0, "=a#1=", "a code with a number", nil},
		"Korean, within a word":           {0, "아침의=대동=에서", "아침의대동강에서", nil},
		"two codes side by side":          {0, "=kis==대동=", "Kim Il Sung Square대동강", nil},
		"a code of two words":             {0, "=two words=", "both", nil},
		"one that nobody knows":           {0, "눈 =모름= 눈", "눈 =모름= 눈", []string{"=모름="}},
		"known after unknown":             {0, "=x= =kis=", "=x= Kim Il Sung Square", []string{"=x="}},
		"what stands for one stays":       {0, "=nest=", "=kis=", nil},
		"a sum is none":                   {0, "5 = 3 + 2 = 5 =kis=", "5 = 3 + 2 = 5 Kim Il Sung Square", nil},
		"an option is none":               {0, "--a=1 --b=2=", "--a=1 --b=2=", nil},
		"a line of signs is none":         {0, "===== 평양 =====", "===== 평양 =====", nil},
		"a link keeps its own":            {0, "https://x.org/?q==kis=&y=2= =kis=", "https://x.org/?q==kis=&y=2= Kim Il Sung Square", nil},
		"a code ends on its line":         {0, "=ki\ns=", "=ki\ns=", nil},
		"another delimiter":               {'~', "~kis~ =kis=", "Kim Il Sung Square =kis=", nil},
		"a delimiter that is not ASCII":   {'§', "§kis§ §x§", "Kim Il Sung Square §x§", []string{"§x§"}},
		"a single delimiter at the end":   {0, "평양 =", "평양 =", nil},
		"too long for a code":             {0, "=" + strings.Repeat("한", 80) + "=", "=" + strings.Repeat("한", 80) + "=", nil},
		"nothing between two delimiters ": {0, "==", "==", nil},
	} {
		t.Run(name, func(t *testing.T) {
			got, blanks := journal.Expand(tc.text, roster(tc.delimiter))
			if got != tc.want {
				t.Errorf("%q, want %q", got, tc.want)
			}
			wantsBlanks(t, got, blanks, tc.unknown)
		})
	}
}

// wantsBlanks fails unless blanks are where text has them.
func wantsBlanks(t *testing.T, text string, blanks []journal.Blank, want []string) {
	t.Helper()
	if len(blanks) != len(want) {
		t.Fatalf("blanks %+v, want %q", blanks, want)
	}
	for i, b := range blanks {
		if b.Text != want[i] || text[b.Start:b.End] != want[i] || b.Why == "" {
			t.Errorf("blank %+v stands at %q, want %q", b, text[b.Start:b.End], want[i])
		}
	}
}

func TestNamesOfCodesAreFoundInTexts(t *testing.T) {
	codes := roster(0)
	for _, text := range []string{"=kis= =대동#2=", "=nest==kis=", "=two words="} {
		names := codes.Names(text)
		used := journal.Codes{ByName: map[string][]string{}}
		for _, name := range names {
			if texts, ok := codes.ByName[name]; ok {
				used.ByName[name] = texts
			}
		}
		all, _ := journal.Expand(text, codes)
		if got, _ := journal.Expand(text, used); got != all {
			t.Errorf("with only the codes %q it is %q, want %q", names, got, all)
		}
	}
}

func FuzzWriteOut(f *testing.F) {
	for _, s := range []string{"=kis= {place}, {city}", "{{ {date:15:04} ({place}) =x= {foo}", "={place}= {", "§", "{place} =x="} {
		f.Add(s, '=')
		f.Add(s, '-')
	}
	e := journal.Entry{Place: &journal.Place{Name: "광장", City: "Pyongyang"}, Headline: "눈"}
	f.Fuzz(func(t *testing.T, text string, delimiter rune) {
		if journal.CheckDelimiter(delimiter) != nil {
			delimiter = '='
		}
		for _, d := range []journal.Destination{{}, {Redaction: journal.Redaction{Place: journal.PrecisionNone}}} {
			got, blanks := journal.WriteOut(text, roster(delimiter), journal.ValuesFor(e, d))
			last := 0
			for _, b := range blanks {
				if b.Start < last || b.End > len(got) || got[b.Start:b.End] != b.Text {
					t.Fatalf("%q became %q; blank %+v is not there", text, got, b)
				}
				last = b.End
			}
			if strings.Contains(got, "광장") && !strings.Contains(text, "광장") && !strings.Contains(text, "kis#3") {
				t.Errorf("%q tells the place: %q", text, got)
			}
		}
	})
}
