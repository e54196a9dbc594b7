package journal

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// MaxText is the most characters a caption or alt text may have.
const MaxText = 100_000

// Entry is one thing to tell: words, a time, a place, and 0..n photos.
type Entry struct {
	ID         ID
	Taken      Moment
	Headline   string
	Caption    string
	Alt        string
	Keywords   []string // without the leading #
	Credits    Credits
	People     []string // who is shown
	Language   string   // of the words: BCP 47, like ko or en-GB; "" if unknown
	Rating     int      // 0 to 5
	Rejected   bool
	Trip       string
	Place      *Place // where the photographer stood; nil until located
	Shown      *Place // where what is shown is; nil if that is not another place
	NoGo       string // the no-go area that it was made in or shows, as the journal finds it; "" if none
	Photos     []Photo
	Deliveries []Delivery
	AddedAt    time.Time
	EditedAt   time.Time
	Version    int64 // counts the changes of what would be sent; 1 at birth
}

// Summary is what a list shows of an entry.
type Summary struct {
	ID         ID
	Taken      Moment
	Area       string // coarse name of the place, "" if none
	Caption    string // the first line, shortened
	Rating     int
	Rejected   bool
	HasAlt     bool
	HasPlace   bool
	Estimated  bool // that place is only an estimate
	Photos     int
	Original   File // of the first photo; the zero File if there is none
	Orient     int
	Problem    string
	Deliveries []Delivery
}

// NormalKeyword returns s as a keyword: cleaned, one line, without leading #, single spaces.
func NormalKeyword(s string) string {
	s = strings.TrimLeft(CleanLine(s), "#＃ ")
	return strings.Join(strings.Fields(s), " ")
}

// NormalKeywords normalises, drops empty ones, and keeps the first of those that differ only in case.
func NormalKeywords(list []string) []string {
	out := make([]string, 0, len(list))
	for _, s := range list {
		k := NormalKeyword(s)
		same := func(o string) bool { return strings.EqualFold(o, k) }
		if k != "" && !slices.ContainsFunc(out, same) {
			out = append(out, k)
		}
	}
	return out
}

// Hashtag returns k as a hashtag with its #: letters, digits and underscores of any script,
// words joined in CamelCase; "" where nothing but digits would be left.
func Hashtag(k string) string {
	var b strings.Builder
	upper, letter := false, false
	for _, r := range k {
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r):
			if upper {
				r = unicode.ToUpper(r)
			}
			upper, letter = false, true
			b.WriteRune(r)
		case unicode.IsDigit(r) || r == '_':
			b.WriteRune(r)
			upper = false
		default:
			upper = b.Len() > 0
		}
	}
	if !letter {
		return ""
	}
	return "#" + b.String()
}

// Validate reports the first rule e breaks, as an Invalid error the traveller can act on.
func (e Entry) Validate() error {
	for _, f := range []struct{ name, text string }{{"caption", e.Caption}, {"alt text", e.Alt}, {"headline", e.Headline}} {
		if !utf8.ValidString(f.text) {
			return &Error{Op: f.name, Kind: Invalid, Err: errors.New("not valid UTF-8")}
		}
		if n := utf8.RuneCountInString(f.text); n > MaxText {
			return &Error{Op: f.name, Kind: Invalid, Err: fmt.Errorf("%d characters too long", n-MaxText)}
		}
	}
	if e.Rating < 0 || e.Rating > 5 {
		return &Error{Op: "rating", Kind: Invalid, Err: fmt.Errorf("%d is not 0 to 5", e.Rating)}
	}
	return nil
}
