package gazetteer_test

import (
	"cmp"
	"slices"
	"testing"
	"time"

	"sojourn/journal"
)

// typed are names as travellers type them: in many scripts, with a country, misspelt, of nowhere.
var typed = []string{
	"Pyongyang", "P’yŏngyang", "Kaesong", "Sinuiju", "Panmunjom", "평양", "개성", "신의주", "서울특별시", "부산", "Seoul",
	"北京", "丹東", "丹东", "東京", "上海", "廣州", "乌鲁木齐", "大阪", "ひろしま", "名古屋", "ヨコハマ", "Tokyo", "Vladivostok",
	"Владивосток", "Москва", "Санкт-Петербург", "Екатеринбург", "Київ", "Одеса", "Алматы", "Улаанбаатар", "София",
	"القاهرة", "بغداد", "دمشق", "صنعاء", "تهران", "کابل", "الإسكندرية", "مشهد", "ירושלים", "תל אביב", "Αθήνα", "Θεσσαλονίκη",
	"दिल्ली", "मुंबई", "काठमांडू", "কলকাতা", "ঢাকা", "சென்னை", "ಬೆಂಗಳೂರು", "กรุงเทพ", "เชียงใหม่", "ວຽງຈັນ", "ရန်ကုန်", "ភ្នំពេញ",
	"አዲስ አበባ", "თბილისი", "Երևան", "Hà Nội", "Đà Nẵng", "Thành phố Hồ Chí Minh", "São Paulo", "Sao Paolo", "Bogotá", "San José",
	"Santiago de Compostela", "Ciudad de México", "Los Angeles", "San Francisco", "New York", "St. Petersburg", "Saint Louis Missouri",
	"Washington DC", "Springfield Illinois", "Paris", "Paris US", "London Ontario", "Londres", "Moskau", "Bagdad", "Edinburg",
	"Kopenhagen", "Mailand", "Varsovie", "Łódź", "Kraków", "Zürich", "Duesseldorf", "Düsseldrof", "L'Aquila", "Reykjavík", "Tromsø",
	"Al Madinah SA", "North Korea", "South Sudan", "Sprinfield Illinois", "Atlantis under the sea", "Xzqwvk", "Santa", "Nuevo",
	"Port Moresby", "Antananarivo", "N'Djamena", "Ouagadougou", "Nouakchott", "'s-Hertogenbosch", "Stratford-upon-Avon", "Aleppo",
	"Gaza", "Goma", "Kabul", "Tbilissi", "Pionjang", "Istambul", "Johanesburg", "Katmandu", "Ulan Bator", "Saigon", "Peking", "Bombay",
}

// stroke is one key of one name, and how long each time took.
type stroke struct {
	words string
	near  *journal.Point
	took  []time.Duration
}

// BenchmarkKeystroke types each name letter by letter, far from anywhere and near to a place, and
// reports the time of a key: the middle one, the slowest of a hundred, the slowest. The fastest time
// of each key is reported too, since other load on the machine does not change it.
func BenchmarkKeystroke(b *testing.B) {
	g := open(b)
	var strokes []stroke
	for _, name := range typed {
		for end := range name + "." {
			strokes = append(strokes, stroke{words: name[:end]}, stroke{words: name[:end], near: &journal.Point{Lat: 39, Lon: 125.7}})
		}
	}
	g.Search("Xzqwvk", nil, 20) // makes all that is made once
	for b.Loop() {
		for i, s := range strokes {
			start := time.Now()
			g.Search(s.words, s.near, 20)
			strokes[i].took = append(s.took, time.Since(start))
		}
	}
	var all []time.Duration
	for _, s := range strokes {
		all = append(all, s.took...)
	}
	reportShares(b, all, "")
	slices.SortFunc(strokes, func(a, b stroke) int { return cmp.Compare(slices.Min(b.took), slices.Min(a.took)) })
	var fastest []time.Duration
	for _, s := range strokes {
		fastest = append(fastest, slices.Min(s.took))
	}
	for i, s := range strokes[:5] {
		b.Logf("%q took %v", s.words, fastest[i])
	}
	reportShares(b, fastest, "fastest-")
}

func reportShares(b *testing.B, took []time.Duration, what string) {
	took = slices.Sorted(slices.Values(took))
	for name, share := range map[string]float64{"p50": 0.5, "p99": 0.99, "max": 1} {
		at := took[int(share*float64(len(took)-1))]
		b.ReportMetric(float64(at.Microseconds())/1000, what+name+"-ms")
	}
}
