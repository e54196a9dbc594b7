package sqlite_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sojourn/journal"
)

func TestWordsAreFoundHoweverTheyAreWritten(t *testing.T) {
	type ask struct {
		query string
		want  bool
	}
	for text, asks := range map[string][]ask{
		"평양의 아침, 대동강": {
			{"평양", true},
			{"양의", true},
			{"평", true},
			{"의", true},
			{"강", true},
			{"동강", true},
			{"대동강", true},
			{"평양의", true},
			{"아침 평양", true},
			{`"평양의 아침"`, true},
			{`"의 아침"`, true},
			{`"아침 평양의"`, false},
			{"평의", false},
			{"침대", false},
			{`"아침 대동강"`, true},
			{"양", true},
			{"서울", false},
			{"평양 -강", false},
			{"평양 -서울", true},
		},
		"첫눈 2013년":    {{"눈", true}, {"첫", true}, {"첫눈", true}, {"2013", true}, {"2013년", true}, {"년", true}, {`"첫눈 2013"`, true}, {"013", false}},
		"中国 北京市":      {{"北京", true}, {"京市", true}, {"市", true}, {"京", true}, {"中国 北京", true}, {"東京", false}, {`"国 北京"`, true}},
		"ガラスのコーヒー がら": {{"ガラス", true}, {"コーヒー", true}, {"ｶﾞﾗｽ", true}, {"カラス", false}, {"がら", true}, {"から", false}},
		"Café Crème at the Taedong": {
			{"cafe", true},
			{"CAFÉ", true},
			{"cre", true},
			{"creme taedong", true},
			{"cre taedong", false},
			{`"cre"`, false},
			{`"cafe creme"`, true},
			{`"crème at"`, true},
			{`"at creme"`, false},
			{"tae", true},
			{"aedong", false},
			{"cafe -tae", false},
		},
		"Straße, Øresund, Łódź, İstanbul": {{"strasse", true}, {"oresund", true}, {"lodz", true}, {"istanbul", true}, {"ISTANBUL", true}},
		"ΟΔΟΣ Αθήνα":                      {{"οδος", true}, {"οδός", true}, {"αθηνα", true}},
		"مُحَمَّد في الصَّباح":            {{"محمد", true}, {"الصباح", true}, {"الص", true}, {"صباح", false}},
		"हिन्दी की किताब":                 {{"हिन्दी", true}, {"किताब", true}, {"किता", true}},
		"ภาษาไทย":                         {{"ไทย", true}, {"ภาษา", true}, {"ษา", true}},
		"ＤＳＣ＿００４１ ① ﬁne":                  {{"dsc_0041", true}, {"DSC", true}, {"1", true}, {"fine", true}, {"0041", true}},
		"A train 🚂 at 5°C":                {{"🚂", true}, {"🚃", false}, {"5°C", true}, {`"train 🚂"`, true}, {"-🚂", false}},
		"don't L'Aquila P’yŏngyang":       {{"don't", true}, {"aquila", true}, {"don’t", true}, {"yongyang", true}},
		`AND OR NOT NEAR/2 "x" col:y (a*`: {{"and", true}, {`"or"`, true}, {`"not"`, true}, {"near", true}, {`"(a*"`, true}, {"col", true}, {"caption", false}},
		"words caption place docid":       {{"caption", true}, {"docid", true}, {"rowid", false}},
	} {
		r := newRig(t)
		r.add(journal.Entry{Caption: text})
		for _, a := range asks {
			n := must(r.Count(t.Context(), query(t, a.query)))(t)
			if (n == 1) != a.want {
				t.Errorf("%q finds %q: %v, want %v", a.query, text, n == 1, a.want)
			}
		}
	}
}

func TestEveryPartOfAnEntryIsSearched(t *testing.T) {
	r := newRig(t)
	e := full()
	r.add(e, journal.Entry{Caption: "다른 것"})
	for _, q := range []string{
		"대동강의", "صباح", "안개", "square", "dawn", "김일성", "pyongyang-si", "KP", "조선", "nikon", "0012", "DSC_0041.NEF", "둘.heic",
		"려명거", "etoile", "soren embassy", "김 아무개",
	} {
		if n := must(r.Count(t.Context(), query(t, q)))(t); n != 1 {
			t.Errorf("%s finds %d", q, n)
		}
	}
	for _, q := range []string{"새벽의 조선", `"dawn 새벽"`, `place:dawn`, "camera:pyongyang", "archive", "place:soren"} {
		if n := must(r.Count(t.Context(), query(t, q)))(t); n != 0 {
			t.Errorf("%s finds %d", q, n)
		}
	}
}

// syllables are few, so that random words of them meet often.
var syllables = []string{"평", "양", "강", "눈", "a", "b", "é", "7", " ", " ", "-", "北", "京", "か", "\u3099", "🚂"}

func randomText(random *rand.Rand, most int) string {
	var b strings.Builder
	for range random.IntN(most) {
		b.WriteString(syllables[random.IntN(len(syllables))])
	}
	return b.String()
}

// TestSearchAgreesWithReading compares what the index finds with reading every entry, for queries
// with not, or and brackets.
func TestSearchAgreesWithReading(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	r := newRig(t)
	entries := make([]journal.Entry, 300)
	for i := range entries {
		entries[i] = journal.Entry{ID: journal.NewID(), Caption: randomText(random, 14), Rating: random.IntN(6)}
		entries[i].Place = &journal.Place{Name: randomText(random, 9), Source: journal.PlaceHand}
	}
	r.add(entries...)
	refused, queries := 0, 1200
	if testing.Short() {
		queries = 200
	}
	for range queries {
		q := randomQuery(random, 3)
		got, err := r.IDs(t.Context(), q)
		if journal.KindOf(err) == journal.Invalid {
			refused++
			continue
		}
		r.check(err)
		for _, e := range entries {
			if found := slices.Contains(got, e.ID); found != reads(e, q, true) {
				t.Fatalf("%s finds %q at %q with %d stars: %v", q, e.Caption, e.Place.Name, e.Rating, found)
			}
		}
		newest := must(r.List(t.Context(), q, journal.Page{Offset: 1, Limit: 3, Newest: true}))(t)
		for i, s := range newest {
			if s.ID != got[len(got)-2-i] {
				t.Fatalf("%s: the newest but %d is %s", q, i+1, s.ID)
			}
		}
		if len(newest) != min(3, max(0, len(got)-1)) {
			t.Fatalf("%s: %d of %d on the page", q, len(newest), len(got))
		}
	}
	if refused > 60 {
		t.Errorf("%d queries are refused", refused)
	}
}

func randomQuery(random *rand.Rand, deep int) journal.Query {
	var q journal.Query
	for range 1 + random.IntN(3) {
		t := journal.Term{Not: random.IntN(4) == 0}
		switch n := random.IntN(10); {
		case n < 3 && deep > 0:
			for range 1 + random.IntN(3) {
				t.Any = append(t.Any, randomQuery(random, deep-2))
			}
		case n == 3:
			t.Field, t.Value = "rating", string(rune('0'+random.IntN(6)))
		default:
			if t.Phrase = random.IntN(3) == 0; n < 6 {
				t.Field = "place"
			}
			if t.Value = strings.TrimSpace(randomText(random, 4)); t.Value == "" {
				t.Value = "평"
			}
		}
		q.Terms = append(q.Terms, t)
	}
	return q
}

// reads tells whether e has q's terms, by looking at its characters alone. The last word may go on.
func reads(e journal.Entry, q journal.Query, open bool) bool {
	for i, term := range q.Terms {
		last := open && i == len(q.Terms)-1
		holds := false
		switch {
		case term.Any != nil:
			for k, a := range term.Any {
				holds = holds || reads(e, a, last && k == len(term.Any)-1)
			}
		case term.Field == "rating":
			holds = term.Value == string(rune('0'+e.Rating))
		default:
			asked, open := pieces(term.Value), last && !term.Phrase
			holds = has(pieces(e.Place.Name), asked, open) || term.Field == "" && has(pieces(e.Caption), asked, open)
		}
		if holds == term.Not {
			return false
		}
	}
	return true
}

// pieces cuts text into words: runs of letters and digits, of Hangul, Han and Kana, and emoji.
func pieces(text string) []string {
	text = strings.NewReplacer("か\u3099", "が", "é", "e", "\u3099", "").Replace(text)
	var words []string
	class := ' '
	for _, r := range text {
		next := 'l'
		switch {
		case strings.ContainsRune(" -", r):
			next = ' '
		case r == '🚂':
			next = '!'
		case r > 0x1000:
			next = 'c'
		}
		if next != ' ' {
			if next == class && next != '!' {
				words[len(words)-1] += string(r)
			} else {
				words = append(words, string(r))
			}
		}
		class = next
	}
	return words
}

// has tells whether words stand together in text. The first may be the end of a run of characters,
// the last its beginning, or that of a word where it is open.
func has(text, words []string, open bool) bool {
	if len(words) == 0 {
		return false
	}
	for i := range text {
		if i+len(words) > len(text) {
			return false
		}
		all := true
		for k, w := range words {
			whole, unspaced := text[i+k], []rune(w)[0] > 0x1000 && w != "🚂"
			isFirst, isLast := k == 0, k == len(words)-1
			switch {
			case unspaced && isFirst && isLast:
				all = all && strings.Contains(whole, w)
			case unspaced && isFirst:
				all = all && strings.HasSuffix(whole, w)
			case unspaced && isLast, isLast && open:
				all = all && strings.HasPrefix(whole, w)
			default:
				all = all && whole == w
			}
		}
		if all {
			return true
		}
	}
	return false
}

func FuzzSearch(f *testing.F) {
	r := newRig(f)
	r.add(journal.Entry{ID: "0000000001", Caption: "평양의 아침"})
	for _, s := range []string{
		`"`, `""`, `"*"`, "*", "평*", "NOT", "a NOT", "( ( (", "caption:x", "NEAR/0", "\x00", "\xff평", "'); DROP TABLE entry; --", "^a", "ー", "\u3099", "a\u0300*",
		"(a or -place:평양) near:39,125~5km", "-(in:kp or is:raw) or -눈", "𞤀𞤁", "🇰🇵", "\u202e", strings.Repeat("평", 300), strings.Repeat("a ", 300),
	} {
		f.Add(s, s, true)
	}
	f.Fuzz(func(t *testing.T, text, asked string, phrase bool) {
		for _, field := range []string{"", "tag", "place", "trip", "camera", "in"} {
			for _, not := range []bool{false, true} {
				q := journal.Query{Terms: []journal.Term{
					{Field: field, Value: asked, Phrase: phrase, Not: not}, {Value: text, Not: !not}, {Field: field, Value: text},
				}}
				if _, err := r.Count(t.Context(), q); err != nil {
					t.Errorf("%+v: %v", q, err)
				}
			}
		}
		if q, err := journal.ParseQuery(asked); err == nil && !q.NeedsLookup() {
			if _, err := r.List(t.Context(), q, journal.Page{Limit: 1, Newest: true}); err != nil && journal.KindOf(err) != journal.Invalid {
				t.Errorf("%s: %v", q, err)
			}
		}
		text = journal.CleanText(text)
		change := journal.Change{Patches: []journal.Patch{{ID: "0000000001", Caption: &text}}}
		if _, err := r.Apply(t.Context(), change); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		n, err := r.Count(t.Context(), journal.Query{Terms: []journal.Term{{Value: text, Phrase: phrase}}})
		if err != nil || n == 0 && hasWord(text) {
			t.Errorf("%q finds %d with itself in it: %v", text, n, err)
		}
	})
}

// hasWord tells whether there is anything in text that can be looked for.
func hasWord(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r >= 0xac00 && r < 0xd7a4
	})
}
