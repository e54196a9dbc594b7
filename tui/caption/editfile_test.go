package caption

import (
	"strings"
	"testing"
)

func TestWhatAnEditorLeftIsRead(t *testing.T) {
	const start, middle, end = "title\n== Caption ==\n", "\n== Alt text ==\n", "\n== Keywords ==\n"
	for name, tc := range map[string]struct {
		file string
		want [3]string
	}{
		"all three":                 {start + "Dawn\n\n새벽" + middle + "강" + end + "#평양\n", [3]string{"Dawn\n\n새벽", "강", "#평양"}},
		"nothing":                   {start + middle + end, [3]string{}},
		"empty lines around":        {start + "\n\n Dawn \n\n\n" + middle + "\n" + end + "\n\n", [3]string{" Dawn ", "", ""}},
		"lines of Windows":          {"\ufeff" + strings.ReplaceAll(start+"a\nb"+middle+end, "\n", "\r\n"), [3]string{"a\nb", "", ""}},
		"keywords in lines":         {start + middle + end + "#a\nKim Il Sung\n#b\n", [3]string{"", "", "#a, Kim Il Sung, #b"}},
		"a heading with blanks":     {start + middle + "x\n== Keywords ==  \n", [3]string{"", "x", ""}},
		"an escaped heading":        {start + "\\== Alt text ==\n\\\\==" + middle + end, [3]string{"== Alt text ==\n\\==", "", ""}},
		"a backslash of its own":    {start + "\\n" + middle + end, [3]string{"\\n", "", ""}},
		"a hashtag begins the text": {start + "#평양" + middle + end, [3]string{"#평양", "", ""}},
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := readEditFile(tc.file); err != nil || got != tc.want {
				t.Errorf("got %q, %v; want %q", got, err, tc.want)
			}
		})
	}
}

func TestGarbageIsRefused(t *testing.T) {
	whole := writeEditFile("title", [3]string{"a", "b", "c"})
	for name, file := range map[string]string{
		"nothing": "", "other text": "Dawn\n", "a heading is missing": strings.Replace(whole, headings[1], "", 1),
		"a heading is there twice": whole + headings[2], "in another order": headings[1] + "\n" + headings[0] + "\n" + headings[2],
		"a new heading": whole + "== Headline ==\n", "bytes": whole + "\xff", "a zero": whole + "\x00", "too much": whole + strings.Repeat("x", maxEditFile),
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := readEditFile(file); err == nil {
				t.Errorf("it is read as %q", got)
			}
		})
	}
}

// FuzzEditFile fails where texts do not come back as they were written, but for empty lines around
// them, or where garbage makes reading fail worse than with an error.
func FuzzEditFile(f *testing.F) {
	f.Add("Dawn\n== Alt text ==\n\\== x", "강", "#평양, a b", "")
	f.Add("", "\n\\\\==", "==", headings[0]+"\n"+headings[1])
	f.Fuzz(func(t *testing.T, caption, alt, keywords, garbage string) {
		_, _ = readEditFile(garbage)
		clean := strings.NewReplacer("\r", "", "\x00", "")
		parts := [3]string{}
		for i, s := range []string{caption, alt, strings.ReplaceAll(keywords, "\n", " ")} {
			parts[i] = strings.Trim(clean.Replace(strings.ToValidUTF8(s, "")), "\n")
		}
		got, err := readEditFile(writeEditFile("DSC_0001.JPG", parts))
		if size := len(caption) + len(alt) + len(keywords); size < 1<<20 && (err != nil || got != parts) {
			t.Fatalf("%q became %q, %v", parts, got, err)
		}
	})
}
