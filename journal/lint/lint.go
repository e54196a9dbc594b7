// Package lint reads captions as a desk does: who and what, where and when in the first sentence, at
// most two sentences, a credit. It only advises, and only on what it can judge in the language of the words.
package lint

import (
	"fmt"
	"slices"
	"strings"

	"sojourn/journal"
)

// Kind is what an advice is about.
type Kind string

const (
	// Caption: there are no words.
	Caption Kind = "caption"
	// What: the first sentence hardly says what happens.
	What Kind = "what"
	// Who: people who are shown are not named.
	Who Kind = "who"
	// Where: the first sentence does not name the place.
	Where Kind = "where"
	// When: the first sentence does not tell the date.
	When Kind = "when"
	// Weekday: the first sentence names no weekday, or another one.
	Weekday Kind = "weekday"
	// Long: there are more sentences than a desk prints.
	Long Kind = "long"
	// Credit: nobody is named as who took it.
	Credit Kind = "credit"
)

// Advice is one thing that a desk would ask for. Text quotes the entry: show it with journal.Visible.
type Advice struct {
	Kind Kind
	Text string
}

// most is how many sentences a caption should have.
const most = 2

// Of returns what a desk would ask e back for, in the order in which a caption is written: with its
// codes and variables written out. What cannot be judged, as a place whose names are in another
// script, is not advised on.
func Of(e journal.Entry, codes journal.Codes) []Advice {
	e.Caption, _ = journal.WriteOut(e.Caption, codes, journal.ValuesOf(e))
	all := Sentences(e.Caption)
	if len(all) == 0 {
		return []Advice{{Caption, "there is no caption"}}
	}
	var list []Advice
	add := func(kind Kind, text string) {
		if text != "" {
			list = append(list, Advice{kind, text})
		}
	}
	in := languageOf(e)
	add(What, whatOf(all[0]))
	add(Who, whoOf(e, in))
	add(Where, whereOf(all[0], e.Place, in))
	add(When, whenOf(all[0], e.Taken, in))
	add(Weekday, weekdayOf(all[0], e.Taken, in))
	if len(all) > most {
		add(Long, fmt.Sprintf("%d sentences: two are enough", len(all)))
	}
	if e.Credits.Byline == "" && e.Credits.Credit == "" && !endsInCredit(e.Caption) {
		add(Credit, "no byline and no credit")
	}
	return list
}

// endsInCredit tells a credit in brackets at the end: (AP Photo/Kim), （사진 김일수）.
func endsInCredit(caption string) bool {
	s := strings.TrimRight(strings.TrimSpace(caption), ".。")
	return strings.HasSuffix(s, ")") && strings.Contains(s, "(") ||
		strings.HasSuffix(s, "）") && strings.Contains(s, "（")
}

// whatOf wants a subject and what it does: some words, or some ideographs.
func whatOf(first string) string {
	const fewest = 4
	if len(strings.Fields(first)) >= fewest || letters(first) >= 3*fewest {
		return ""
	}
	return "the first sentence says little: who does what?"
}

// whoOf wants the names of those who are shown. Other languages may put endings on them.
func whoOf(e journal.Entry, l language) string {
	var missing []string
	for _, name := range e.People {
		if !saysName(e.Caption, name) && isJudged(e.Caption, name) && (l.isEnglish() || !hintsAt(e.Caption, name)) {
			missing = append(missing, name)
		}
	}
	if len(missing) == 0 {
		return ""
	}
	return "not named: " + strings.Join(missing, ", ")
}

// whereOf wants a name of the place, as far as it can be called the same in the language of the words.
func whereOf(first string, p *journal.Place, l language) string {
	if p == nil {
		return ""
	}
	names := slices.DeleteFunc([]string{p.Name, p.City, p.Region, p.Country}, func(n string) bool { return n == "" })
	judged := false
	for _, n := range names {
		if saysName(first, n) {
			return ""
		}
		judged = judged || isJudged(first, n) && l.callsAlike(first)
	}
	if !judged {
		return ""
	}
	return "the first sentence does not say where: " + p.Label()
}
