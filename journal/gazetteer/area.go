package gazetteer

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"sojourn/journal/gazetteer/internal/table"
)

// areaWord is one word by which a region or its country is called.
type areaWord struct {
	word string
	area uint16
}

func areaWords(t *table.Table, fold *table.Folder) []areaWord {
	var all []areaWord
	for i, r := range t.Regions {
		c := t.Countries[r.Country]
		names := strings.Join([]string{r.Name, r.Code, c.Name, c.Code, c.Also}, " ")
		for _, word := range strings.Fields(fold.Fold(names)) {
			all = append(all, areaWord{word, uint16(i)})
		}
	}
	slices.SortFunc(all, func(a, b areaWord) int { return cmp.Compare(a.word, b.word) })
	return all
}

// withAreas marks the regions that t is a word for.
func (x *index) withAreas(t term) term {
	t.areas = make([]bool, x.areas)
	for _, f := range t.forms {
		from := sort.Search(len(x.called), func(i int) bool { return x.called[i].word >= f.word })
		for _, c := range x.called[from:] {
			if c.word != f.word && (!t.open || !strings.HasPrefix(c.word, f.word)) {
				break
			}
			t.areas[c.area], t.area = true, true
		}
	}
	return t
}
