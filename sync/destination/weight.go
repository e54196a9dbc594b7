package destination

import "sojourn/journal"

// Weight is what a dispatch costs on the link: the zero Weight costs nothing, it goes over none.
type Weight struct {
	Content  int64 // bytes of the pictures and of all words that go with them
	Pictures int
	Usual    Overhead // until it is measured
}

// Overhead is what a protocol, TLS too, puts around content, in bytes both ways.
type Overhead struct {
	Opening    int64 // until the first dispatch can be sent
	PerEntry   int64 // for the words
	PerPicture int64
}

// Weigher weighs what d sends to c. It asks nobody.
type Weigher func(c journal.Destination, d journal.Dispatch) Weight
