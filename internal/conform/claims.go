package conform

// checkClaims compares the percentages whose base is not stated beside them. Two things are certain all the same: that
// no whole base gives the percentage, and that the base of the others around does not.
func (d *document) checkClaims(claims []claim) {
	var earlier []int64 // the bases of the groups before
	for begin := 0; begin < len(claims); {
		end := begin + 1
		for end < len(claims) && claims[end].n-claims[end-1].n <= 3 {
			end++
		}
		d.checkGroup(claims[begin:end], &earlier)
		begin = end
	}
}

// checkGroup looks at the percentages of one list or paragraph.
func (d *document) checkGroup(group []claim, earlier *[]int64) {
	bases := append(d.basesNear(group), *earlier...)
	if base := commonBase(group); base > 0 {
		*earlier = append(*earlier, base)
		return
	}
	best, score := int64(0), 0
	for _, base := range bases {
		n := 0
		for _, c := range group {
			if c.part.value <= base && shareOf(c.part.value, base, c.percent) == rounded {
				n++
			}
		}
		if n > score {
			best, score = base, n
		}
	}
	if score >= 2 {
		*earlier = append(*earlier, best)
	}
	for _, c := range group {
		p := d.parts[c.n]
		start, end := min(c.start, p.tokens[c.at].start), p.tokens[c.end].end
		if unstatedBase(group, c) || d.checkStated(c) || explained(c, bases) {
			continue
		}
		// the base of the others
		if best >= c.part.value && score > 0 && len(group) >= 2 && score*2 >= len(group)-1 {
			off := distance(c.part.value, best, c.percent)
			result := shareOf(c.part.value, best, c.percent)
			right := percentOf(c.part.value, best, c.percent.decimals)
			switch {
			case result == truncated:
				d.reportShare("van-ban/ty-le-cat", p, start, end, c, quantity{value: best}, right)
				continue
			case off < 150, score == len(group)-1 && c.connector == strong && (score >= 3 || d.parts[c.n].states(c, best)):
				d.reportShare("van-ban/ty-le", p, start, end, c, quantity{value: best}, right)
				continue
			}
		}
		if c.connector != strong || c.percent.value == 0 || c.percent.value >= 100*powers[c.percent.decimals] || wholeBase(c) {
			continue
		}
		if base := truncatedBase(c); base > 0 {
			d.reportShare("van-ban/ty-le-cat", p, start, end, c, quantity{value: base}, percentOf(c.part.value, base, c.percent.decimals))
		}
	}
}

// commonBase returns a base that gives all percentages of a group of two and more, stated or not, or 0.
func commonBase(group []claim) int64 {
	if len(group) < 2 {
		return 0
	}
	c := group[0]
	for _, other := range group[1:] { // the largest count leaves the fewest bases
		if other.part.value > c.part.value {
			c = other
		}
	}
	low, high := c.bases()
	for base := low; base <= high && base < low+2000; base++ {
		all := true
		for _, other := range group {
			if other.part.value > base || shareOf(other.part.value, base, other.percent) != rounded {
				all = false
				break
			}
		}
		if all {
			return base
		}
	}
	return 0
}

// unstatedBase tells whether the claims of one paragraph have a base in common that nobody states.
func unstatedBase(group []claim, c claim) bool {
	var near []claim
	fine := 0 // claims with so many decimals that no base fits by chance
	for _, other := range group {
		if other.n == c.n {
			near = append(near, other)
			if other.percent.decimals > 1 {
				fine++
			}
		}
	}
	return (len(near) > 2 || fine > 1) && commonBase(near) > 0
}

// bases returns the range in which the base of a percentage lies.
func (c claim) bases() (low, high int64) {
	scaled := c.part.value * 100 * powers[c.percent.decimals]
	return max(scaled*2/(2*c.percent.value+1)-1, 1), scaled*2/max(2*c.percent.value-1, 1) + 1
}

// explained tells whether one of the numbers around is a base that gives the percentage.
func explained(c claim, bases []int64) bool {
	for _, base := range bases {
		if c.part.value <= base && shareOf(c.part.value, base, c.percent) == rounded {
			return true
		}
	}
	return false
}

// wholeBase tells whether any whole number is a base that gives the percentage.
func wholeBase(c claim) bool {
	low, high := c.bases()
	for base := low; base <= high && base < low+1000; base++ {
		if shareOf(c.part.value, base, c.percent) == rounded {
			return true
		}
	}
	return high-low > 900
}

// truncatedBase returns a base of which the percentage is cut off, or 0.
func truncatedBase(c claim) int64 {
	scaled := c.part.value * 100 * powers[c.percent.decimals]
	for base := scaled/(c.percent.value+1) - 1; base <= scaled/c.percent.value+1; base++ {
		if base > 0 && shareOf(c.part.value, base, c.percent) == truncated {
			return base
		}
	}
	return 0
}

// basesNear returns the whole numbers that stand in the paragraphs of a group and shortly before it, and may be a base.
func (d *document) basesNear(group []claim) []int64 {
	var bases []int64
	first, last := max(group[0].n-12, 0), group[len(group)-1].n
	for n := first; n <= last; n++ {
		p := d.parts[n]
		for i, t := range p.tokens {
			if t.kind != digits || p.at(p.next(i+1)).is("%") {
				continue
			}
			if q, ok := readQuantity(t.text); ok && q.whole() && q.value >= 5 && q.value < 1e10 {
				bases = append(bases, q.value)
			}
		}
	}
	return bases
}
