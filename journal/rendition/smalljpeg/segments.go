package smalljpeg

import (
	"bytes"
	"encoding/binary"
	"image"
)

// ratios are the samplings of the colours that image.YCbCr knows, by those of the brightness.
var ratios = map[[2]int]image.YCbCrSubsampleRatio{
	{1, 1}: image.YCbCrSubsampleRatio444,
	{2, 1}: image.YCbCrSubsampleRatio422,
	{2, 2}: image.YCbCrSubsampleRatio420,
	{1, 2}: image.YCbCrSubsampleRatio440,
	{4, 1}: image.YCbCrSubsampleRatio411,
	{4, 2}: image.YCbCrSubsampleRatio410,
}

// takeFrame reads the size of the picture and of its planes.
func (h *header) takeFrame(b []byte) error {
	if len(b) < 6 || len(b) != 6+3*int(b[5]) || h.components != nil {
		return ErrDamaged
	}
	h.height, h.width = int(binary.BigEndian.Uint16(b[1:])), int(binary.BigEndian.Uint16(b[3:]))
	if b[0] != 8 || h.width == 0 || h.height == 0 {
		return ErrUnsupported
	}
	for b = b[6:]; len(b) >= 3; b = b[3:] {
		c := component{id: int(b[0]), h: int(b[1] >> 4), v: int(b[1] & 15), quant: int(b[2])}
		if c.quant >= len(h.quant) {
			return ErrDamaged
		}
		h.components = append(h.components, c)
	}
	return h.checkPlanes()
}

func (h *header) checkPlanes() error {
	all := h.components
	switch len(all) {
	case 1:
		all[0].h, all[0].v = 1, 1 // alone, it has no units
		return nil
	case 3:
		_, ok := ratios[[2]int{all[0].h, all[0].v}]
		named := string([]byte{byte(all[0].id), byte(all[1].id), byte(all[2].id)})
		h.rgb = h.rgb || named == "RGB"
		if ok && all[1].h*all[1].v == 1 && all[2].h*all[2].v == 1 {
			return nil
		}
	}
	return ErrUnsupported
}

func (h *header) takeQuant(b []byte) error {
	for len(b) > 0 {
		wide, id := int(b[0]>>4), int(b[0]&15)
		b = b[1:]
		if wide > 1 || id >= len(h.quant) || len(b) < area<<wide {
			return ErrDamaged
		}
		t := new([area]int32)
		for i := range t {
			if wide == 1 {
				t[i] = int32(binary.BigEndian.Uint16(b[2*i:]))
			} else {
				t[i] = int32(b[i])
			}
		}
		h.quant[id] = t
		b = b[area<<wide:]
	}
	return nil
}

func (h *header) takeCodes(b []byte) error {
	for len(b) > 0 {
		class, id := b[0]>>4, int(b[0]&15)
		if class > 1 || id >= len(h.means) {
			return ErrDamaged
		}
		t, rest, err := readCodes(b[1:], class == 1)
		if err != nil {
			return err
		}
		if class == 0 {
			h.means[id] = t
		} else {
			h.waves[id] = t
		}
		b = rest
	}
	return nil
}

// takeScan reads which tables the planes use. They all must be in this one scan.
func (h *header) takeScan(b []byte) error {
	if h.components == nil || h.rgb && !h.jfif {
		return ErrUnsupported
	}
	if len(b) < 1 || len(b) != 4+2*int(b[0]) {
		return ErrDamaged
	}
	if int(b[0]) != len(h.components) {
		return ErrUnsupported
	}
	for i := range h.components {
		c, id, tables := &h.components[i], int(b[1+2*i]), b[2+2*i]
		if id != c.id {
			return ErrUnsupported
		}
		c.meanCodes, c.waveCodes = int(tables>>4), int(tables&15)
		if c.meanCodes >= len(h.means) || c.waveCodes >= len(h.waves) ||
			h.means[c.meanCodes] == nil || h.waves[c.waveCodes] == nil || h.quant[c.quant] == nil {
			return ErrDamaged
		}
	}
	return nil
}

func (h *header) takeRestarts(b []byte) error {
	if len(b) != 2 {
		return ErrDamaged
	}
	h.restart = int(binary.BigEndian.Uint16(b))
	return nil
}

func (h *header) takeJFIF(b []byte) error {
	h.jfif = h.jfif || bytes.HasPrefix(b, []byte("JFIF\x00"))
	return nil
}

// takeAdobe reads whether three planes are red, green and blue.
func (h *header) takeAdobe(b []byte) error {
	if len(b) >= 12 && bytes.HasPrefix(b, []byte("Adobe")) {
		h.rgb = h.rgb || b[11] == 0
	}
	return nil
}
