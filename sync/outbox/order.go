package outbox

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"sojourn/journal"
)

// Order is which of several entries goes first. Words go before pictures in any order.
type Order string

// The orders; the zero Order is that of the smallest first.
const (
	Smallest Order = "smallest"
	Newest   Order = "newest" // by when it was taken
	Marked   Order = "marked" // by when it was marked
)

// Orders are all of them.
var Orders = []Order{Smallest, Newest, Marked}

// ParseOrder reads an order by its name. The error is Invalid.
func ParseOrder(name string) (Order, error) {
	if o := Order(name); slices.Contains(Orders, o) {
		return o, nil
	}
	names := make([]string, len(Orders))
	for i, o := range Orders {
		names[i] = string(o)
	}
	return "", &journal.Error{
		Kind: journal.Invalid, Err: errors.New("there is no such order"),
		Hint: fmt.Sprintf("use %s", strings.Join(names, ", ")),
	}
}

// compare tells which of two items with as many words or pictures goes first. They come in the order in
// which they were marked.
func (o Order) compare(a, b item) int {
	switch o {
	case Newest:
		return b.taken.Compare(a.taken)
	case Marked:
		return 0
	}
	return cmp.Compare(a.dispatch.Bytes(), b.dispatch.Bytes())
}
