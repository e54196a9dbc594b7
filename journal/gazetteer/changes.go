package gazetteer

// longestWord is how many letters of a word are compared.
const longestWord = 32

// changes counts the letters to add, drop, replace or swap with their neighbour to make typed
// into word, or into its beginning if open. It returns most+1 for more than most.
func changes(typed, word []rune, most int, open bool) int {
	if len(typed) > longestWord || len(word) > longestWord || len(word) < len(typed)-most ||
		!open && len(word) > len(typed)+most {
		return most + 1
	}
	if open {
		word = word[:min(len(word), len(typed)+most)]
	}
	var rows [3][longestWord + 1]int
	for j := range len(word) + 1 {
		rows[0][j] = j
	}
	for i := range len(typed) {
		above, row, twoAbove := &rows[i%3], &rows[(i+1)%3], &rows[(i+2)%3]
		row[0] = i + 1
		least := row[0]
		for j := range len(word) {
			row[j+1] = step(above, row, twoAbove, typed[:i+1], word[:j+1])
			least = min(least, row[j+1])
		}
		if least > most {
			return most + 1
		}
	}
	return ending(rows[len(typed)%3][:len(word)+1], most, open)
}

// step takes the cheapest way to make typed into word from shorter beginnings of both.
func step(above, row, twoAbove *[longestWord + 1]int, typed, word []rune) int {
	i, j := len(typed)-1, len(word)-1
	cost := above[j]
	if typed[i] != word[j] {
		cost++
	}
	cost = min(cost, above[j+1]+1, row[j]+1)
	if i > 0 && j > 0 && typed[i] == word[j-1] && typed[i-1] == word[j] {
		cost = min(cost, twoAbove[j-1]+1)
	}
	return cost
}

func ending(last []int, most int, open bool) int {
	d := last[len(last)-1]
	if open {
		for _, v := range last {
			d = min(d, v)
		}
	}
	return min(d, most+1)
}
