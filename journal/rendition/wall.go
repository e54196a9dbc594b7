package rendition

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"io"
)

// memoryLimit is how many bytes all decodes under way may need together, as their headers say.
const memoryLimit = 200 << 20

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
	if m.memory.TryAcquire(need) {
		return m.hold(ctx, need), nil
	}
	m.wholes.room()
	resume := pause(ctx)
	defer resume()
	if err := m.memory.Acquire(ctx, need); err != nil {
		return nil, err
	}
	return m.hold(ctx, need), nil
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

var errGaveUp = invalid(errors.New("the decoder gave up"))

// guarded runs decode, and turns a panic over foreign bytes into an error.
func guarded[T any](decode func() (T, error)) (made T, err error) {
	defer func() {
		if r := recover(); r != nil {
			var none T
			made, err = none, errGaveUp
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
