package layout

import (
	"maps"
	"slices"
	"strings"

	"vanban/internal/profile"
	"vanban/internal/viet"
)

// ordered returns packs by name.
func ordered(packs map[string]*profile.Profile) []*profile.Profile {
	var all []*profile.Profile
	for _, name := range slices.Sorted(maps.Keys(packs)) {
		all = append(all, packs[name])
	}
	return all
}

// regime returns the pack whose signs the document shows. The title in the corner counts most, then the groups of the
// symbol and the name of the issuing body. Where nothing speaks for any, the pack that says so is taken.
func regime(packs []*profile.Profile, c *components) *profile.Profile {
	var best *profile.Profile
	most := -1000
	for _, p := range packs {
		score := 0
		for _, t := range p.Signs.Titles {
			if c.titleText != "" && onlyLetters(viet.Fold(t)) == c.titleText {
				score += 20
			}
		}
		special := len(p.Signs.Symbols)+len(p.Signs.Bodies) > 0
		shown := shows(p.Signs, c)
		switch {
		case shown:
			score += 8
		case special:
			score -= 2
		}
		if c.titleText == "" && c.number != nil && len(p.Versions) > 0 && p.Versions[0].Patterns.Number != "" {
			if separators(p.Versions[0].Patterns.Number) == separators(c.number.text) {
				score += 4
			}
		}
		if p.Signs.Default {
			score++
		}
		if score > most {
			best, most = p, score
		}
	}
	return best
}

// separators returns the marks of a number and symbol in their order, as "/-".
func separators(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r == '/' || r == '-' {
			b.WriteRune(r)
		}
	}
	return b.String()[:min(2, b.Len())]
}

// shows tells whether a document's symbol or the name of its issuing body has one of the signs.
func shows(s profile.Signs, c *components) bool {
	if c.number != nil {
		groups := strings.FieldsFunc(c.number.text, func(r rune) bool { return r == '/' || r == '-' || r == ' ' })
		for _, g := range groups {
			for _, sign := range s.Symbols {
				if strings.EqualFold(g, sign) {
					return true
				}
			}
		}
	}
	for _, l := range slices.Concat(c.superior, c.issuer) {
		for _, sign := range s.Bodies {
			if strings.Contains(l.fold, viet.Fold(sign)) {
				return true
			}
		}
	}
	return false
}
