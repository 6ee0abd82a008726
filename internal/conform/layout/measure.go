package layout

import (
	"strconv"
	"strings"

	"vanban/internal/ooxml"
)

// units are the measures that a length may be written in, as twips.
var units = []struct {
	name  string
	twips float64
}{{"pt", 20}, {"mm", 1440 / 25.4}, {"cm", 14400 / 25.4}, {"in", 1440}, {"pc", 240}, {"pi", 240}, {"px", 15}}

// twips reads a length: a number of twips, or a number with a unit.
func twips(s string) (float64, bool) { return length(s, 1) }

// length reads a length in twips; a bare number counts in bare twips each.
func length(s string, bare float64) (float64, bool) {
	s = strings.TrimSpace(s)
	for _, u := range units {
		if number, ok := strings.CutSuffix(s, u.name); ok {
			x, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
			return bound(x * u.twips), err == nil
		}
	}
	x, err := strconv.ParseFloat(s, 64)
	return bound(x * bare), err == nil
}

// bound keeps numbers that no page can hold, and what is not a number, from reaching any sum.
func bound(x float64) float64 {
	const most = 1e6
	if !(x > -most && x < most) {
		return 0
	}
	return x
}

// millimetres returns points in millimetres.
func millimetres(pt float64) float64 { return pt * 25.4 / 72 }

// points returns millimetres in points.
func points(mm float64) float64 { return mm * 72 / 25.4 }

// on tells whether a toggle is there and on.
func on(n *ooxml.Node) bool { return n != nil && isTrue(n.Attr("w:val")) }

func isTrue(value string) bool {
	switch strings.ToLower(value) {
	case "0", "false", "off":
		return false
	}
	return true
}

// integer reads a whole number.
func integer(s string) (int, bool) {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	return n, err == nil
}
