package demo

import "sojourn/journal/demo/internal/painting"

// frames are the photographs, by time. The first and last days are in Beijing, at +08:00.
var frames = []frame{
	{
		name: "IMG_2207.JPG", camera: phone, taken: "2013-02-18T07:04:18.42+08:00",
		scene: painting.Hutong, exposure: snapped(60, 200),
	},
	{
		name: "DSC_0388.JPG", camera: nikon, taken: "2013-02-19T16:09:33.70+08:00",
		scene: painting.Wing, exposure: exposed(1, 1600, 80, 100, 24),
	},
	{
		name: "IMG_2231.JPG", camera: phone, taken: "2013-02-19T18:09:02.15+09:00",
		scene: painting.Runway, exposure: snapped(40, 250),
	},
	{
		name: "DSCF1140.JPG", camera: fuji, taken: "2013-02-19T21:36:47+09:00",
		scene: painting.HotelNight, exposure: exposed(4, 1, 56, 400, 23),
	},
	{
		name: "DSC_0412.JPG", camera: nikon, taken: "2013-02-20T07:26:41.30+09:00",
		scene: painting.DawnRiver, exposure: exposed(1, 250, 80, 200, 35),
	},
	{
		name: "DSCF1153.JPG", camera: fuji, taken: "2013-02-20T09:11:20+09:00",
		scene: painting.IceFloes, exposure: exposed(1, 640, 71, 200, 18),
	},
	{
		name: "DSC_0427.JPG", camera: nikon, taken: "2013-02-20T10:24:09.80+09:00",
		scene: painting.Square, exposure: exposed(1, 800, 90, 200, 28),
		description: "Kim Il Sung Square, half past ten",
	},
	{
		name: "IMG_2246.JPG", camera: phone, taken: "2013-02-20T11:48:51.07+09:00",
		scene: painting.Boulevard, exposure: snapped(640, 50),
	},
	{
		name: "DSC_0446.JPG", camera: nikon, taken: "2013-02-20T14:05:27.10+09:00",
		scene: painting.Tower, exposure: exposed(1, 1000, 80, 100, 24), format: sidewaysLeft,
	},
	{
		name: "DSCF1171.JPG", camera: fuji, taken: "2013-02-20T16:18:03+09:00",
		scene: painting.Metro, exposure: exposed(1, 60, 32, 1600, 18),
	},
	{
		name: "DSC_0471.JPG", camera: nikon, taken: "2013-02-20T18:42:05.50+09:00",
		scene: painting.LampInSnow, exposure: exposed(1, 50, 35, 3200, 40), format: sidewaysRight,
	},
	{
		name: "DSCF1188.JPG", camera: fuji, taken: "2013-02-20T20:31:44+09:00",
		scene: painting.SnowCity, exposure: exposed(1, 60, 40, 3200, 55),
	},
	{
		name: "IMG_2260.JPG", camera: phone, taken: "2013-02-21T09:38:52.61+09:00",
		scene: painting.Highway, exposure: snapped(1250, 50),
		description: "Ten lanes and one bicycle, on the road to Kaesong",
	},
	{
		name: "DSC_0503.JPG", camera: nikon, taken: "2013-02-21T10:21:16.90+09:00",
		scene: painting.FromTheVan, exposure: exposed(1, 1250, 56, 400, 50),
	},
	{
		name: "DSC_0519.JPG", camera: nikon, taken: "2013-02-21T12:16:38.20+09:00",
		scene: painting.Roofs, exposure: exposed(1, 640, 80, 100, 70),
		description: "자남산에서 본 개성 한옥",
	},
	{
		name: "DSCF1214.JPG", camera: fuji, taken: "2013-02-21T16:44:59+09:00",
		scene: painting.Layers, exposure: exposed(1, 1000, 80, 200, 55),
	},
	{
		name: "IMG_2274.JPG", camera: phone, taken: "2013-02-21T18:52:30.88+09:00",
		scene: painting.Gate, exposure: snapped(15, 800), format: upright,
	},
	{
		name: "DSCF1229.JPG", camera: fuji, taken: "2013-02-22T06:58:30+09:00",
		scene: painting.Village, exposure: exposed(1, 30, 28, 1600, 18), broken: true,
	},
	{
		name: "IMG_2291.JPG", camera: phone, taken: "2013-02-22T13:34:12.54+09:00",
		scene: painting.Skaters, exposure: snapped(1600, 50),
	},
	{
		name: "DSC_0577.JPG", camera: nikon, taken: "2013-02-22T17:58:21.60+09:00",
		scene: painting.PyramidSunset, exposure: exposed(1, 500, 80, 200, 45),
	},
	{
		name: "DSCF1246.JPG", camera: fuji, taken: "2013-02-22T19:24:10+09:00",
		scene: painting.Trails, exposure: exposed(15, 1, 110, 200, 18),
	},
	{
		name: "DSC_0604.JPG", camera: nikon, taken: "2013-02-23T10:48:07.40+09:00",
		scene: painting.Pines, exposure: exposed(1, 320, 56, 200, 85),
	},
	{
		name: "IMG_2303.JPG", camera: phone, taken: "2013-02-23T13:05:44.23+09:00",
		scene: painting.Crater, exposure: snapped(2000, 50),
	},
	{
		name: "DSC_0668.JPG", camera: nikon, taken: "2013-02-24T19:52:55.10+08:00",
		scene: painting.Lanterns, exposure: exposed(1, 80, 35, 3200, 24),
	},
	{
		name: "DSC_0691.JPG", camera: nikon, taken: "2013-02-26T06:57:12.80+08:00",
		scene: painting.FrozenLake, exposure: exposed(1, 200, 80, 200, 35),
	},
}
