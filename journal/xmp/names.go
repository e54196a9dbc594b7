package xmp

import "strings"

// name is the name of an element or attribute: its namespace and what is behind the colon.
type name struct{ space, local string }

const (
	nsMeta      = "adobe:ns:meta/"
	nsRDF       = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	nsXML       = "http://www.w3.org/XML/1998/namespace"
	nsXMLNS     = "http://www.w3.org/2000/xmlns/"
	nsDC        = "http://purl.org/dc/elements/1.1/"
	nsXMP       = "http://ns.adobe.com/xap/1.0/"
	nsPhotoshop = "http://ns.adobe.com/photoshop/1.0/"
	nsExif      = "http://ns.adobe.com/exif/1.0/"
	nsCore      = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
	nsExt       = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
	nsLightroom = "http://ns.adobe.com/lightroom/1.0/"
	nsTIFF      = "http://ns.adobe.com/tiff/1.0/"
	nsAux       = "http://ns.adobe.com/exif/1.0/aux/"
	nsExifEX    = "http://cipa.jp/exif/1.0/"
)

// prefixes are the usual ones. A packet may choose its own, and forget to declare these.
var prefixes = map[string]string{
	"x": nsMeta, "rdf": nsRDF, "xml": nsXML, "xmlns": nsXMLNS, "dc": nsDC, "xmp": nsXMP, "xap": nsXMP,
	"photoshop": nsPhotoshop, "exif": nsExif, "Iptc4xmpCore": nsCore, "Iptc4xmpExt": nsExt,
	"lr": nsLightroom, "tiff": nsTIFF, "aux": nsAux, "exifEX": nsExifEX,
}

// usualPrefix returns the prefix under which readers expect space.
func usualPrefix(space string) string {
	for prefix, s := range prefixes {
		if s == space && prefix != "xap" {
			return prefix
		}
	}
	return "ns"
}

// known are the namespaces by their address without what programs forget at its end.
var known = func() map[string]string {
	m := map[string]string{}
	for _, space := range prefixes {
		m[strings.TrimRight(space, "/#")] = space
	}
	return m
}()

// canonical returns the namespace that is meant by an address.
func canonical(address string) string {
	if space, ok := known[strings.TrimRight(address, "/#")]; ok {
		return space
	}
	return address
}

var (
	rdfRoot        = name{nsRDF, "RDF"}
	rdfDescription = name{nsRDF, "Description"}
	rdfAbout       = name{nsRDF, "about"}
	rdfResource    = name{nsRDF, "resource"}
	rdfParseType   = name{nsRDF, "parseType"}
	rdfValue       = name{nsRDF, "value"}
	rdfItem        = name{nsRDF, "li"}
	rdfBag         = name{nsRDF, "Bag"}
	rdfSeq         = name{nsRDF, "Seq"}
	rdfAlt         = name{nsRDF, "Alt"}
	xmlLang        = name{nsXML, "lang"}

	dcTitle       = name{nsDC, "title"}
	dcDescription = name{nsDC, "description"}
	dcSubject     = name{nsDC, "subject"}
	dcCreator     = name{nsDC, "creator"}
	dcRights      = name{nsDC, "rights"}
	dcLanguage    = name{nsDC, "language"}

	photoshopHeadline     = name{nsPhotoshop, "Headline"}
	photoshopCredit       = name{nsPhotoshop, "Credit"}
	photoshopInstructions = name{nsPhotoshop, "Instructions"}
	photoshopCity         = name{nsPhotoshop, "City"}
	photoshopState        = name{nsPhotoshop, "State"}
	photoshopCountry      = name{nsPhotoshop, "Country"}
	photoshopDate         = name{nsPhotoshop, "DateCreated"}

	xmpRating  = name{nsXMP, "Rating"}
	xmpCreated = name{nsXMP, "CreateDate"}

	coreAlt      = name{nsCore, "AltTextAccessibility"}
	coreLocation = name{nsCore, "Location"}
	coreCode     = name{nsCore, "CountryCode"}

	extPeople      = name{nsExt, "PersonInImage"}
	extLocation    = name{nsExt, "LocationCreated"}
	extShown       = name{nsExt, "LocationShown"}
	extSublocation = name{nsExt, "Sublocation"}
	extName        = name{nsExt, "LocationName"}
	extCity        = name{nsExt, "City"}
	extRegion      = name{nsExt, "ProvinceState"}
	extCountry     = name{nsExt, "CountryName"}
	extCode        = name{nsExt, "CountryCode"}

	exifTaken        = name{nsExif, "DateTimeOriginal"}
	exifLat          = name{nsExif, "GPSLatitude"}
	exifLon          = name{nsExif, "GPSLongitude"}
	exifAlt          = name{nsExif, "GPSAltitude"}
	exifAltRef       = name{nsExif, "GPSAltitudeRef"}
	exifAccuracy     = name{nsExif, "GPSHPositioningError"}
	exifDirection    = name{nsExif, "GPSImgDirection"}
	exifDirectionRef = name{nsExif, "GPSImgDirectionRef"}

	lightroomTree = name{nsLightroom, "hierarchicalSubject"}

	tiffMake   = name{nsTIFF, "Make"}
	tiffModel  = name{nsTIFF, "Model"}
	auxLens    = name{nsAux, "Lens"}
	auxSerial  = name{nsAux, "SerialNumber"}
	exifLens   = name{nsExifEX, "LensModel"}
	exifSerial = name{nsExifEX, "BodySerialNumber"}
)

// wanted are the properties that a Packet is made of.
var wanted = func() map[name]bool {
	m := map[name]bool{}
	for _, n := range []name{
		dcTitle, dcDescription, dcSubject, dcCreator, dcRights, dcLanguage,
		photoshopHeadline, photoshopCredit, photoshopInstructions,
		photoshopCity, photoshopState, photoshopCountry, photoshopDate,
		xmpRating, xmpCreated, coreAlt, coreLocation, coreCode, extPeople, extLocation, extShown,
		exifTaken, exifLat, exifLon, exifAlt, exifAltRef, exifAccuracy, exifDirection, exifDirectionRef,
		lightroomTree, tiffMake, tiffModel, auxLens, auxSerial, exifLens, exifSerial,
	} {
		m[n] = true
	}
	return m
}()
