//go:build !race

package ooxml

const growth = 1
