package folder

import (
	"encoding/json"

	"sojourn/journal"
)

// collectionView is a GeoJSON FeatureCollection (RFC 7946).
type collectionView struct {
	Type      string            `json:"type"`
	Generator string            `json:"generator"`
	Features  []json.RawMessage `json:"features"`
}

type featureView struct {
	Type       string         `json:"type"`
	ID         journal.ID     `json:"id"`
	Geometry   geometryView   `json:"geometry"`
	Properties propertiesView `json:"properties"`
}

type geometryView struct {
	Type        string    `json:"type"`
	Coordinates []float64 `json:"coordinates"` // longitude, latitude, metres if known
}

type propertiesView struct {
	Title    string   `json:"title"`
	Caption  string   `json:"caption"`
	TakenAt  string   `json:"takenAt,omitempty"`
	Place    string   `json:"place,omitempty"`
	Shown    string   `json:"shown,omitempty"`
	URL      string   `json:"url"`
	Pictures []string `json:"pictures,omitempty"`
}

// feature returns r as a point of the map, or nil where its position is not known.
func (s site) feature(r record) (json.RawMessage, error) {
	at, ok := r.Place.point()
	if !ok {
		return nil, nil
	}
	v := featureView{
		Type: "Feature", ID: r.Entry,
		Geometry: geometryView{Type: "Point", Coordinates: []float64{at.Lon, at.Lat}},
		Properties: propertiesView{
			Title: r.title(), Caption: r.Caption, TakenAt: r.machine(), Place: r.Place.label(),
			Shown: r.Shown.label(), URL: s.link(r.pageName()),
		},
	}
	if r.Place.Alt != nil {
		v.Geometry.Coordinates = append(v.Geometry.Coordinates, *r.Place.Alt)
	}
	for _, p := range r.Pictures {
		v.Properties.Pictures = append(v.Properties.Pictures, s.link(p.name()))
	}
	return json.Marshal(v)
}

func (s site) geoJSON(order []*item) ([]byte, error) {
	all := collectionView{
		Type: "FeatureCollection", Generator: generator, Features: []json.RawMessage{},
	}
	for _, i := range order {
		if i.listed.feature != nil {
			all.Features = append(all.Features, i.listed.feature)
		}
	}
	return json.MarshalIndent(all, "", " ")
}
