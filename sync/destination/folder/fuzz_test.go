package folder_test

import (
	"path/filepath"
	"testing"

	"sojourn/sync/destination/destinationtest"
)

// FuzzRecord puts anything where a record should be: the folder must go on publishing.
func FuzzRecord(f *testing.F) {
	f.Add([]byte(`{"format":1,"id":"0123456789","caption":"눈","takenAt":"2013-02-25T08:00:00+09:00"}`))
	f.Add([]byte(`{"format":1,"id":"0123456789","pictures":[{"sha256":"../../etc/passwd","mime":"image/jpeg"}]}`))
	f.Add([]byte(`{"format":1,"id":"0123456789","replaced":["../x"],"place":{"lat":1e300,"lon":0}}`))
	f.Add([]byte(`[`))
	f.Fuzz(func(t *testing.T, data []byte) {
		dir := t.TempDir()
		write(t, filepath.Join(dir, "entries", "0123456789.json"), string(data))
		d := destinationtest.Dispatch(t, "그래도", 0)
		deliver(t, open(t, dir), d)
		if page := parse(t, filepath.Join(dir, "entries", string(d.Entry)+".html")); text(page) == "" {
			t.Error("the page is empty")
		}
	})
}
