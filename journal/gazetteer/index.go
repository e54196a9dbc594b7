package gazetteer

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
	"sort"
	"strings"

	"sojourn/journal/gazetteer/internal/table"
)

// index finds names by the start of any of their words. Its words stand in the order of the
// text that begins at them, so that all with one prefix are one range.
type index struct {
	text   string   // every name and alias folded, each followed by endOfName
	ends   []uint32 // where each name's endOfName is; aliases come after the names
	words  []word
	weight []float32 // of places: the decimal logarithm of their people
	areas  int       // how many regions there are
	called []areaWord

	aliasOf    []uint32 // the places of names behind those of the places
	vocabulary []entry  // each word once, in order
}

// word is where one begins in the text, and in which name. It has the weight of the name's place, since what
// lies together is read much faster.
type word struct {
	at, name uint32
	weight   float32
}

// endOfName sorts before the space between words, and that before letters and digits.
const endOfName = '\n'

func newIndex(t *table.Table) *index {
	x := &index{weight: weights(t.Population), aliasOf: t.AliasOf}
	fold := table.NewFolder()
	text := make([]byte, 0, len(t.Names.Text)+len(t.Aliases.Text)+t.Names.Len())
	for _, names := range []table.Strings{t.Names, t.Aliases} {
		for i := range names.Len() {
			text = fold.Append(text, names.At(i))
			x.ends = append(x.ends, uint32(len(text)))
			text = append(text, endOfName)
		}
	}
	x.text = string(text)
	x.words = sortedWords(x.text)
	for i, w := range x.words {
		x.words[i].weight = x.weight[x.place(w.name)]
	}
	x.vocabulary = x.newVocabulary()
	x.areas, x.called = len(t.Regions), areaWords(t, fold)
	return x
}

// weights lets a village's number stand in for an unknown one.
func weights(population []uint32) []float32 {
	const village = 300
	w := make([]float32, len(population))
	for i, p := range population {
		w[i] = float32(math.Log10(float64(max(p, village))))
	}
	return w
}

func sortedWords(text string) []word {
	type keyed struct {
		first uint64 // eight bytes, which nearly always decide
		word
	}
	all := make([]keyed, 0, strings.Count(text, "\n")+strings.Count(text, " "))
	name, begins := uint32(0), true
	for at := range len(text) {
		switch c := text[at]; {
		case c == endOfName:
			name++
			begins = true
		case c == ' ':
			begins = true
		case begins:
			all = append(all, keyed{eight(text, at), word{at: uint32(at), name: name}})
			begins = false
		}
	}
	slices.SortFunc(all, func(a, b keyed) int {
		if a.first != b.first {
			return cmp.Compare(a.first, b.first)
		}
		return cmp.Compare(text[a.at:], text[b.at:])
	})
	words := make([]word, len(all))
	for i, k := range all {
		words[i] = k.word
	}
	return words
}

func eight(text string, at int) uint64 {
	var b [8]byte
	copy(b[:], text[at:])
	return binary.BigEndian.Uint64(b[:])
}

// name returns the folded name i.
func (x *index) name(i uint32) string {
	start := uint32(0)
	if i > 0 {
		start = x.ends[i-1] + 1
	}
	return x.text[start:x.ends[i]]
}

// place returns the place of name i.
func (x *index) place(i uint32) uint32 {
	if places := uint32(len(x.weight)); i >= places {
		return x.aliasOf[i-places]
	}
	return i
}

// from returns the first of words whose text is not before s.
func (x *index) from(s string) int {
	return sort.Search(len(x.words), func(i int) bool {
		rest := x.text[x.words[i].at:]
		return rest[:min(len(rest), len(s))] >= s
	})
}

// beginning returns the words that begin with s.
func (x *index) beginning(s string) []word { return x.words[x.from(s):x.from(s+"\xff")] }

// equal returns the words that are s.
func (x *index) equal(s string) []word { return x.words[x.from(s+"\n"):x.from(s+"!")] }
