package mastodondouble

import (
	"unicode/utf8"

	"sojourn/journal"
	"sojourn/journal/grapheme"
)

// limits are what each server takes where its administrator changed nothing.
type limits struct {
	text, link, alt, pictures int
	bytes, pixels             int
	types                     []string
}

func (s *Server) limits() limits {
	switch s.mode {
	case GoToSocial:
		return limits{
			text: 5000, link: 25, alt: 1500, pictures: 6, bytes: 40 << 20, pixels: 1<<31 - 1,
			types: []string{"image/jpeg", "image/gif", "image/webp", "image/avif", "image/png", "video/mp4"},
		}
	case Pixelfed:
		return limits{
			text: 500, link: 23, alt: 1000, pictures: 4, bytes: 15_000 << 10, pixels: 3686400,
			types: []string{"image/jpeg", "image/png", "image/gif"},
		}
	}
	return limits{
		text: 500, link: 23, alt: 1500, pictures: 4, bytes: 16 << 20, pixels: 33177600,
		types: []string{"image/jpeg", "image/png", "image/gif", "image/heic", "image/webp", "video/webm"},
	}
}

// length counts a text as the server does: Mastodon what readers see, with links shortened.
func (s *Server) length(text, warning string) int {
	switch s.mode {
	case GoToSocial:
		return utf8.RuneCountInString(text) + utf8.RuneCountInString(warning)
	case Pixelfed:
		return utf8.RuneCountInString(text)
	}
	l := journal.Limits{Unit: journal.UnitCharacters, LinkLength: s.limits().link}
	return grapheme.Length(text, l) + grapheme.Count(warning)
}

// instance is what the server says of itself, in the given version of the API.
func (s *Server) instance(version string) map[string]any {
	l := s.limits()
	media := map[string]any{
		"supported_mime_types": l.types, "image_size_limit": l.bytes, "image_matrix_limit": l.pixels,
	}
	if s.mode != Pixelfed {
		media["description_limit"] = l.alt
	}
	configuration := map[string]any{
		"statuses": map[string]any{
			"max_characters": l.text, "max_media_attachments": l.pictures,
			"characters_reserved_per_url": l.link,
		},
		"media_attachments": media,
	}
	out := map[string]any{
		"title": "A double", "configuration": configuration, "version": map[Mode]string{
			Mastodon: "4.4.2", GoToSocial: "0.20.0+git-57cb4fe",
			Pixelfed: "3.5.3 (compatible; Pixelfed 0.11.13)",
		}[s.mode],
	}
	if version == "v1" {
		out["uri"] = "double.example"
		return out
	}
	out["domain"] = "double.example"
	out["source_url"] = map[Mode]string{
		Mastodon:   "https://github.com/mastodon/mastodon",
		GoToSocial: "https://codeberg.org/superseriousbusiness/gotosocial",
		Pixelfed:   "https://github.com/pixelfed/pixelfed",
	}[s.mode]
	if s.mode == GoToSocial {
		configuration["accounts"] = map[string]any{"allow_custom_css": true, "max_featured_tags": 10}
	}
	return out
}
