package demo

// camera is one of the three things that took the photographs.
type camera struct {
	folder             string // below DCIM
	maker, model, lens string
	serial             string
	w, h               int // of a frame in landscape format
	hasOffset, hasGPS  bool
}

func (c *camera) path(name string) string { return "DCIM/" + c.folder + "/" + name }

var (
	nikon = &camera{
		folder: "100ND600", maker: "NIKON CORPORATION", model: "NIKON D600",
		lens:   "24.0-85.0 mm f/3.5-4.5",
		serial: "6040217", w: 1344, h: 896, hasOffset: true,
	}
	fuji = &camera{
		folder: "101_FUJI", maker: "FUJIFILM", model: "X-E1",
		lens:   "XF18-55mmF2.8-4 R LM OIS",
		serial: "22A03518", w: 1296, h: 864,
	}
	phone = &camera{
		folder: "102APPLE", maker: "Apple", model: "iPhone 5",
		lens: "iPhone 5 back camera 4.12mm f/2.4",
		w:    1280, h: 960, hasOffset: true, hasGPS: true,
	}
)
