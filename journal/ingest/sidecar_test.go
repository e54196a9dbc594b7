package ingest_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/journal/ingest"
)

// sidecar is an .xmp with a caption, a keyword, a rating, a city, and a tower that is shown.
func sidecar(caption string) []byte {
	return fmt.Appendf(nil, `<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmp:Rating="4" photoshop:City="Pyongyang"
    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
   <Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li Iptc4xmpExt:Sublocation="주체사상탑"/></rdf:Bag></Iptc4xmpExt:LocationShown>
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:description>
   <dc:subject><rdf:Bag><rdf:li>려명거리</rdf:li></rdf:Bag></dc:subject>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>`, caption)
}

func TestASidecarFillsItsEntry(t *testing.T) {
	for _, name := range []string{"DSC_1.xmp", "DSC_1.JPG.XMP"} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			dir := card(t, map[string][]byte{"DSC_1.JPG": photograph(t, 1), name: sidecar("첫 빛")})
			out := r.run(t.Context(), ingest.Options{}, dir)
			if out.err != nil || out.summary.Imported != 1 || len(out.left) > 0 {
				t.Fatalf("got %+v", out)
			}
			e := r.entries()[0]
			if e.Caption != "첫 빛" || !slices.Equal(e.Keywords, []string{"려명거리"}) || e.Rating != 4 ||
				e.Place == nil || e.Place.City != "Pyongyang" || e.Shown.Label() != "주체사상탑" || e.Shown.Source != journal.PlaceGazetteer {
				t.Errorf("got %+v, place %+v, shown %+v", e, e.Place, e.Shown)
			}
			if roles := r.roles(); roles[0] != "DSC_1.JPG original, "+name+" sidecar" {
				t.Errorf("got %q", roles)
			}
			r.check()
			if again := r.run(t.Context(), ingest.Options{}, dir); again.summary.Duplicates != 1 || len(again.notes) > 0 {
				t.Errorf("again: %+v", again)
			}
			r.check()
		})
	}
}

func TestASidecarThatComesLaterFillsOnlyWhatIsEmpty(t *testing.T) {
	r := newRig(t)
	dir := card(t, map[string][]byte{"DSC_1.JPG": photograph(t, 1)})
	if out := r.run(t.Context(), ingest.Options{}, dir); out.err != nil {
		t.Fatal(out.err)
	}
	mine := "내 말"
	patch := journal.Patch{ID: r.entries()[0].ID, Caption: &mine}
	if _, err := r.store.Apply(t.Context(), journal.Change{Label: "caption", Patches: []journal.Patch{patch}}); err != nil {
		t.Fatal(err)
	}
	put := func(text string) outcome {
		if err := os.WriteFile(filepath.Join(dir, "DSC_1.xmp"), sidecar(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return r.run(t.Context(), ingest.Options{}, dir)
	}
	if out := put("theirs"); out.err != nil || out.summary.Duplicates != 1 {
		t.Fatalf("got %+v", out)
	}
	if e := r.entries()[0]; e.Caption != mine || e.Rating != 4 || len(e.Keywords) != 1 || e.Shown.Label() != "주체사상탑" {
		t.Errorf("got %+v", e)
	}
	if out := put("theirs, changed"); !strings.Contains(out.notes["DSC_1.xmp"], "both are kept") {
		t.Errorf("a changed sidecar: %+v", out)
	}
	if roles := r.roles(); strings.Count(roles[0], "sidecar") != 2 {
		t.Errorf("got %q", roles)
	}
	r.check()
	for range 1 { // what sidecars said can be taken back like anything else
		if _, err := r.store.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if e := r.entries()[0]; e.Caption != mine || e.Rating != 0 || e.Shown != nil {
		t.Errorf("after undo: %+v", e)
	}
}

// TestWhatIsShownIsAnotherPlace: programs that write one place twice tell of one.
func TestWhatIsShownIsAnotherPlace(t *testing.T) {
	r := newRig(t)
	here := strings.Replace(string(sidecar("x")), `Sublocation="주체사상탑"`, `City="Pyongyang"`, 1)
	if out := r.run(t.Context(), ingest.Options{}, card(t, map[string][]byte{"1.JPG": photograph(t, 1), "1.xmp": []byte(here)})); out.err != nil {
		t.Fatal(out.err)
	}
	if e := r.entries()[0]; e.Place.Label() != "Pyongyang" || e.Shown != nil {
		t.Errorf("place %+v, shown %+v", e.Place, e.Shown)
	}
}

func TestADamagedSidecarIsKeptAndNamed(t *testing.T) {
	r := newRig(t)
	dir := card(t, map[string][]byte{"DSC_1.JPG": photograph(t, 1), "DSC_1.xmp": []byte("<x:xmpmeta><broken")})
	out := r.run(t.Context(), ingest.Options{}, dir)
	if out.err != nil || out.summary.Imported != 1 || !strings.Contains(out.notes["DSC_1.xmp"], "not all of it can be read") {
		t.Errorf("got %+v", out)
	}
	r.check()
}
