package journal

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// Price is what bytes on the link cost. The zero Price is that none is set.
type Price struct {
	PerByte  float64
	Currency string // a sign or a word; "" where none was given
	text     string // as it was written
}

// price is only made where one is read: it takes as long as opening a journal.
var price = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?i)(\p{Sc}|[\p{L}]{1,6})? ?([0-9]+(?:\.[0-9]+)?) ?(\p{Sc}|[\p{L}]{1,6})? ?/ ?([kmg])(i?)b$`)
})

// ParsePrice reads a price as people write it: 0.12/MB, 0.12 EUR/MB, €5/GB. The error is Invalid.
func ParsePrice(s string) (Price, error) {
	s = strings.TrimSpace(s)
	m := price().FindStringSubmatch(s)
	if m == nil || m[1] != "" && m[3] != "" {
		return Price{}, &Error{
			Op: "price " + Visible(s), Kind: Invalid, Err: errors.New("this is no price of bytes"),
			Hint: "write it like 0.12 EUR/MB or 5/GB",
		}
	}
	step := 1000.0
	if m[5] != "" {
		step = 1024
	}
	value, err := strconv.ParseFloat(m[2], 64)
	if err != nil {
		return Price{}, err
	}
	exponent := float64(strings.Index("kmg", strings.ToLower(m[4])) + 1)
	return Price{PerByte: value / math.Pow(step, exponent), Currency: m[1] + m[3], text: s}, nil
}

func (p Price) String() string { return p.text }

// IsSet reports whether bytes have a price.
func (p Price) IsSet() bool { return p.text != "" }

// Of is what so many bytes cost.
func (p Price) Of(bytes int64) float64 { return p.PerByte * float64(bytes) }

// Words says what so many bytes cost: "0.29 EUR", and with more figures what is less than a hundredth.
func (p Price) Words(bytes int64) string {
	cost := p.Of(bytes)
	words := fmt.Sprintf("%.2f", cost)
	if cost > 0 && cost < 0.01 {
		words = "less than 0.01"
	}
	return strings.TrimSpace(words + " " + p.Currency)
}
