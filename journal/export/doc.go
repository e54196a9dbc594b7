// Package export writes a journal in the open, and reads it back: JSON Lines for all that is kept of
// every entry, the originals, an XMP sidecar beside each photo, and GPX. Nothing in it is a secret.
//
// What is read back is foreign: lines are bounded and checked, files are opened only below the
// export's folder, and their bytes are compared with the hashes that the lines name.
package export
