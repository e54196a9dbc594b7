package smalljpeg

const (
	quickBits = 10 // codes up to so long are looked up
	maxBits   = 16 // the longest code
)

// code is what one code says: how many bits it and its value take, how many bits are the value,
// and how many places of the block it goes on. A code that is none has no length.
type code struct {
	length, size, step uint8
}

// pastEnd is a step behind the end of a block.
const pastEnd = area

// codes is a table of Huffman codes.
type codes struct {
	quick [1 << quickBits]code
	all   [256]code // in the order of their length
	last  [maxBits + 1]int32
	first [maxBits + 1]int32 // to be added to a code for its place in all
}

// readCodes reads a table, and returns what stands behind it. waves says whether the values have
// runs before them.
func readCodes(b []byte, waves bool) (*codes, []byte, error) {
	if len(b) < maxBits {
		return nil, nil, ErrDamaged
	}
	counts, values := b[:maxBits], b[maxBits:]
	t := &codes{}
	next, n := int32(0), 0
	for i, count := range counts {
		length := i + 1
		if n+int(count) > min(len(values), len(t.all)) || next+int32(count) > 1<<length {
			return nil, nil, ErrDamaged
		}
		t.first[length] = int32(n) - next
		for range count {
			c, ok := codeOf(values[n], length, waves)
			if !ok {
				return nil, nil, ErrUnsupported
			}
			t.all[n] = c
			t.lookUp(c, next, length)
			n++
			next++
		}
		t.last[length] = next
		next <<= 1
	}
	return t, values[n:], nil
}

// codeOf reads one value; ok is false where sequential pictures have none like it.
func codeOf(value byte, length int, waves bool) (c code, ok bool) {
	run, size := value>>4, value&15
	c = code{length: uint8(length) + size, size: size, step: run + 1}
	switch {
	case !waves:
		return c, value <= 11
	case value == 0:
		c.step = pastEnd
	case size == 0:
		return c, run == 15
	}
	return c, true
}

// lookUp enters c wherever the next bits begin with it.
func (t *codes) lookUp(c code, bits int32, length int) {
	if length > quickBits {
		return
	}
	from := bits << (quickBits - length)
	for i := range int32(1) << (quickBits - length) {
		t.quick[from+i] = c
	}
}

// next finds the code that acc begins with; it has no length where there is none.
func (t *codes) next(acc uint64) code {
	if c := t.quick[acc>>(64-quickBits)]; c.length > 0 {
		return c
	}
	return t.long(acc)
}

// long finds a code that is not looked up at the beginning of acc.
func (t *codes) long(acc uint64) code {
	for length := quickBits + 1; length <= maxBits; length++ {
		if bits := int32(acc >> (64 - length)); bits < t.last[length] {
			if i := bits + t.first[length]; i >= 0 && int(i) < len(t.all) {
				return t.all[i]
			}
			return code{}
		}
	}
	return code{}
}
