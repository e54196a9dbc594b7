package smalljpeg

import (
	"context"
	"image"
)

// plane is a component's pixels, w × h for each block.
type plane struct {
	*component
	w, h   int
	last   int // the last coefficient that is needed, in the order of the file
	pix    []byte
	stride int
	mean   int32 // of the last block
}

// scan decodes the bits of a picture into planes.
type scan struct {
	bits
	header *header
	planes []plane
}

// newScan plans planes of n × n pixels for each block of brightness. Colours that the camera
// stored coarser are shrunk less, so that they come out as fine as the brightness.
func newScan(p *Picture, n int) *scan {
	s := &scan{header: &p.header, bits: bits{in: p.in, at: p.scan}}
	all := p.components
	for i := range all {
		w, h := n, n
		if i > 0 {
			w, h = min(4, n*all[0].h), min(4, n*all[0].v)
		}
		s.planes = append(s.planes, plane{component: &all[i], w: w, h: h, last: lastKept(w, h)})
	}
	return s
}

// lastKept is the last coefficient that a block of w × h pixels needs.
func lastKept(w, h int) int {
	last := 0
	for i, at := range zigzag {
		if int(at)%side < w && int(at)/side < h {
			last = i
		}
	}
	return last
}

// bytes is how many the planes take.
func (s *scan) bytes() int64 {
	across, down := s.header.units()
	each := 0
	for _, p := range s.planes {
		each += p.component.h * p.w * p.component.v * p.h
	}
	return int64(across) * int64(down) * int64(each)
}

// canvas makes the image that the planes are of; r is what is seen of it.
func (s *scan) canvas(r image.Rectangle) image.Image {
	across, down := s.header.units()
	for i := range s.planes {
		p := &s.planes[i]
		p.stride = across * p.component.h * p.w
		p.pix = make([]byte, p.stride*down*p.component.v*p.h)
	}
	p := s.planes
	if len(p) == 1 {
		return &image.Gray{Pix: p[0].pix, Stride: p[0].stride, Rect: r}
	}
	ratio := ratios[[2]int{p[0].stride / p[1].stride, len(p[0].pix) / len(p[1].pix) / (p[0].stride / p[1].stride)}]
	return &image.YCbCr{
		Y: p[0].pix, Cb: p[1].pix, Cr: p[2].pix, YStride: p[0].stride, CStride: p[1].stride,
		SubsampleRatio: ratio, Rect: r,
	}
}

// run decodes unit after unit.
func (s *scan) run(ctx context.Context) error {
	across, down := s.header.units()
	done := 0
	for y := range down {
		if err := ctx.Err(); err != nil {
			return err
		}
		for x := range across {
			if s.header.restart > 0 && done > 0 && done%s.header.restart == 0 {
				if err := s.restart(done/s.header.restart - 1); err != nil {
					return err
				}
				for i := range s.planes {
					s.planes[i].mean = 0
				}
			}
			if !s.unit(x, y) {
				return ErrDamaged
			}
			done++
		}
		if err := s.broken(); err != nil {
			return err
		}
	}
	return nil
}

// unit decodes the blocks of all planes in one place.
func (s *scan) unit(x, y int) bool {
	for i := range s.planes {
		p := &s.planes[i]
		across, down := p.component.h, p.component.v
		for by := y * down; by < (y+1)*down; by++ {
			for bx := x * across; bx < (x+1)*across; bx++ {
				var b block
				if !s.block(p, &b) {
					return false
				}
				b.paint(p.pix[by*p.h*p.stride+bx*p.w:], p.stride, p.w, p.h)
			}
		}
	}
	return true
}

// block reads the coefficients of the next block of plane p: those that are needed into b.
func (s *scan) block(p *plane, b *block) bool {
	s.fill()
	quant := s.header.quant[p.quant]
	e := s.header.means[p.meanCodes].next(s.acc)
	if e.length == 0 {
		return false
	}
	p.mean += value(s.acc, e)
	s.drop(e)
	b[0] = p.mean * quant[0]
	waves, last := s.header.waves[p.waveCodes], p.last
	for k := 1; k < area; {
		if s.left < 32 {
			s.fill()
		}
		e := waves.next(s.acc)
		if e.length == 0 {
			return false
		}
		k += int(e.step)
		if k-1 <= last && e.size > 0 {
			b[zigzag[k-1]] = value(s.acc, e) * quant[k-1]
		}
		s.drop(e)
	}
	return true
}

// value reads the value behind code e at the beginning of acc.
func value(acc uint64, e code) int32 {
	if e.size == 0 {
		return 0
	}
	v := int32(acc << ((e.length - e.size) & 63) >> ((64 - e.size) & 63))
	if v < 1<<((e.size-1)&31) {
		v += -1<<(e.size&31) + 1
	}
	return v
}
