package lint_test

import (
	"slices"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/lint"
)

// monday is a frame of Monday 25 February 2013 in Pyongyang.
func monday(caption string) journal.Entry {
	return journal.Entry{
		Caption: caption, Credits: journal.Credits{Byline: "Pak Mi"}, Language: "en",
		Taken: journal.Moment{Clock: time.Date(2013, 2, 25, 9, 0, 0, 0, time.UTC)},
		Place: &journal.Place{Name: "Kim Il Sung Square", City: "Pyongyang", Country: "North Korea"},
	}
}

func TestWhatADeskWouldAskFor(t *testing.T) {
	with := func(e journal.Entry, set func(e *journal.Entry)) journal.Entry {
		set(&e)
		return e
	}
	type kinds = []lint.Kind
	for name, tc := range map[string]struct {
		entry journal.Entry
		want  kinds
	}{
		"the form of a news agency": {monday("A woman sweeps snow at Kim Il Sung Square in Pyongyang, North Korea, Monday, Feb. 25, 2013. " +
			"The U.S. sent Mr. J. Kim there at 9 a.m. on the same day."), nil},
		"nothing":                     {monday(" \n"), kinds{lint.Caption}},
		"a word":                      {monday("Snow."), kinds{lint.What, lint.Where, lint.When, lint.Weekday}},
		"where and when come late":    {monday("A woman sweeps the snow away. It was Monday, Feb. 25, 2013, in Pyongyang."), kinds{lint.Where, lint.When, lint.Weekday}},
		"another weekday":             {monday("A woman sweeps snow in Pyongyang, Tuesday, Feb. 25, 2013."), kinds{lint.Weekday}},
		"another day":                 {monday("A woman sweeps snow in Pyongyang, Monday, Feb. 26, 2013."), kinds{lint.When}},
		"a date in digits":            {monday("A woman sweeps snow in Pyongyang, Monday, 2013-02-25."), nil},
		"a part of a name is no name": {monday("A woman sweeps snow in Pyongyangsong, Monday, Feb. 25."), kinds{lint.Where}},
		"three sentences":             {monday("A woman sweeps snow in Pyongyang, Monday, Feb. 25, 2013. It is cold! It snows again."), kinds{lint.Long}},
		"Korean, whose place is written in Latin": {monday("2013년 2월 25일 월요일, 평양에서 한 여성이 눈을 쓸고 있다."), nil},
		"Korean, without a date":                  {monday("평양에서 한 여성이 광장의 눈을 쓸고 있다。 춥다. 또 눈이 온다."), kinds{lint.When, lint.Long}},
		"Korean names": {with(monday("2013년 2월 25일 월요일, 개성에서 한 여성이 눈을 쓸고 있다."), func(e *journal.Entry) {
			e.Place, e.People = &journal.Place{City: "평양"}, []string{"리설주", "Smith"}
		}), kinds{lint.Who, lint.Where}},
		"Arabic digits": {with(monday("امرأة تكنس الثلج في الساحة يوم ٢٥ فبراير ٢٠١٣"), func(*journal.Entry) {}), nil},
		"German": {with(monday("Eine Frau fegt in Pyongyang am Montag, dem 25. Februar 2013, den Schnee weg."), func(e *journal.Entry) {
			e.Language = "de"
		}), nil},
		"nobody is credited": {with(monday("A woman sweeps snow in Pyongyang, Monday, Feb. 25, 2013."), func(e *journal.Entry) {
			e.Credits = journal.Credits{}
		}), kinds{lint.Credit}},
		"a credit in the caption": {with(monday("A woman sweeps snow in Pyongyang, Monday, Feb. 25, 2013. (Photo by Pak Mi)"), func(e *journal.Entry) {
			e.Credits = journal.Credits{}
		}), nil},
		"neither place nor time is known": {journal.Entry{Caption: "A woman sweeps the snow away.", Credits: journal.Credits{Credit: "AP"}}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			var got kinds
			for _, a := range lint.Of(tc.entry, journal.Codes{}) {
				if a.Text == "" {
					t.Errorf("%s has no words", a.Kind)
				}
				got = append(got, a.Kind)
			}
			if !slices.Equal(got, tc.want) {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

// TestOnlyWhatCanBeJudgedIsAdvisedOn has captions of Monday, 25 February 2013, whose language is told
// or not, and what they would be asked for.
func TestOnlyWhatCanBeJudgedIsAdvisedOn(t *testing.T) {
	for name, tc := range map[string]struct {
		language, caption string
		want              []string
	}{
		"Korean, untagged":           {"", "평양에서 한 여성이 광장의 눈을 쓸고 있다.", []string{"the first sentence does not tell the date: 2013년 2월 25일"}},
		"Korean, tagged":             {"ko-KR", "평양에서 한 여성이 25일 광장의 눈을 쓸고 있다.", nil},
		"Korean, a wrong weekday":    {"ko", "25일 화요일 평양에서 한 여성이 눈을 쓸고 있다.", []string{"it says 화요일; it was a Monday"}},
		"Japanese, untagged":         {"", "平壌の広場で雪かきをする女性。", []string{"the first sentence does not tell the date: 2013年2月25日"}},
		"Chinese, untagged":          {"", "一名妇女在广场扫雪，星期一。", []string{"the first sentence does not tell the date: 2013年2月25日"}},
		"English, untagged":          {"", "The woman and her son sweep the snow in Pyongyang, Feb. 25.", []string{"the first sentence names no weekday: Monday"}},
		"English, untagged, wrong":   {"", "Snow is swept away in Pyongyang, Tuesday, Feb. 25.", []string{"it says Tuesday; it was a Monday"}},
		"German, untagged":           {"", "Eine Frau fegt am 25. Februar in Pjöngjang den Schnee weg.", nil},
		"German, tagged, no date":    {"de", "Eine Frau fegt in Pjöngjang den Schnee weg.", []string{"the first sentence does not tell the date: 25. Februar 2013"}},
		"German, tagged, wrong":      {"de-AT", "Eine Frau fegt am Dienstag, dem 25. Februar, Schnee.", []string{"it says Dienstag; it was a Monday"}},
		"French, untagged":           {"", "Une femme balaie la neige à Pyongyang, le lundi 25 février.", nil},
		"a Spanish name is no day":   {"", "Placido Domingo canta en Pyongyang el 25 de febrero.", nil},
		"Dutch is not English":       {"", "De vrouw was op de markt in Pyongyang, het is 25 februari.", nil},
		"Turkish endings on a name":  {"tr", "Pak Mi'nin Pyongyang'da 25 Şubat'ta temizledi.", nil},
		"Persian has other months":   {"fa", "زنی برف را در میدان جارو می\u200cکند، ۷ اسفند ۱۳۹۱", nil},
		"a language nobody has here": {"sw", "Mwanamke anafagia theluji Pyongyang tarehe 25.", nil},
	} {
		t.Run(name, func(t *testing.T) {
			e := monday(tc.caption)
			e.Language, e.Place.Name = tc.language, ""
			var got []string
			for _, a := range lint.Of(e, journal.Codes{}) {
				got = append(got, a.Text)
			}
			if !slices.Equal(got, tc.want) {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func TestSentencesAreCounted(t *testing.T) {
	for text, want := range map[string]int{
		"":                                   0,
		"…":                                  0,
		"Snow":                               1,
		"Snow. Ice.":                         2,
		"He said: “It is cold.” She nodded.": 2,
		"At 3.5 km, www.example.org says so": 1,
		"Dr. Kim of the U.N. came. He left.": 2,
		"첫 배가 뜬다。 얼음이 깨진다！": 2,
		"One\n\nTwo":       2,
		"Really?! Yes...":  2,
		"صباح الخير؟ نعم.": 2,
	} {
		if got := lint.Sentences(text); len(got) != want {
			t.Errorf("%q has %d sentences, want %d: %q", text, len(got), want, got)
		}
	}
}

func FuzzOf(f *testing.F) {
	f.Add("A woman, Monday, Feb. 25. (AP)", "평양", "İ")
	f.Fuzz(func(t *testing.T, caption, city, person string) {
		e := monday(caption)
		e.Place.City, e.People = city, []string{person}
		_ = lint.Of(e, journal.Codes{})
	})
}

func TestCodesAndVariablesAreWrittenOutFirst(t *testing.T) {
	codes := journal.NewCodes('=', journal.Code{Name: "kis", Texts: []string{"Kim Il Sung Square"}})
	e := journal.Entry{
		Caption: "Soldiers march across =kis= in {city} on {weekday}, {date}.",
		Taken:   journal.Moment{Clock: time.Date(2013, 2, 25, 12, 0, 0, 0, time.UTC)},
		Place:   &journal.Place{City: "Pyongyang", Country: "North Korea"},
		Credits: journal.Credits{Byline: "Kim"},
	}
	for _, a := range lint.Of(e, codes) {
		t.Errorf("%s: %s", a.Kind, a.Text)
	}
}
