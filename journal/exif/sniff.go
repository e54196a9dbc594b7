package exif

import (
	"bytes"
	"strings"
)

// HeadLength is how many of a file's first bytes Sniff can make use of.
const HeadLength = 4096

// The formats that are kept.
const (
	typeJPEG = "image/jpeg"
	typePNG  = "image/png"
	typeWebP = "image/webp"
	typeTIFF = "image/tiff"
	typeHEIC = "image/heic"
	typeHEIF = "image/heif"
	typeAVIF = "image/avif"
	typeCR2  = "image/x-canon-cr2"
	typeCR3  = "image/x-canon-cr3"
	typeNEF  = "image/x-nikon-nef"
	typeARW  = "image/x-sony-arw"
	typeDNG  = "image/x-adobe-dng"
	typeRAF  = "image/x-fujifilm-raf"
	typeRW2  = "image/x-panasonic-rw2"
	typeORF  = "image/x-olympus-orf"
)

const typeAppleDouble = "application/applefile"

// Sniff names the format that a file's first bytes show, whatever its name says. ok is true for
// a photo; otherwise mime is the best guess at what the file is instead, or "".
func Sniff(head []byte) (mime string, ok bool) {
	if mime := sniffPhoto(head); mime != "" {
		return mime, true
	}
	return sniffOther(head), false
}

func sniffPhoto(head []byte) string {
	switch {
	case begins(head, 0, "\xff\xd8\xff"):
		return typeJPEG
	case begins(head, 0, "\x89PNG\r\n\x1a\n"):
		return typePNG
	case begins(head, 0, "RIFF") && begins(head, 8, "WEBP"):
		return typeWebP
	case begins(head, 0, "FUJIFILMCCD-RAW"):
		return typeRAF
	case begins(head, 4, "ftyp"):
		return sniffBrand(head)
	}
	return sniffTIFF(head)
}

func sniffTIFF(head []byte) string {
	switch {
	case begins(head, 0, "IIU\x00"):
		return typeRW2
	case begins(head, 0, "IIRO"), begins(head, 0, "IIRS"), begins(head, 0, "MMOR"):
		return typeORF
	case begins(head, 0, "II*\x00") && begins(head, 8, "CR\x02"):
		return typeCR2
	case begins(head, 0, "II*\x00"), begins(head, 0, "MM\x00*"):
		return sniffMaker(head)
	}
	return ""
}

// sniffBrand tells the photos among the files of boxes by the brands they list.
func sniffBrand(head []byte) string {
	brands := brandsOf(head)
	has := func(list ...string) bool {
		for _, b := range list {
			if strings.Contains(brands, b+" ") {
				return true
			}
		}
		return false
	}
	switch {
	case has("crx "):
		return typeCR3
	case has("avif", "avis"):
		return typeAVIF
	case strings.HasPrefix(brands, "mif1 "), strings.HasPrefix(brands, "msf1 "):
		return typeHEIF
	case has("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"):
		return typeHEIC
	}
	return ""
}

// brandsOf returns the major and the compatible brands, each followed by a space.
func brandsOf(head []byte) string {
	if len(head) < 16 {
		return ""
	}
	end := min(len(head), int(head[2])<<8|int(head[3]))
	list := string(head[8:12]) + " "
	for at := 16; at+4 <= end; at += 4 {
		list += string(head[at:at+4]) + " "
	}
	return list
}

func begins(head []byte, at int, magic string) bool {
	return len(head) >= at && bytes.HasPrefix(head[at:], []byte(magic))
}
