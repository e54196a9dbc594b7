package demo

// Fields that say where something else is.
const (
	tagThumbnail = 0x0201
	tagCamera    = 0x8769
	tagGPS       = 0x8825
)

// block is Exif data: a TIFF header, the directories, the thumbnail. gps and thumbnail may be empty.
func block(main, camera, gps directory, thumbnail []byte) []byte {
	main = append(main, long(tagCamera, 0))
	if len(gps) > 0 {
		main = append(main, long(tagGPS, 0))
	}
	small, smallNext := thumbnailFields(len(thumbnail)), 0
	cameraAt := len(header) + main.size()
	gpsAt := cameraAt + camera.size()
	smallAt := gpsAt + gps.size()
	if len(small) > 0 {
		smallNext = smallAt
	}
	main.set(tagCamera, cameraAt)
	main.set(tagGPS, gpsAt)
	small.set(tagThumbnail, smallAt+small.size())
	out := main.append([]byte(header), smallNext)
	out = camera.append(out, 0)
	out = gps.append(out, 0)
	out = small.append(out, 0)
	return append(out, thumbnail...)
}

// header is that of a big-endian TIFF file whose first directory follows.
const header = "MM\x00*\x00\x00\x00\x08"

// thumbnailFields describe a JPEG of so many bytes.
func thumbnailFields(length int) directory {
	if length == 0 {
		return nil
	}
	d := directory{short(0x0103, 6), long(tagThumbnail, 0), long(0x0202, length)}
	return append(d, density...)
}
