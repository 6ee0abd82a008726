package conform

import (
	"strings"

	"vanban/internal/viet"
)

// quantity is a number of a text: value / 10^decimals. Numbers are small enough that products of two and a hundred fit.
type quantity struct {
	value    int64
	decimals int
}

// readQuantity reads a number in the Vietnamese form: 1.052, 73,8, 09. A dot that can only stand before decimals is no
// reason to refuse where percentages are read, so loose takes it.
func readQuantity(text string) (quantity, bool) {
	if text == "" || !isDigit(text[0]) || strings.Trim(text, "0123456789.,") != "" {
		return quantity{}, false
	}
	whole, fraction, comma := strings.Cut(text, ",")
	if strings.Contains(fraction, ",") || strings.Contains(fraction, ".") {
		return quantity{}, false
	}
	if groups := strings.Split(whole, "."); len(groups) > 1 {
		for i, g := range groups {
			if i > 0 && len(g) != 3 || i == 0 && (len(g) > 3 || g[0] == '0') {
				if len(groups) == 2 && !comma && i == 1 && len(g) < 3 {
					whole, fraction = groups[0], groups[1] // 73.8
					break
				}
				return quantity{}, false
			}
		}
		whole = strings.ReplaceAll(whole, ".", "")
	}
	digits := strings.TrimLeft(whole+fraction, "0")
	if len(digits) > 13 || len(fraction) > 4 {
		return quantity{}, false
	}
	q := quantity{decimals: len(fraction)}
	for _, c := range []byte(whole + fraction) {
		q.value = q.value*10 + int64(c-'0')
	}
	return q, true
}

// fixed prints the number with all its decimals, zeros included: 4,60.
func (q quantity) fixed() string {
	text := q.String()
	if q.decimals == 0 {
		return text
	}
	if !strings.Contains(text, ",") {
		text += ","
	}
	for len(text)-strings.IndexByte(text, ',')-1 < q.decimals {
		text += "0"
	}
	return text
}

var powers = [...]int64{1, 10, 100, 1000, 10000}

// same brings two quantities to the same number of decimals.
func same(a, b quantity) (int64, int64, bool) {
	d := max(a.decimals, b.decimals)
	x, y := a.value*powers[d-a.decimals], b.value*powers[d-b.decimals]
	return x, y, x < 1e12 && y < 1e12 && x >= 0 && y >= 0
}

func (q quantity) whole() bool { return q.decimals == 0 }

// String prints the number in the Vietnamese form.
func (q quantity) String() string {
	return viet.FormatNumber(viet.FromInt(int(q.value)).Shift(-int32(q.decimals)))
}

// share is how a printed percentage stands to the one that follows from its numbers.
type share uint8

const (
	wrong share = iota
	rounded
	truncated
)

// shareOf compares a printed percentage with part of whole, both above zero.
func shareOf(part, whole int64, p quantity) share {
	if whole <= 0 || part > 1e11 || whole > 1e11 || p.decimals > 3 {
		return rounded
	}
	n := part * 100 * powers[p.decimals]
	half := (2*n + whole) / (2 * whole)
	switch {
	case half == p.value:
		return rounded
	case n/whole == p.value:
		return truncated
	}
	return wrong
}

// percentOf returns part of whole in per cent, rounded half up.
func percentOf(part, whole int64, decimals int) quantity {
	n := part * 100 * powers[decimals]
	return quantity{(2*n + whole) / (2 * whole), decimals}
}

// distance returns how many hundredths of a per cent lie between a printed percentage and part of whole.
func distance(part, whole int64, p quantity) int64 {
	exact := part * 10000 / whole
	d := exact - p.value*10000/powers[p.decimals]/100
	if d < 0 {
		return -d
	}
	return d
}
