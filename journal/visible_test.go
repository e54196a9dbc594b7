package journal_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"sojourn/journal"
)

func TestVisible(t *testing.T) {
	for name, tc := range map[string]struct{ in, want string }{
		"plain":                  {"Dawn", "Dawn"},
		"korean and emoji":       {"평양 👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "평양 👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿"},
		"escape sequence":        {"a\x1b[31mred", "a␛[31mred"},
		"line break":             {"a\nb", "a␊b"},
		"delete":                 {"a\x7f", "a␡"},
		"C1 control":             {"a\u009b31m", "a‹009B›31m"},
		"right-to-left override": {"rtl-\u202egpj.exe", "rtl-‹202E›gpj.exe"},
		"invalid UTF-8":          {"a\xff\xfeb", "a‹FF›‹FE›b"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := journal.Visible(tc.in); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
	if got := journal.VisibleLines("가\n나\x1b"); got != "가\n나␛" {
		t.Errorf("VisibleLines: got %q", got)
	}
}

func FuzzVisible(f *testing.F) {
	f.Add("a\x1b]0;title\a")
	f.Add("\xff\u202e평양")
	f.Fuzz(func(t *testing.T, s string) {
		got := journal.Visible(s)
		if !utf8.ValidString(got) || strings.ContainsFunc(got, func(r rune) bool {
			return r < 0x20 || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e
		}) {
			t.Errorf("%q shows as %q", s, got)
		}
		if again := journal.Visible(got); again != got {
			t.Errorf("not stable: %q, then %q", got, again)
		}
		if clean := journal.CleanText(s); !utf8.ValidString(clean) || strings.ContainsRune(clean, '\x1b') {
			t.Errorf("CleanText(%q) = %q", s, clean)
		}
	})
}
