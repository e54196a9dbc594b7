package facts

import (
	"fmt"
	"math"
	"strings"

	"sojourn/journal"
	"sojourn/tui/theme"
	"sojourn/tui/words"
)

// series is how many photos there are, where there are several.
func series(photos int) string {
	if photos < 2 {
		return ""
	}
	return words.Count(photos, "photo")
}

// photo is what one frame is and how it was made.
func (s *sheet) photo(p journal.Photo, at, of int) {
	heading := "Photo"
	if of > 1 {
		heading = fmt.Sprintf("Photo %d of %d", at+1, of)
	}
	s.part(heading, func() {
		s.problem(p)
		s.row("Camera", camera(p), plain)
		s.row("Lens", p.Lens, plain)
		s.row("Serial", p.Serial, plain)
		s.row("Exposure", exposure(p.Exposure), plain)
		s.row("Size", size(p), plain)
		for _, f := range p.Files {
			s.file(f)
		}
	})
}

func (s *sheet) problem(p journal.Photo) {
	if p.Problem != "" {
		s.row("Problem", theme.SignProblem+" "+p.Problem, s.theme.Warn)
	}
}

// hashed is how much of a hash tells files apart for a reader.
const hashed = 12

func (s *sheet) file(f journal.File) {
	label := map[journal.Role]string{journal.RoleRaw: "Raw", journal.RoleSidecar: "Sidecar"}[f.Role]
	s.row(orNone(label, "File"), f.Name, plain)
	facts := words.Bytes(f.Bytes)
	if f.SHA256 != "" {
		facts += ", sha256 " + f.SHA256[:min(hashed, len(f.SHA256))]
	}
	s.row("", facts, s.theme.Label)
}

// camera is the make and model; many models repeat their make.
func camera(p journal.Photo) string {
	if first, _, _ := strings.Cut(p.Make, " "); first != "" &&
		strings.HasPrefix(strings.ToLower(p.Model), strings.ToLower(first)) {
		return p.Model
	}
	return strings.TrimSpace(p.Make + " " + p.Model)
}

// exposure says time, aperture, sensitivity and focal length, as far as they are known.
func exposure(e journal.Exposure) string {
	var parts []string
	if e.Seconds > 0 {
		parts = append(parts, seconds(e.Seconds))
	}
	if e.FNumber > 0 {
		parts = append(parts, fmt.Sprintf("f/%.3g", e.FNumber))
	}
	if e.ISO > 0 {
		parts = append(parts, fmt.Sprintf("ISO %d", e.ISO))
	}
	if e.FocalLength > 0 {
		parts = append(parts, fmt.Sprintf("%.3g mm", e.FocalLength))
	}
	return strings.Join(parts, ", ")
}

func seconds(s float64) string {
	if s < 0.3 {
		return fmt.Sprintf("1/%.0f s", math.Round(1/s))
	}
	return fmt.Sprintf("%.3g s", s)
}

func size(p journal.Photo) string {
	if p.Width == 0 || p.Height == 0 {
		return ""
	}
	text := fmt.Sprintf("%s × %s pixels", words.Number(p.Width), words.Number(p.Height))
	if p.MIME != "" {
		text += ", " + p.MIME
	}
	return text
}
