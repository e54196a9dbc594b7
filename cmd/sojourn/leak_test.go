package main

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination/mastodon/mastodondouble"
	"sojourn/sync/destination/sftp/sftptest"
)

// secrets are what the source knows, each with the precision from which on nobody may learn it; "" is never.
// Times are with their day, since the hour of the sending may be any.
var secrets = []struct {
	words string
	from  journal.Precision
}{
	{"37.9706", journal.Precision1km},
	{"126.5549", journal.Precision1km},
	{"4123.75", journal.Precision1km},
	{"guide's house", journal.Precision1km},
	{"2013-02-26T14:37", journal.Precision1km},
	{"2013:02:26 14:37", journal.Precision1km},
	{"2013-02-26T14:00", journal.PrecisionRegion},
	{"2013:02:26 14:00", journal.PrecisionRegion},
	{"Kaesŏng", journal.Precision10km},
	{"Kaesong", journal.PrecisionCountry}, // the region
	{"Korea", journal.PrecisionNone},
	{"+09:00", journal.PrecisionNone},
	{"SN-7734209", ""},
	{"Owner-Kim", ""},
	{"MakerSecret", ""},
}

// tagged is a photo whose camera wrote all that a camera can.
func tagged(t *testing.T, dir string) string {
	t.Helper()
	path := grey(t, dir)
	out, err := exec.Command("exiftool", "-q", "-overwrite_original", "-n",
		"-DateTimeOriginal=2013:02:26 14:37:11", "-CreateDate=2013:02:26 14:37:11", "-SubSecTimeOriginal=42", "-OffsetTimeOriginal=+09:00",
		"-GPSLatitude=37.970612", "-GPSLatitudeRef=N", "-GPSLongitude=126.554987", "-GPSLongitudeRef=E", "-GPSAltitude=4123.75",
		"-GPSDateStamp=2013:02:26", "-GPSTimeStamp=05:37:11", "-Make=Nikon", "-Model=D80", "-SerialNumber=SN-7734209",
		"-OwnerName=Owner-Kim", "-UserComment=MakerSecret", "-ImageDescription=MakerSecret", "-IPTC:Sub-location=guide's house",
		"-XMP-photoshop:City=Kaesŏng", "-XMP-exif:GPSLatitude=37.970612", "-XMP-exif:GPSLongitude=126.554987",
		"-XMP-aux:SerialNumber=SN-7734209", path).CombinedOutput()
	if err != nil {
		t.Fatalf("exiftool: %v\n%s", err, out)
	}
	return path
}

// listener is a Mastodon server that keeps every request that reaches it, byte by byte.
type listener struct {
	*httptest.Server
	mutex sync.Mutex
	heard bytes.Buffer
}

func listen(t *testing.T) *listener {
	double := mastodondouble.New(mastodondouble.Mastodon, nil)
	l := &listener{}
	l.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		l.mutex.Lock()
		l.heard.WriteString(r.Method + " " + r.URL.String() + "\n")
		_ = r.Header.Write(&l.heard)
		l.heard.Write(body)
		l.mutex.Unlock()
		r.Body = io.NopCloser(bytes.NewReader(body))
		double.ServeHTTP(w, r)
	}))
	t.Cleanup(l.Close)
	return l
}

// keep writes what was heard, and each picture in it to a file of its own, which exiftool can read.
func (l *listener) keep(t *testing.T, dir string) {
	t.Helper()
	l.mutex.Lock()
	defer l.mutex.Unlock()
	pictures := bytes.Split(l.heard.Bytes(), []byte("\xff\xd8\xff"))[1:]
	if len(pictures) == 0 || !bytes.Contains(l.heard.Bytes(), []byte("Dawn")) {
		t.Errorf("%s: %d pictures, %d bytes; the test is blind", dir, len(pictures), l.heard.Len())
	}
	err := errors.Join(os.Mkdir(dir, 0o700), os.WriteFile(filepath.Join(dir, "requests"), l.heard.Bytes(), 0o600))
	for i, p := range pictures {
		err = errors.Join(err, os.WriteFile(filepath.Join(dir, strconv.Itoa(i)+".jpg"), append([]byte("\xff\xd8\xff"), p...), 0o600))
	}
	if err != nil {
		t.Fatal(err)
	}
}

// leaky is a journal, and those that it sends to: what they got is in got, a folder for each.
type leaky struct {
	t          *testing.T
	dir, entry string
	got        string
	desk       *sftptest.Server
	servers    map[string]*listener
	may        map[string]journal.Precision // what the owner of a folder in got may learn
}

// TestNoByteTellsMoreThanWasAgreed: a photo whose camera wrote all goes to folders, desks and servers with each
// precision, and from a no-go area. Nothing that they got tells what they may not learn: neither as bytes, nor as
// exiftool reads it. At the finest the folder and the desk do tell it, so that the test is not blind.
func TestNoByteTellsMoreThanWasAgreed(t *testing.T) {
	if _, err := exec.LookPath("exiftool"); err != nil {
		t.Skip("exiftool is not on this machine")
	}
	j := leaky{t: t, dir: t.TempDir(), desk: sftptest.Serve(t), servers: map[string]*listener{}, may: map[string]journal.Precision{}}
	j.got = j.desk.Dir
	t.Setenv("HOME", j.dir)
	for _, folder := range []string{"XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"} {
		t.Setenv(folder, "")
	}
	do(t, j.dir, "import", tagged(t, j.dir))
	j.entry = soleEntry(t, j.dir)
	j.run("edit", j.entry, "--caption", "Dawn in {city}, {country}", "--alt", "Grey light.", "--keywords", "guide's house,Kaesŏng,snow")
	j.run("place", j.entry, "--at", "37.970612,126.554987", "--name", "guide's house")
	for _, how := range journal.Precisions {
		j.marks(string(how), how, how)
	}
	j.run("sync")
	j.run("nogo", "add", "home", "--from", j.entry, "--within", "2km")
	for _, how := range []journal.Precision{journal.PrecisionExact, journal.PrecisionCity} {
		j.marks("nogo-"+string(how), how, journal.PrecisionNone)
	}
	j.run("sync")
	j.unpack()
	for name, l := range j.servers {
		l.keep(t, filepath.Join(j.got, name))
	}
	j.looks()
}

// run is one command, which must do all that it is told.
func (j leaky) run(args ...string) {
	j.t.Helper()
	var out bytes.Buffer
	all := append([]string{"--journal", filepath.Join(j.dir, "journal")}, args...)
	if code := run(j.t.Context(), all, strings.NewReader(""), &out, &out); code != exitDone {
		j.t.Fatalf("sojourn %s: exit code %d\n%s", strings.Join(args, " "), code, out.String())
	}
}

// marks adds a folder, a desk and a server that are told a place with a precision, and marks the entry for them.
// may is what they may learn.
func (j leaky) marks(name string, how, may journal.Precision) {
	j.t.Helper()
	folder, desk, social, stick := "folder-"+name, "desk-"+name, "social-"+name, "stick-"+name
	token := filepath.Join(j.dir, "token")
	err := errors.Join(os.WriteFile(token, []byte(mastodondouble.Token), 0o600), os.Mkdir(filepath.Join(j.got, desk), 0o700),
		os.Mkdir(filepath.Join(j.got, stick), 0o700))
	if err != nil {
		j.t.Fatal(err)
	}
	j.servers[social] = listen(j.t)
	j.run("destination", "add", "folder", folder, filepath.Join(j.got, folder), "--place", string(how))
	j.run("destination", "add", "sftp", desk, "--server", j.desk.URL(j.desk.Address)+"/"+desk, "--place", string(how),
		"--key", j.desk.Client.Path, "--host-key", j.desk.Fingerprint())
	j.run("destination", "add", "mastodon", social, "--server", j.servers[social].URL, "--token-file", token, "--place", string(how))
	j.run("destination", "add", "bundle", stick, filepath.Join(j.got, stick, "out.bundle"), "--place", string(how), "--captioned")
	for _, to := range []string{folder, desk, social, stick} {
		j.run("mark", j.entry, "--to", to)
		j.may[to] = may
	}
}

// unpack writes each picture in a bundle to a file of its own, which exiftool can read.
func (j leaky) unpack() {
	j.t.Helper()
	bundles, err := filepath.Glob(filepath.Join(j.got, "stick-*", "out.bundle"))
	if err != nil || len(bundles) == 0 {
		j.t.Fatalf("%d bundles, %v", len(bundles), err)
	}
	for _, path := range bundles {
		data, err := os.ReadFile(path)
		if err != nil {
			j.t.Fatal(err)
		}
		pictures := bytes.Split(data, []byte("\xff\xd8\xff"))[1:]
		if len(pictures) == 0 || !bytes.Contains(data, []byte("Dawn")) {
			j.t.Errorf("%s has %d pictures: the test is blind", path, len(pictures))
		}
		for i, p := range pictures {
			name := filepath.Join(filepath.Dir(path), strconv.Itoa(i)+".jpg")
			if err := os.WriteFile(name, append([]byte("\xff\xd8\xff"), p...), 0o600); err != nil {
				j.t.Fatal(err)
			}
		}
	}
}

// looks fails where one that got something may not learn what is in it.
func (j leaky) looks() {
	told := j.told()
	for to, may := range j.may {
		if told[to] == "" {
			j.t.Errorf("%s got nothing", to)
		}
		for _, s := range secrets {
			knows := strings.Contains(told[to], s.words)
			if allowed := s.from != "" && may.FinerThan(s.from); knows && !allowed {
				j.t.Errorf("%s is told %q", to, s.words)
			}
		}
		if may == journal.PrecisionExact && !strings.HasPrefix(to, "social") && strings.Count(told[to], "126.5549") < 2 {
			j.t.Errorf("%s, which may know all, is told no position: the test is blind", to)
		}
	}
}

// told is, by who got it, the names and bytes of all files, and all that exiftool reads in them.
func (j leaky) told() map[string]string {
	j.t.Helper()
	all := map[string]string{}
	to := func(path string) string {
		name, err := filepath.Rel(j.got, path)
		if err != nil {
			j.t.Fatal(err)
		}
		name, _, _ = strings.Cut(filepath.ToSlash(name), "/")
		return name
	}
	err := filepath.WalkDir(j.got, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		all[to(path)] += d.Name() + "\n" + string(data) + "\n"
		return err
	})
	if err != nil {
		j.t.Fatal(err)
	}
	out, err := exec.Command("exiftool", "-r", "-n", "-a", "-u", "-U", "-ee", "-G1", "--System:all", j.got).Output()
	if err != nil && len(out) == 0 {
		j.t.Fatalf("exiftool: %v", err)
	}
	for _, one := range strings.Split(string(out), "======== ")[1:] {
		path, tags, _ := strings.Cut(one, "\n")
		all[to(path)] += tags
	}
	return all
}
