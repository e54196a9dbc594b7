package rendition

import "math"

// adobeRGB stands for the profile of Adobe RGB (1998) where cameras only name it. It is no ICC profile.
var adobeRGB = []byte("R03")

// adobeGamma is the exponent of Adobe RGB (1998), 2 + 51/256.
const adobeGamma = 563. / 256

// fromAdobeRGB is the sRGB of a colour of Adobe RGB. Both have the same white, and the same red and blue; the green of
// Adobe's is none that screens have.
func fromAdobeRGB(r, g, b float64) (float64, float64, float64) {
	r, g, b = math.Pow(r, adobeGamma), math.Pow(g, adobeGamma), math.Pow(b, adobeGamma)
	return code(1.3983557*r - 0.3983557*g), code(g), code(1.0429290*b - 0.0429290*g)
}

// code is what stands for an amount of light in sRGB.
func code(light float64) float64 {
	light = min(1, max(0, light))
	if light <= 0.0031308 {
		return 12.92 * light
	}
	return 1.055*math.Pow(light, 1/2.4) - 0.055
}
