package caption

import (
	"strings"
	"testing"

	"sojourn/tui/route"
)

func TestWhatAnEditorLeftIsRead(t *testing.T) {
	const start, middle, end = "title\n== Caption ==\n", "\n== Alt text ==\n", "\n== Keywords ==\n"
	for name, tc := range map[string]struct {
		file string
		want parts
	}{
		"all three":              {start + "Dawn\n\n새벽" + middle + "강" + end + "#평양\n", parts{"Dawn\n\n새벽", "강", "#평양"}},
		"nothing":                {start + middle + end, parts{}},
		"empty lines around":     {start + "\n\n Dawn \n\n\n" + middle + "\n" + end + "\n\n", parts{" Dawn ", "", ""}},
		"lines of Windows":       {"\ufeff" + strings.ReplaceAll(start+"a\nb"+middle+end, "\n", "\r\n"), parts{"a\nb", "", ""}},
		"keywords in lines":      {start + middle + end + "#a\nKim Il Sung\n#b\n", parts{"", "", "#a, Kim Il Sung, #b"}},
		"a heading with blanks":  {start + middle + "x\n== Keywords ==  \n", parts{"", "x", ""}},
		"an escaped heading":     {start + "\\== Alt text ==\n\\\\==" + middle + end, parts{"== Alt text ==\n\\==", "", ""}},
		"a backslash of its own": {start + "\\n" + middle + end, parts{"\\n", "", ""}},
		"in another order":       {end + "#a" + middle + "b\n" + heading(0) + "\nc", parts{"c", "b", "#a"}},
		"folded fields": {start + middle + end + "== Byline ==\nPak\nMi\n\n== People ==\n리설주\nKim\n" +
			"== Instructions ==\na\nb\n== Language ==\nko", parts{
			route.FieldByline: "Pak Mi", route.FieldPeople: "리설주, Kim", route.FieldInstructions: "a\nb", route.FieldLanguage: "ko",
		}},
		"a hashtag begins the text": {start + "#평양" + middle + end, parts{"#평양", "", ""}},
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := readEditFile(tc.file, parts{}); err != nil || got != tc.want {
				t.Errorf("got %q, %v; want %q", got, err, tc.want)
			}
		})
	}
}

func TestGarbageIsRefused(t *testing.T) {
	had := parts{"a", "b", "c", route.FieldByline: "Pak Mi"}
	whole := writeEditFile("title", had)
	for name, file := range map[string]string{
		"nothing": "", "other text": "Dawn\n", "a heading is missing": strings.Replace(whole, heading(1), "", 1),
		"a folded heading is missing": strings.Replace(whole, "\n"+heading(route.FieldByline)+"\n", "\n", 1),
		"a heading is there twice":    whole + heading(2),
		"a new heading":               whole + "== Title ==\n", "bytes": whole + "\xff", "a zero": whole + "\x00", "too much": whole + strings.Repeat("x", maxEditFile),
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := readEditFile(file, had); err == nil {
				t.Errorf("it is read as %q", got)
			}
		})
	}
}

// FuzzEditFile fails where texts do not come back as they were written, but for empty lines around
// them, or where garbage makes reading fail worse than with an error.
func FuzzEditFile(f *testing.F) {
	f.Add("Dawn\n== Alt text ==\n\\== x", "강", "#평양, a b", "")
	f.Add("", "\n\\\\==", "==", heading(0)+"\n"+heading(1))
	f.Fuzz(func(t *testing.T, caption, alt, keywords, garbage string) {
		_, _ = readEditFile(garbage, parts{})
		clean := strings.NewReplacer("\r", "", "\x00", "")
		p := parts{}
		for i, s := range []string{caption, alt, strings.ReplaceAll(keywords, "\n", " ")} {
			p[i] = strings.Trim(clean.Replace(strings.ToValidUTF8(s, "")), "\n")
		}
		got, err := readEditFile(writeEditFile("DSC_0001.JPG", p), p)
		if size := len(caption) + len(alt) + len(keywords); size < 1<<20 && (err != nil || got != p) {
			t.Fatalf("%q became %q, %v", p, got, err)
		}
	})
}
