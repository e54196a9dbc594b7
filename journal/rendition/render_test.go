package rendition_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"testing"

	"sojourn/journal"
)

// sent renders f and reads what would leave.
func (b bench) sent(
	t *testing.T, f journal.File, orientation int, spec journal.RenditionSpec, limits journal.Limits,
) (journal.Picture, []byte) {
	t.Helper()
	photo := photoOf(f)
	photo.Orientation = orientation
	p, err := b.Render(t.Context(), photo, spec, limits, journal.Message{})
	if err != nil {
		t.Fatal(err)
	}
	in, err := b.OpenPicture(p)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	data, err := io.ReadAll(in)
	if err != nil {
		t.Fatal(err)
	}
	if int64(len(data)) != p.Bytes {
		t.Errorf("%d bytes, said to be %d", len(data), p.Bytes)
	}
	return p, data
}

func TestWhatIsSentIsTurned(t *testing.T) {
	b := newBench(t)
	f := b.put(t, "a.jpg", asJPEG(t, quarters(320, 160)))
	for orientation, want := range []string{"RGB-", "RGB-", "GR-B", "-BGR", "B-RG", "RBG-", "BR-G", "-GBR", "G-RB"} {
		p, data := b.sent(t, f, orientation, journal.RenditionSpec{LongEdge: 100}, journal.Limits{})
		img, err := jpeg.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if got := corners(img); got != want || img.Bounds().Size() != image.Pt(p.Width, p.Height) {
			t.Errorf("orientation %d: %s, %v; want %s, said to be %d × %d",
				orientation, got, img.Bounds().Size(), want, p.Width, p.Height)
		}
	}
}

// withSegments puts segments that tell of the traveller before the pixels of a JPEG.
func withSegments(jpeg []byte) []byte {
	out := append([]byte(nil), jpeg[:2]...)
	for _, s := range []struct {
		marker byte
		text   string
	}{
		{0xe1, "Exif\x00\x00II*\x00\x08\x00\x00\x00\x00\x00secret"},
		{0xe1, "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>secret</x:xmpmeta>"},
		{0xe2, "ICC_PROFILE\x00\x01\x01secret"},
		{0xe2, "MPF\x00II*\x00\x08\x00\x00\x00secret"},
		{0xed, "Photoshop 3.0\x008BIM secret"},
		{0xfe, "secret 평양"},
	} {
		out = append(out, 0xff, s.marker)
		out = binary.BigEndian.AppendUint16(out, uint16(2+len(s.text)))
		out = append(out, s.text...)
	}
	return append(append(out, jpeg[2:]...), "secret behind its end"...)
}

func TestWhatIsSentHoldsPixelsAndNothingElse(t *testing.T) {
	b := newBench(t)
	plain := asJPEG(t, quarters(160, 120))
	f := b.put(t, "secret.jpg", withSegments(plain))
	_, data := b.sent(t, f, 1, journal.RenditionSpec{LongEdge: 160, Quality: 80}, journal.Limits{})
	if bytes.Contains(data, []byte("secret")) {
		t.Error("a secret is in what is sent")
	}
	for at := 2; data[at+1] != 0xda; at += 2 + int(binary.BigEndian.Uint16(data[at+2:])) {
		if m := data[at+1]; m >= 0xe0 && m <= 0xef || m == 0xfe {
			t.Errorf("there is a segment %#x", m)
		}
	}
	_, same := b.sent(t, b.put(t, "plain.jpg", plain), 1, journal.RenditionSpec{LongEdge: 160, Quality: 80}, journal.Limits{})
	if !bytes.Equal(data, same) {
		t.Error("the same pixels without the secrets give other bytes")
	}
	_, asPNG := b.sent(t, f, 1, journal.RenditionSpec{}, journal.Limits{MIMETypes: []string{"image/png"}})
	for _, name := range []string{"secret", "tEXt", "iTXt", "zTXt", "eXIf", "iCCP", "tIME"} {
		if bytes.Contains(asPNG, []byte(name)) {
			t.Errorf("the PNG that is sent has %q in it", name)
		}
	}
}

func TestWhatIsSentStaysInItsBounds(t *testing.T) {
	b := newBench(t)
	f := b.put(t, "a.png", asPNG(t, speckled(320, 200)))
	for name, tc := range map[string]struct {
		spec   journal.RenditionSpec
		limits journal.Limits
		size   image.Point // zero where bytes decide
		most   int64
	}{
		"nothing asked for":           {size: image.Pt(320, 200)},
		"longest edge":                {spec: journal.RenditionSpec{LongEdge: 160}, size: image.Pt(160, 100)},
		"an edge beyond the picture":  {spec: journal.RenditionSpec{LongEdge: 3000}, size: image.Pt(320, 200)},
		"the server's pixels":         {limits: journal.Limits{PicturePixel: 16_000}, size: image.Pt(160, 100)},
		"a cap of quality":            {spec: journal.RenditionSpec{LongEdge: 160, MaxBytes: 10_000}, size: image.Pt(160, 100), most: 10_000},
		"a cap of size":               {spec: journal.RenditionSpec{MaxBytes: 8_000}, most: 8_000},
		"the server's cap is smaller": {spec: journal.RenditionSpec{MaxBytes: 22_000}, limits: journal.Limits{PictureBytes: 5_000}, most: 5_000},
		"a cap on PNG":                {limits: journal.Limits{PictureBytes: 16_000, MIMETypes: []string{"image/png"}}, most: 16_000},
	} {
		t.Run(name, func(t *testing.T) {
			p, data := b.sent(t, f, 1, tc.spec, tc.limits)
			config, format, err := image.DecodeConfig(bytes.NewReader(data))
			if err != nil || "image/"+format != p.MIME {
				t.Fatalf("%s, said to be %s: %v", format, p.MIME, err)
			}
			got := image.Pt(config.Width, config.Height)
			if got != image.Pt(p.Width, p.Height) || tc.size != (image.Point{}) && got != tc.size {
				t.Errorf("%v, said to be %d × %d, want %v", got, p.Width, p.Height, tc.size)
			}
			if tc.most > 0 && (p.Bytes > tc.most || p.Bytes < tc.most/4) {
				t.Errorf("%d bytes where %d are allowed", p.Bytes, tc.most)
			}
		})
	}
}

func TestWhatIsSentDoesNotDependOnThumbnails(t *testing.T) {
	b := newBench(t)
	f := b.put(t, "a.jpg", asJPEG(t, speckled(320, 200)))
	spec := journal.RenditionSpec{LongEdge: 200, Quality: 80}
	before, _ := b.sent(t, f, 1, spec, journal.Limits{})
	if _, err := b.Thumb(t.Context(), f, 1, 200); err != nil {
		t.Fatal(err)
	}
	if after, _ := b.sent(t, f, 1, spec, journal.Limits{}); after != before {
		t.Errorf("%+v, then %+v", before, after)
	}
	p := b.put(t, "a.png", asPNG(t, decoded(t, asJPEG(t, speckled(320, 200)))))
	if same, _ := b.sent(t, p, 1, spec, journal.Limits{}); same.SHA256 != before.SHA256 {
		t.Error("what is sent is not made from all pixels")
	}
}

func decoded(t *testing.T, data []byte) image.Image {
	t.Helper()
	img, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func TestPicturesThatCannotBeSentSayWhy(t *testing.T) {
	b := newBench(t)
	good := b.put(t, "평양.png", asPNG(t, speckled(100, 100)))
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := b.Render(cancelled, photoOf(good), journal.RenditionSpec{}, journal.Limits{}, journal.Message{})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	for name, tc := range map[string]struct {
		file   journal.File
		limits journal.Limits
		want   journal.Kind
	}{
		"a destination of films":  {good, journal.Limits{MIMETypes: []string{"video/mp4"}}, journal.Refused},
		"a cap that nothing fits": {good, journal.Limits{PictureBytes: 50}, journal.Refused},
		"no picture":              {b.put(t, "글.jpg", []byte("사진이 아니다")), journal.Limits{}, journal.Invalid},
		"a file that is gone":     {journal.File{Path: "없다.jpg"}, journal.Limits{}, journal.NotFound},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := b.Render(t.Context(), photoOf(tc.file), journal.RenditionSpec{}, tc.limits, journal.Message{})
			if journal.KindOf(err) != tc.want || journal.HintOf(err) == "" {
				t.Errorf("%v, %v", p, err)
			}
		})
	}
	if left := photosBelow(t, b.dir); len(left) != 2 {
		t.Errorf("the journal holds %s", fmt.Sprint(left))
	}
}
