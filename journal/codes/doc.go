// Package codes reads files of code replacements as Photo Mechanic has them: a code and what stands
// for it on each line, parted by tabs.
package codes
