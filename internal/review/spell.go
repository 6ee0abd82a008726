package review

import (
	"fmt"
	"regexp"
	"strings"

	"vanban/internal/viet"
)

// This file writes a new value in the style of the old one, so that a data file keeps its look.

// spellNumber writes a number as its file wrote the old one: with as many digits, with or without dots between
// thousands, with the same sign before decimals.
func spellNumber(d viet.Decimal, old string) string {
	old = strings.TrimSpace(old)
	text := d.String()
	whole, fraction, _ := strings.Cut(text, ".")
	grouped := strings.Count(old, ".") > 1 || strings.Contains(old, ".") && strings.Contains(old, ",")
	switch {
	case grouped:
		text = viet.FormatNumber(d)
	case fraction != "" && (strings.Contains(old, ",") || len(fraction) == 3):
		text = whole + "," + fraction
	}
	if len(old) > 1 && old[0] == '0' && strings.Trim(old, "0123456789") == "" && d.Sign() >= 0 && fraction == "" {
		text = strings.Repeat("0", max(0, len(old)-len(text))) + text
	}
	if read, err := viet.ParseNumber(text); err != nil || !read.Equal(d) {
		return strings.ReplaceAll(d.String(), ".", ",")
	}
	return text
}

var (
	yearFirst = regexp.MustCompile(`^\d{4}-(\d{1,2})(?:-(\d{1,2}))?$`)
	yearLast  = regexp.MustCompile(`^(?:(\d{1,2})([/-]))?(\d{1,2})([/-])\d{4}$`)
)

// spellDate writes a date as its file wrote the old one: 2024-03-31, 31/3/2024 or 31-3-2024, with zeros or without.
func spellDate(d viet.Date, old string) string {
	old = strings.TrimSpace(old)
	m := yearLast.FindStringSubmatch(old)
	if m == nil {
		if y := yearFirst.FindStringSubmatch(old); y != nil && (len(y[1]) == 1 || len(y[2]) == 1) {
			if d.Day == 0 {
				return fmt.Sprintf("%04d-%d", d.Year, d.Month)
			}
			return fmt.Sprintf("%04d-%d-%d", d.Year, d.Month, d.Day)
		}
		return d.String()
	}
	digits := func(n int, old string, usual bool) string {
		if len(old) == 2 && old[0] == '0' || len(old) != 1 && usual && (old == "" || old[0] != '0') {
			return fmt.Sprintf("%02d", n)
		}
		return fmt.Sprint(n)
	}
	month := digits(d.Month, m[3], false)
	if d.Day == 0 {
		return fmt.Sprintf("%s%s%04d", month, m[4], d.Year)
	}
	return fmt.Sprintf("%s%s%s%s%04d", digits(d.Day, m[1], true), m[4], month, m[4], d.Year)
}
