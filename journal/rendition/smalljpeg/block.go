package smalljpeg

// block is the coefficients of 8 × 8 pixels, row by row: how much there is of each wave.
type block [area]int32

// zigzag is where the coefficients of a file belong in a block.
var zigzag = [area]uint8{
	0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
	35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55,
	62, 63,
}

// paint puts w × h pixels to the beginning of pix; each is 1, 2 or 4. They are the inverse
// transform of the w × h slowest waves, so that finer ones are smoothed away.
func (b *block) paint(pix []byte, stride, w, h int) {
	for x := range w {
		switch h {
		case 2:
			b[x], b[x+8] = b[x]+b[x+8], b[x]-b[x+8]
		case 4:
			b[x], b[x+8], b[x+16], b[x+24] = four(b[x], b[x+8], b[x+16], b[x+24])
		}
	}
	for y := range h {
		waves, row := b[side*y:side*y+4], pix[y*stride:y*stride+w]
		switch w {
		case 1:
			row[0] = pixel(waves[0])
		case 2:
			row[0], row[1] = pixel(waves[0]+waves[1]), pixel(waves[0]-waves[1])
		case 4:
			p, q, r, s := four(waves[0], waves[1], waves[2], waves[3])
			row[0], row[1], row[2], row[3] = pixel(p), pixel(q), pixel(r), pixel(s)
		}
	}
}

// pixel is the brightness for a sum of waves, which is 8 times as large and around zero.
func pixel(v int32) byte {
	return byte(max(0, min(255, (v+4)>>3+128)))
}

// four is the inverse transform of four coefficients, √8 times as large, like the others.
func four(a, b, c, d int32) (int32, int32, int32, int32) {
	const (
		bits   = 12
		half   = 1 << (bits - 1)
		coarse = 5352 // √2·cos(π/8), in 12 bits
		fine   = 2217 // √2·cos(3π/8)
	)
	even, odd := a+c, (coarse*b+fine*d+half)>>bits
	even2, odd2 := a-c, (fine*b-coarse*d+half)>>bits
	return even + odd, even2 + odd2, even2 - odd2, even - odd
}
