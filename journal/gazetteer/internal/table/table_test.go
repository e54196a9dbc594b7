package table_test

import (
	"bytes"
	"compress/gzip"
	"reflect"
	"strings"
	"testing"

	"sojourn/journal/gazetteer/internal/table"
)

func small() table.Table {
	return table.Table{
		Countries: []table.Country{
			{Code: "FJ", Name: "Fiji"}, {Code: "KP", Name: "North Korea", Also: "조선"},
		},
		Regions: []table.Region{
			{Country: 0}, {Country: 1, Name: "Pyongyang"}, {Country: 1, Name: "Kaesong", Code: "KS"},
		},
		Names:      table.NewStrings([]string{"Kaesŏng", "Pyongan", "Pyongyang", "Savusavu", "Ÿ"}),
		Region:     []uint16{2, 1, 1, 0, 0},
		Lat:        []int32{379_708, -900_000, 390_339, -167_800, 900_000},
		Lon:        []int32{1_265_544, -1_800_000, 1_800_000, 1_793_300, 0},
		Population: []uint32{338_155, 0, 3_222_000, 1 << 30, 1},
		Aliases:    table.NewStrings([]string{"개성", "평양"}),
		AliasOf:    []uint32{0, 2},
	}
}

func strings5(last string) table.Strings {
	return table.NewStrings([]string{"a", "b", "c", "d", last})
}

func encode(t testing.TB, in table.Table) string {
	t.Helper()
	packed, err := in.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return string(packed)
}

func TestDecodeGivesBackWhatWasEncoded(t *testing.T) {
	for name, in := range map[string]table.Table{"five places": small(), "only a country": {
		Countries: []table.Country{{Code: "KR", Name: "한국"}},
	}} {
		t.Run(name, func(t *testing.T) {
			got, err := table.Decode(encode(t, in))
			if err != nil {
				t.Fatal(err)
			}
			if a, b := encode(t, got), encode(t, in); a != b {
				t.Errorf("got %+v, want %+v", got, in)
			}
		})
	}
	got, err := table.Decode(encode(t, small()))
	if err != nil || !reflect.DeepEqual(got, small()) {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestDecodeRefusesWhatWouldBeLookedUpInVain(t *testing.T) {
	long := strings.Repeat("평", 99)
	for name, spoil := range map[string]func(*table.Table){
		"a region of no country":   func(t *table.Table) { t.Regions[1].Country = 2 },
		"a place that is nowhere":  func(t *table.Table) { t.Population = t.Population[:4] },
		"a place beyond the pole":  func(t *table.Table) { t.Lat[0] = 900_001 },
		"a place too far east":     func(t *table.Table) { t.Lon[4] = 1_800_001 },
		"more people than live":    func(t *table.Table) { t.Population[0] = 1<<30 + 1 },
		"an alias of no place":     func(t *table.Table) { t.AliasOf[1] = 5 },
		"a name that is no text":   func(t *table.Table) { t.Names = strings5("\xff") },
		"a name longer than names": func(t *table.Table) { t.Names = strings5(long) },
		"a country without end":    func(t *table.Table) { t.Countries[0].Name = long },
	} {
		t.Run(name, func(t *testing.T) {
			in := small()
			spoil(&in)
			if _, err := table.Decode(encode(t, in)); err == nil {
				t.Error("it was taken")
			}
		})
	}
}

func TestDecodeRefusesEveryShorterFile(t *testing.T) {
	plain := unpack(t, encode(t, small()))
	for n := range len(plain) {
		if _, err := table.Decode(pack(plain[:n])); err == nil {
			t.Errorf("%d of %d bytes were taken", n, len(plain))
		}
	}
	if _, err := table.Decode(pack(append(plain, 0))); err == nil {
		t.Error("a byte too many was taken")
	}
}

func pack(plain []byte) string {
	var out bytes.Buffer
	z, _ := gzip.NewWriterLevel(&out, gzip.NoCompression)
	_, _ = z.Write(plain)
	_ = z.Close()
	return out.String()
}

func unpack(t testing.TB, packed string) []byte {
	t.Helper()
	z, err := gzip.NewReader(strings.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	var plain bytes.Buffer
	if _, err := plain.ReadFrom(z); err != nil {
		t.Fatal(err)
	}
	return plain.Bytes()
}

// FuzzDecode takes data as a file and as what is packed in one, where no checksum protects it.
func FuzzDecode(f *testing.F) {
	packed := encode(f, small())
	f.Add([]byte(packed))
	f.Add(unpack(f, packed))
	f.Add(bytes.Repeat([]byte{0}, 9))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, packed := range []string{string(data), pack(data)} {
			if got, err := table.Decode(packed); err == nil {
				useAll(got)
			}
		}
	})
}

// useAll panics where something points outside the table.
func useAll(t table.Table) {
	for i, region := range t.Region {
		_ = t.Countries[t.Regions[region].Country]
		_, _, _, _ = t.Names.At(i), t.Lat[i], t.Lon[i], t.Population[i]
	}
	for i, place := range t.AliasOf {
		_, _ = t.Aliases.At(i), t.Names.At(int(place))
	}
}
