package conform

// checkPairs reports brackets and quotes without their partner. A quotation may run over many paragraphs; the sign of a
// list item, as in a), needs no partner.
func checkPairs(d *document) {
	var mixed []place      // “ ... "
	var open, shut []loose // what is left over in each paragraph
	for n, p := range d.parts {
		open, shut = leftOver(p, n, open, shut, &mixed)
	}
	if len(mixed) > 0 {
		d.reportPlaces("van-ban/ngoac-lech", mixed, mixed[0].text(), len(mixed))
	}
	const reach = 40 // paragraphs
	for o := range open {
		for s := range shut {
			gap := shut[s].n - open[o].n
			if gap > 0 && gap <= reach && matches(open[o].sign, shut[s].sign) && !shut[s].used && !shut[s].begins() {
				open[o].used, shut[s].used = true, true
				break
			}
		}
	}
	for _, left := range open {
		if !left.used {
			d.report("van-ban/ngoac-mo", left.part, left.start, left.end, left.sign)
		}
	}
	for _, left := range shut {
		if !left.used && !left.mark {
			d.report("van-ban/ngoac-dong", left.part, left.start, left.end, left.sign)
		}
	}
}

// loose is a sign without partner in its paragraph.
type loose struct {
	place
	n    int // number of the paragraph
	sign string
	used bool
	mark bool // it may as well be the mark of a list item, which needs no partner
}

// begins tells whether the sign is the mark of an item that its paragraph begins with.
func (l *loose) begins() bool { return l.mark && l.start-l.part.tokens[l.part.next(0)].start < 4 }

func matches(open, shut string) bool {
	switch open {
	case "(":
		return shut == ")"
	case "“", "„", "\"":
		return shut == "”" || shut == "\""
	}
	return open == "«" && shut == "»"
}

// leftOver appends the signs of a paragraph that have no partner in it, and quotations whose two signs are of two kinds.
func leftOver(p *part, n int, open, shut []loose, mixed *[]place) (_, _ []loose) {
	var stack []loose
	begin := len(shut)
	for i, t := range p.tokens {
		if t.kind != sign {
			continue
		}
		here := loose{place: place{p, t.start, t.end}, n: n, sign: t.text}
		switch t.text {
		case "(", "“", "„", "«":
			stack = append(stack, here)
		case ")", "”", "»":
			if at := partner(stack, t.text); at >= 0 {
				if t.text != ")" || at == len(stack)-1 {
					open = append(open, stack[at+1:]...)
					stack = stack[:at]
				} else {
					stack = append(stack[:at:at], stack[at+1:]...)
				}
			} else if !(t.is(")") && smiley(p, i)) {
				here.mark = t.is(")") && enumerator(p, i)
				shut = append(shut, here)
			}
		case "\"":
			if isInch(p, i) {
				break
			}
			if at := partner(stack, "\""); at >= 0 {
				if stack[at].sign == "“" {
					*mixed = append(*mixed, place{p, stack[at].start, t.end})
				}
				open = append(open, stack[at+1:]...)
				stack = stack[:at]
			} else {
				stack = append(stack, here)
			}
		}
	}
	for _, left := range stack {
		if left.sign != "\"" {
			open = append(open, left)
			continue
		}
		for s := begin; s < len(shut); s++ { // “Đổi mới" read from the other side: "Đổi mới”
			if shut[s].sign == "”" {
				shut = append(shut[:s], shut[s+1:]...)
				left.used = true
				break
			}
		}
		if left.used {
			continue
		}
		if opens(p, left.start) {
			open = append(open, left)
		} else {
			shut = append(shut, left)
		}
	}
	return open, shut
}

// partner returns the place in the stack of the sign that a closing one belongs to, or -1.
func partner(stack []loose, sign string) int {
	for i := len(stack) - 1; i >= 0; i-- {
		if matches(stack[i].sign, sign) {
			return i
		}
	}
	return -1
}

func smiley(p *part, i int) bool { return p.at(i-1).is(":") || p.at(i-1).is(")") }

// isInch tells whether a straight quote stands for inches or seconds.
func isInch(p *part, i int) bool {
	return p.at(i-1).kind == digits && p.at(i+1).kind != letters && (p.at(i-2).is("'") || p.at(i-2).is("’") || p.at(i-2).kind == space)
}

// opens tells whether a straight quote stands where an opening one does: before a word and after none.
func opens(p *part, at int) bool {
	return at == 0 || p.Text[at-1] == ' ' || p.Text[at-1] == '('
}
