package rendition

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"io"
	"time"
)

const (
	// memoryLimit is how many bytes all decodes under way may need together, as their headers say.
	memoryLimit = 200 << 20
	// decodeTime ends a decode of a file made to take long; the slowest honest one takes 0.6 s.
	decodeTime = 5 * time.Second
)

var errTooLarge = errors.New("it says that it is larger than can be decoded here")

// reserve waits until need bytes are free. The error is Invalid where they never will be.
func (m *Maker) reserve(ctx context.Context, need int64, size image.Config) (func(), error) {
	if size.Width <= 0 || size.Height <= 0 {
		return nil, invalid(errors.New("it says that it has no pixels"))
	}
	if need > memoryLimit {
		return nil, invalid(fmt.Errorf("%w: %d × %d pixels do not fit in %d MB of memory",
			errTooLarge, size.Width, size.Height, memoryLimit>>20))
	}
	if err := m.memory.Acquire(ctx, need); err != nil {
		return nil, err
	}
	return func() { m.memory.Release(need) }, nil
}

// pixelBytes estimates what one decoded pixel takes.
func pixelBytes(model color.Model) int64 {
	switch model {
	case color.GrayModel, color.AlphaModel:
		return 1
	case color.Gray16Model, color.Alpha16Model:
		return 2
	case color.YCbCrModel, color.NYCbCrAModel:
		return 3
	case color.RGBA64Model, color.NRGBA64Model:
		return 8
	}
	if _, ok := model.(color.Palette); ok {
		return 1
	}
	return 4
}

// guarded runs decode, and turns a panic over foreign bytes into an error.
func guarded(decode func() (image.Image, error)) (img image.Image, err error) {
	defer func() {
		if r := recover(); r != nil {
			img, err = nil, errors.New("the decoder gave up")
		}
	}()
	return decode()
}

// patient reads on only while its context lives, so that a decoder can be ended from outside.
type patient struct {
	ctx context.Context
	in  io.Reader
}

func (p patient) Read(b []byte) (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	return p.in.Read(b)
}

// timed bounds ctx by decodeTime, and gives the error to show once that time is over.
func timed(ctx context.Context) (context.Context, context.CancelFunc) {
	slow := invalid(fmt.Errorf("it takes longer than %v to decode", decodeTime))
	return context.WithTimeoutCause(ctx, decodeTime, slow)
}
