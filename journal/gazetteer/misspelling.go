package gazetteer

const (
	shortest    = 4  // bytes of a word that may be misspelt
	middling    = 6  // … of one that may be misspelt and unfinished
	long        = 8  // … of one that may be misspelt twice
	corrections = 64 // per word, at most
)

// corrected replaces terms that are no word of any name or area by the words nearest to them
// that begin with the same letter. It is nil where there are none.
func (x *index) corrected(terms []term) []term {
	var all []term
	changed := false
	for _, t := range terms {
		if !t.area && count(x.wordsOf(t)) == 0 {
			open := t.open && len(t.forms[0]) >= middling
			t = term{forms: x.similar(t.forms[0], open), areas: t.areas}
			if len(t.forms) == 0 {
				return nil
			}
			changed = true
		}
		all = append(all, t)
	}
	if !changed {
		return nil
	}
	return all
}

// similar returns the words with the fewest changes; if open, those that begin similarly.
func (x *index) similar(typed string, open bool) []string {
	if len(typed) < shortest {
		return nil
	}
	most := 1
	if len(typed) >= long {
		most = 2
	}
	var found []string
	last := ""
	for _, w := range x.beginning(typed[:1]) {
		word := x.wordAt(w)
		if word == last {
			continue
		}
		last = word
		d := changes(typed, word, most, open)
		if d < most {
			found, most = found[:0], d
		}
		if d <= most && len(found) < corrections {
			found = append(found, word)
		}
	}
	return found
}

func (x *index) wordAt(w word) string {
	end := w.at
	for x.text[end] != ' ' && x.text[end] != endOfName {
		end++
	}
	return x.text[w.at:end]
}
