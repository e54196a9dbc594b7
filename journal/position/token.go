package position

import (
	"regexp"
	"strings"
)

// token is a number, a unit (° ' "), a hemisphere (N S E W), a comma between two angles, or a label
// before one.
type token struct {
	kind rune
	text string
}

const (
	number = '0'
	comma  = ','
	label  = 'l' // "lat", "lon"
)

var (
	piece       = regexp.MustCompile(`[+-]?\d+(?:\.\d+)?|[\pL]+|[°'",;/|:=]`)
	dashes      = regexp.MustCompile(`(\d)-(\d)`)
	hemispheres = map[string]rune{
		"n": 'N', "north": 'N', "s": 'S', "south": 'S', "e": 'E', "east": 'E', "w": 'W', "west": 'W',
	}
	units = map[string]rune{
		"d": '°', "deg": '°', "degree": '°', "degrees": '°', "m": '\'', "min": '\'', "minutes": '\'',
		"sec": '"', "seconds": '"',
	}
	axes = map[string]axis{
		"lat": latitude, "latitude": latitude, "lon": longitude, "long": longitude, "lng": longitude, "longitude": longitude,
	}
)

// tokensOf is false for a text that has anything else in it than positions are made of.
func tokensOf(text string) ([]token, bool) {
	if lettered := hasHemisphere.MatchString(text); !lettered && clock.MatchString(text) {
		return nil, false
	} else if lettered {
		text = dashes.ReplaceAllString(dashes.ReplaceAllString(text, "$1 $2"), "$1 $2") // 39-01-58N
	}
	var tokens []token
	at := 0
	for _, span := range piece.FindAllStringIndex(text, -1) {
		if strings.Trim(text[at:span[0]], " ") != "" {
			return nil, false
		}
		at = span[1]
		more, ok := tokensIn(text[span[0]:span[1]])
		if !ok {
			return nil, false
		}
		tokens = append(tokens, more...)
	}
	return tokens, strings.Trim(text[at:], " ") == ""
}

var clock = regexp.MustCompile(`\d:\d`) // 13:30 is none, 39:02N is

var hasHemisphere = regexp.MustCompile(`(?i)\d ?[NSEW]\b|\b[NSEW] ?\d`)

func tokensIn(piece string) ([]token, bool) {
	word := strings.ToLower(piece)
	switch c := piece[len(piece)-1]; {
	case isDigit(c):
		return []token{{number, piece}}, true
	case word == ":" || word == "=":
		return nil, true
	case strings.ContainsRune(",;/|", rune(c)):
		return []token{{comma, ""}}, true
	case piece == "°" || piece == "'" || piece == `"`:
		return []token{{[]rune(piece)[0], ""}}, true
	case axes[word] != either:
		return []token{{label, word}}, true
	case units[word] != 0:
		return []token{{units[word], ""}}, true
	case hemispheres[word] != 0:
		return []token{{hemispheres[word], ""}}, true
	case len(word) == 2 && word[0] == 's' && hemispheres[word[1:]] != 0: // 39d01m58sN
		return []token{{'"', ""}, {hemispheres[word[1:]], ""}}, true
	}
	return nil, false
}

// grouping parts tokens into angles.
type grouping struct {
	done    []angle
	now     angle
	leads   bool // letters stand before their numbers
	units   string
	numbers int
}

// anglesOf is empty where tokens are in no order that angles have.
func anglesOf(tokens []token) []angle {
	g := grouping{}
	for i, t := range tokens {
		if i == 0 || i == 1 && tokens[0].kind == label {
			g.leads = strings.ContainsRune("NSEW", t.kind)
		}
		next := rune(0)
		if i+1 < len(tokens) {
			next = tokens[i+1].kind
		}
		if !g.take(t, next) {
			return nil
		}
	}
	g.close()
	if len(g.done) == 1 && g.done[0].hemisphere == 0 && g.units == "" && g.numbers%2 == 0 && g.numbers <= 6 {
		n := g.done[0].numbers
		return []angle{{numbers: n[:len(n)/2]}, {numbers: n[len(n)/2:]}}
	}
	for _, a := range g.done {
		if len(a.numbers) > 3 {
			return nil
		}
	}
	return g.done
}

func (g *grouping) close() {
	if len(g.now.numbers) > 0 {
		g.done = append(g.done, g.now)
		g.now = angle{}
	}
}

func (g *grouping) take(t token, next rune) bool {
	switch t.kind {
	case comma, label:
		g.close()
		g.now.labelled = axes[t.text]
	case number:
		if next == '°' || !g.leads && g.now.hemisphere != 0 {
			g.close()
		}
		g.now.numbers = append(g.now.numbers, t.text)
		g.numbers++
	case '°', '\'', '"':
		want := map[rune]int{'°': 1, '\'': 2, '"': 3}[t.kind]
		g.units += string(t.kind)
		return len(g.now.numbers) == want
	default:
		if g.leads {
			g.close()
		}
		if g.now.hemisphere != 0 || !g.leads && len(g.now.numbers) == 0 {
			return false
		}
		g.now.hemisphere = byte(t.kind)
	}
	return true
}
