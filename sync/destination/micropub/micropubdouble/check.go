package micropubdouble

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// check refuses values that are not as the vocabulary has them.
func (s *Server) check(r *http.Request, props properties) *problem {
	for name, values := range props {
		if len(values) == 0 {
			return invalid(name + " is an empty list")
		}
		for _, v := range values {
			if refused := s.checkValue(r, name, v); refused != nil {
				return refused
			}
		}
	}
	return nil
}

func (s *Server) checkValue(r *http.Request, name string, v any) *problem {
	text, isText := v.(string)
	switch name {
	case "content", "name", "category":
		if !isText || strings.TrimSpace(text) == "" {
			return invalid(name + " is not a text")
		}
	case "published":
		if _, err := time.Parse(time.RFC3339, text); err != nil {
			return invalid("published is no time")
		}
	case "visibility":
		if !slices.Contains([]string{"public", "unlisted", "private"}, text) {
			return invalid("visibility is not known")
		}
	case "photo":
		return s.checkPhoto(r, v)
	case "location":
		return checkPlace(v)
	}
	return nil
}

// checkPhoto wants an address, or one with its words; of this site only those that it has.
func (s *Server) checkPhoto(r *http.Request, v any) *problem {
	address, isText := v.(string)
	if object, is := v.(map[string]any); is {
		address, isText = object["value"].(string)
		if alt, _ := object["alt"].(string); alt == "" || len(object) != 2 {
			return invalid("a photo has a value and an alt")
		}
	}
	switch {
	case !isText, !strings.HasPrefix(address, "http"):
		return invalid("a photo is an address")
	case strings.HasPrefix(address, base(r)+"/media/") && s.media[pathOf(address)] == nil:
		return invalid("there is no such picture")
	}
	return nil
}

// checkPlace wants an h-adr or an h-geo, with what those have.
func checkPlace(v any) *problem {
	object, _ := v.(map[string]any)
	kinds, _ := object["type"].([]any)
	props, _ := object["properties"].(map[string]any)
	if len(kinds) != 1 || kinds[0] != "h-adr" && kinds[0] != "h-geo" || len(props) == 0 {
		return invalid("a location is an h-adr or an h-geo")
	}
	of := []string{"latitude", "longitude", "altitude"}
	if kinds[0] == "h-adr" {
		of = append(of, "label", "locality", "region", "country-name")
	}
	for name, values := range props {
		list, _ := values.([]any)
		if !slices.Contains(of, name) || len(list) != 1 {
			return invalid("a location has no " + name)
		}
		text, isText := list[0].(string)
		if _, err := strconv.ParseFloat(text, 64); !isText || slices.Contains(of[:3], name) && err != nil {
			return invalid(name + " is not as it should be")
		}
	}
	return nil
}
