package journal

import (
	"crypto/rand"
	"errors"
	"strings"
)

// ID names an entry: 10 random characters of Crockford's base 32. Any unique prefix names it too.
type ID string

const (
	idLength   = 10
	idAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
)

// NewID returns a random ID.
func NewID() ID {
	b := make([]byte, idLength)
	rand.Read(b) // never fails: it ends the process instead
	for i := range b {
		b[i] = idAlphabet[b[i]&31]
	}
	return ID(b)
}

// ParseIDPrefix returns s in an ID's spelling: upper case, with O, I and L read as Crockford
// reads them. The error is Invalid where s cannot be the beginning of an ID.
func ParseIDPrefix(s string) (string, error) {
	p := strings.NewReplacer("O", "0", "I", "1", "L", "1").Replace(strings.ToUpper(strings.TrimSpace(s)))
	if p == "" || len(p) > idLength || strings.Trim(p, idAlphabet) != "" {
		return "", &Error{
			Op: "entry " + Visible(s), Kind: Invalid, Err: errors.New("this is not an entry's id"),
			Hint: "an id is 10 letters and digits, as `sojourn list` shows them; its first few are enough",
		}
	}
	return p, nil
}

// Valid reports whether id is a whole ID, in its own spelling.
func (id ID) Valid() bool {
	return len(id) == idLength && strings.Trim(string(id), idAlphabet) == ""
}
