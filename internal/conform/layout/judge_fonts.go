package layout

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"vanban/internal/diag"
)

// everything returns all paragraphs of the document: the text, notes, headers and footers.
func (d *Document) everything() []*paragraph {
	all := append(slices.Clone(d.flow), d.footnotes...)
	seen := map[*story]bool{}
	for _, s := range d.sections {
		for _, kind := range []string{"first", "default", "even"} {
			if kind == "first" && !s.titlePage || kind == "even" && !d.settings.evenAndOdd {
				continue
			}
			for _, st := range []*story{s.headers[kind], s.footers[kind]} {
				if st != nil && !seen[st] {
					seen[st] = true
					all = append(all, st.paragraphs...)
				}
			}
		}
	}
	return all
}

// legacy tells whether a font is of the time before Unicode.
func legacy(font string) bool {
	low := strings.ToLower(font)
	return strings.HasPrefix(low, ".vn") || strings.HasPrefix(low, "vni-") || strings.HasPrefix(low, "vni ")
}

// fonts judges whether every letter has the one font of the document. Letters without a sign of their own and those of
// fonts of symbols do not count.
func (j *judge) fonts() {
	type use struct {
		font   string
		count  int
		places []place
		runs   []piece
	}
	uses := map[string]*use{}
	total := 0
	for _, p := range j.d.everything() {
		for _, piece := range p.pieces {
			wrong := map[string]int{}
			for _, r := range composed(p.text[piece.start:piece.end]) {
				if !unicode.IsLetter(r) && !unicode.IsDigit(r) || r >= 0xE000 && r <= 0xF8FF {
					continue
				}
				total++
				if font := piece.char.font(r); !strings.EqualFold(font, j.v.Font) {
					wrong[font]++
				}
			}
			for font, n := range wrong {
				if symbolic(font) {
					continue
				}
				u := uses[strings.ToLower(font)]
				if u == nil {
					u = &use{font: font}
					uses[strings.ToLower(font)] = u
				}
				u.count += n
				u.runs = append(u.runs, piece)
				if len(u.places) == 0 || u.places[len(u.places)-1].p != p {
					u.places = append(u.places, place{p, piece.start, piece.end})
				}
			}
		}
	}
	var list []*use
	for _, u := range uses {
		list = append(list, u)
	}
	slices.SortFunc(list, func(a, b *use) int { return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.font, b.font)) })
	var others []*use
	for _, u := range list {
		if legacy(u.font) {
			j.report("FONT-LEGACY", "", say("phông %s của bảng mã cũ, quy định %s, bảng mã Unicode", "font %s of an old encoding, the rule says %s and Unicode", u.font, j.v.Font), nil, u.places...)
			continue
		}
		others = append(others, u)
	}
	if len(others) == 0 {
		return
	}
	var names []diag.Text
	var places []place
	var runs []piece
	count := 0
	for i, u := range others {
		if i < 3 {
			names = append(names, diag.Text{Vi: u.font, En: u.font})
		}
		places = append(places, u.places...)
		runs = append(runs, u.runs...)
		count += u.count
	}
	share := max(100*float64(count)/float64(total), 0.1)
	j.report("FONT-FAMILY", "", say("phông %s (%s%% số chữ), quy định %s", "font %s (%s%% of the letters), the rule says %s", joinTexts(names, ", "), share, j.v.Font), func() {
		for _, piece := range runs {
			setFont(j.v.Font)(properties(piece.run, "w:rPr"))
		}
	}, places...)
}

// symbolic tells whether a font holds signs instead of letters.
func symbolic(font string) bool {
	low := strings.ToLower(font)
	for _, name := range []string{"symbol", "wingdings", "webdings", "cambria math", "marlett", "emoji", "zapfdingbats", "opensymbol"} {
		if strings.Contains(low, name) {
			return true
		}
	}
	return false
}

// colours judges whether every letter is black. Marks of urgency are red.
func (j *judge) colours() {
	exempt := map[*paragraph]bool{}
	for _, l := range j.c.marks {
		exempt[l.p] = true
	}
	counts := map[string]int{}
	var places []place
	var runs []piece
	for _, p := range j.d.everything() {
		if exempt[p] {
			continue
		}
		for _, piece := range p.pieces {
			if c := piece.char.colour; c != "" && c != "000000" && letters(p.text[piece.start:piece.end]) > 0 {
				counts[c] += letters(p.text[piece.start:piece.end])
				runs = append(runs, piece)
				if len(places) == 0 || places[len(places)-1].p != p {
					places = append(places, place{p, piece.start, piece.end})
				}
			}
		}
	}
	if len(runs) == 0 {
		return
	}
	var names []string
	for c := range counts {
		names = append(names, c)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) })
	shown := "#" + strings.Join(names[:min(len(names), 3)], ", #")
	j.report("FONT-COLOR", "", say("chữ màu %s, quy định màu đen", "letters of colour %s, the rule says black", shown), func() {
		for _, piece := range runs {
			setBlack(properties(piece.run, "w:rPr"))
		}
	}, places...)
}

// legacyFonts judges fonts of the time before Unicode alone.
func (j *judge) legacyFonts() {
	j.fonts()
	j.findings = slices.DeleteFunc(j.findings, func(f Finding) bool { return f.Rule.ID == "FONT-FAMILY" })
}
