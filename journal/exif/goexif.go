package exif

import (
	"bytes"
	"fmt"

	"github.com/rwcarlsen/goexif/tiff"
)

// readGoexif adds to v what goexif reads in a sealed block. Whatever goexif does wrong becomes
// an error.
func readGoexif(sealed []byte, v values) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("goexif: %v", r)
		}
	}()
	t, err := tiff.Decode(bytes.NewReader(sealed))
	if err != nil {
		return err
	}
	for d, dir := range t.Dirs {
		for _, tag := range dir.Tags {
			if name, ok := wanted(directory(d), tag.Id); ok {
				addTag(v, name, tag)
			}
		}
	}
	return nil
}

func addTag(v values, name string, tag *tiff.Tag) {
	switch tag.Format() {
	case tiff.StringVal:
		text, _ := tag.StringVal()
		v.setText(name, text)
	case tiff.UndefVal:
		text, _, _ := bytes.Cut(tag.Val, []byte{0})
		v.setText(name, string(text))
	case tiff.IntVal, tiff.FloatVal, tiff.RatVal:
		v.setNumbers(name, tagNumbers(tag))
	}
}

func tagNumbers(tag *tiff.Tag) []float64 {
	list := make([]float64, tag.Count)
	for i := range list {
		switch tag.Format() {
		case tiff.IntVal:
			n, _ := tag.Int64(i)
			list[i] = float64(n)
		case tiff.FloatVal:
			list[i], _ = tag.Float(i)
		case tiff.RatVal:
			// Not Rat: it panics where the denominator is zero. Here that is NaN or infinite.
			numerator, denominator, _ := tag.Rat2(i)
			list[i] = float64(numerator) / float64(denominator)
		}
	}
	return list
}
