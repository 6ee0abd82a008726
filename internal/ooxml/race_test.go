//go:build race

package ooxml

// growth is how often the race detector has a buffer that grows allocated: it copies what otherwise grows in place.
const growth = 2
