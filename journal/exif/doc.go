// Package exif reads what one photo file says of itself: its format, its size, when, where and
// with what it was taken. Files are foreign bytes: nothing that they claim is believed before it
// is checked, and goexif and imagemeta only ever see what passed.
package exif
