// Package xmp reads and writes XMP packets: sidecars beside a photo, and what is inside files.
// Packets are foreign bytes: their size, depth and number of elements are bounded, and entities
// of their own are never expanded.
//
// The code is our own, over encoding/xml, because no Go library does both halves: bep/imagemeta
// reads packets inside pictures only and knows no structures, and trimmer-io/go-xmp, which can
// write, has had no release since 2021 and drops what it does not know.
package xmp
