package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// maxLine is the most bytes of a line; a long caption with a hundred earlier ones has less.
const maxLine = 64 << 20

var errLong = fmt.Errorf("the line is longer than %d MiB", maxLine>>20)

// eachLine calls act for every line that is not blank. One that is too long has an error in its
// place, and costs no memory. The line is only valid until act returns.
func eachLine(r io.Reader, act func(number int, line []byte, problem error) error) error {
	in := bufio.NewReaderSize(r, 64<<10)
	var line []byte
	for number := 1; ; number++ {
		var tooLong bool
		var err error
		line, tooLong, err = nextLine(in, line[:0])
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		var problem error
		if tooLong {
			problem = errLong
		}
		if text := bytes.TrimSpace(line); len(text) > 0 || tooLong {
			if err := act(number, text, problem); err != nil {
				return err
			}
		}
		if err != nil {
			return nil
		}
	}
}

func nextLine(in *bufio.Reader, line []byte) (_ []byte, tooLong bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if len(line)+len(part) > maxLine {
			line, tooLong = line[:0], true
		}
		if !tooLong {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, tooLong, err
		}
	}
}

// parse reads one object into value: UTF-8, no names that are not known, nothing behind it.
func parse(line []byte, value any) error {
	if !utf8.Valid(line) {
		return errors.New("it is not valid UTF-8")
	}
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(value); err != nil {
		return fmt.Errorf("it cannot be understood: %w", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something stands behind its object")
	}
	return nil
}

// typeOf tells what a line is.
func typeOf(line []byte) (string, error) {
	var l struct {
		Type string `json:"type"`
	}
	if err := json.Unmarshal(line, &l); err != nil {
		return "", fmt.Errorf("it cannot be understood: %w", err)
	}
	return l.Type, nil
}
