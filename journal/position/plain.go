package position

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// signs are written in many ways: typed, typeset, pasted from encyclopaedias in other languages.
var signs = strings.NewReplacer(
	"''", `"`, "′′", `"`, "’’", `"`,
	"º", "°", "˚", "°", "⁰", "°", "도", "°", "度", "°",
	"′", "'", "’", "'", "‘", "'", "ʹ", "'", "´", "'", "`", "'", "분", "'", "分", "'",
	"″", `"`, "”", `"`, "“", `"`, "ʺ", `"`, "초", `"`, "秒", `"`,
	"−", "-", "–", "-", "‐", "-", "‑", "-", "٫", ".", "،", ",", "，", ",", "、", ",",
	"북위", " N ", "남위", " S ", "동경", " E ", "서경", " W ",
	"北緯", " N ", "南緯", " S ", "東経", " E ", "西経", " W ", "東經", " E ", "西經", " W ",
	"北纬", " N ", "南纬", " S ", "东经", " E ", "西经", " W ",
	"с. ш.", " N ", "ю. ш.", " S ", "в. д.", " E ", "з. д.", " W ",
	"с.ш.", " N ", "ю.ш.", " S ", "в.д.", " E ", "з.д.", " W ",
)

// plain is text with one way to write each sign and digit, without what surrounds a position.
func plain(text string) string {
	text = signs.Replace(width.Fold.String(text))
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Cf, r): // marks of direction, which come along with a paste
			return -1
		case r > unicode.MaxASCII && unicode.IsDigit(r):
			return digit(r)
		}
		return r
	}, text)
	text = strings.Trim(strings.TrimSpace(text), ",;.")
	if n := len(text); n > 1 && strings.Contains("() []", text[:1]+text[n-1:]) {
		text = text[1 : n-1]
	}
	return strings.TrimSpace(text)
}

// digit is the ASCII digit of r. In every script ten stand in order.
func digit(r rune) rune {
	zero := r
	for unicode.IsDigit(zero - 1) {
		zero--
	}
	return '0' + (r-zero)%10
}
