package conform

// role is what a count does in a balance. Its zero value is nothing.
type role uint8

const (
	_ role = iota
	opening
	gained
	lost
	closing
)

// roles are the words before a count that say what it does.
var roles = map[string]role{"đầu": opening, "tồn": opening, "dư": opening, "tăng": gained, "thêm": gained, "thu": gained,
	"nhận": gained, "nạp": gained, "sinh": gained, "giảm": lost, "chi": lost, "xóa": lost, "xoá": lost, "thoát": lost,
	"dụng": lost, "quyết": lost, "xong": lost, "mất": lost, "còn": closing, "cuối": closing}

// balance is a sentence's counts of one thing: what there was, what came and went, and what is left.
type balance struct {
	unit   []string
	counts []figure
	roles  []role
	total  bool // the first count is said to be a total
}

// checkBalance follows the counts of each sentence from what there was to what is left: đầu năm có 124 hộ nghèo, trong
// năm giảm 27 hộ, cuối năm còn 97 hộ. Every count must have its part in the balance.
func (d *document) checkBalance(p *part) {
	for from := 0; from < len(p.tokens); {
		_, to := p.sentence(from)
		for _, b := range p.balances(from, to) {
			d.judgeBalance(p, b)
		}
		from = to + 1
	}
}

// balances sorts the counts of a sentence by what they count.
func (p *part) balances(from, to int) []balance {
	all := p.figures(from, to, "")
	if len(all) < 3 || len(all) > 12 {
		return nil
	}
	var found []balance
	last := role(0)
	for n, f := range all {
		start := from
		if n > 0 {
			start = all[n-1].token + 1
		}
		r, total := p.roleOf(start, f.token, n > 0 && all[n-1].q.value > 0)
		if r == 0 && p.at(p.previous(f.token-1)).low() == "và" {
			r = last // 60 hộ nghèo và 55 hộ cận nghèo
		}
		last = r
		at := -1
		for k := range found {
			if sameThing(found[k].unit, f.unit) {
				if at >= 0 {
					return nil
				}
				at = k
			}
		}
		if at < 0 {
			found = append(found, balance{unit: f.unit, total: total})
			at = len(found) - 1
		}
		found[at].counts = append(found[at].counts, f)
		found[at].roles = append(found[at].roles, r)
	}
	return found
}

// roleOf reads the words before a count: the last that has a role, but what is left outweighs the rest.
func (p *part) roleOf(from, to int, later bool) (r role, total bool) {
	for i := from; i < to; i++ {
		word := p.tokens[i].low()
		if word == "tổng" {
			total = true
		}
		next := roles[word]
		if next == opening && word != "đầu" && later {
			next = closing // tồn quỹ, số dư after what came and went
		}
		if word == "chuyển" && later && p.at(p.next(i+1)).low() == "sang" {
			next = closing
		}
		if next == closing && word == "cuối" && later {
			r = closing
		}
		if next != 0 && r != closing && r != opening {
			r = next
		}
	}
	return r, total
}

// sameThing tells whether two nouns are one, the shorter being the beginning of the longer.
func sameThing(a, b []string) bool {
	for i := 0; i < len(a) && i < len(b); i++ {
		if a[i] != b[i] {
			return false
		}
	}
	return len(a) > 0 && len(b) > 0
}

func (d *document) judgeBalance(p *part, b balance) {
	n := len(b.counts)
	if n < 3 || b.roles[n-1] != closing {
		return
	}
	decimals := 0
	for i, f := range b.counts {
		decimals = max(decimals, f.q.decimals)
		switch r := b.roles[i]; {
		case i == 0 && (r == opening || r == gained && b.total):
		case i > 0 && i < n-1 && (r == gained || r == lost):
		case i == n-1:
		default:
			return
		}
	}
	left := quantity{decimals: decimals}
	text := ""
	for i, f := range b.counts[:n-1] {
		value := f.q.value * powers[decimals-f.q.decimals]
		switch {
		case i == 0:
			text = f.q.String()
			left.value += value
		case b.roles[i] == lost:
			text += " − " + f.q.String()
			left.value -= value
		default:
			text += " + " + f.q.String()
			left.value += value
		}
	}
	last := b.counts[n-1]
	stated := last.q.value * powers[decimals-last.q.decimals]
	if left.value < 0 || stated == left.value || b.roles[0] == gained && p.between(0, len(p.tokens), carried) {
		return
	}
	t := p.tokens[last.token]
	d.report("van-ban/so-con", p, t.start, t.end, last.q.String(), text, left.String())
}

// carried are words for what was left of an earlier time.
var carried = set(`dư trước chuyển đầu`)

// checkSurplus compares what was reached with its plan: đã kết nạp 36/33 đảng viên, vượt 03 đảng viên. The slash stands at
// token i.
func (d *document) checkSurplus(p *part, i int) {
	left, right := p.previous(i-1), p.next(i+1)
	if p.at(left).kind != digits || p.at(right).kind != digits || p.at(right+1).is("/") || p.at(left-1).is("/") || p.at(right+1).is("-") || p.at(p.previous(left-1)).is("(") {
		return
	}
	noun := p.nextWord(right)
	j := p.next(right + 1)
	for words := 0; p.at(j).kind == letters && words < 6; words++ {
		j = p.next(j + 1)
	}
	if noun == nil || !p.at(j).is(",") {
		return
	}
	move := p.next(j + 1)
	at := p.next(move + 1)
	change, ok := plainCount(p, at)
	if !ok || change.noun != noun.low {
		return
	}
	switch p.at(move).low() {
	case "vượt", "thiếu", "hụt":
	case "tăng", "giảm":
		if so := p.next(p.next(at+1) + 1); p.at(so).low() != "so" || !p.ofPlan(p.next(at+1)) {
			return
		}
	default:
		return
	}
	a, okA := readQuantity(p.tokens[left].text)
	b, okB := readQuantity(p.tokens[right].text)
	if okA && okB && a.value > 0 && b.value > 0 {
		d.compareDifference(p, place{p, p.tokens[left].start, p.tokens[at].end}, change.q, a, b, false, true)
	}
}

// checkShareOfPair compares the change in per cent that follows a pair in brackets: (12/36), giảm 66,7%. The bracket
// closes at token i.
func (d *document) checkShareOfPair(p *part, i int, a, b quantity) {
	comma := p.next(i + 1)
	move := p.next(comma + 1)
	at := p.next(move + 1)
	if word := p.at(move).low(); !p.at(comma).is(",") || word != "tăng" && word != "giảm" || p.at(at).kind != digits || !p.at(p.next(at+1)).is("%") {
		return
	}
	if n, ok := readQuantity(p.tokens[at].text); ok && n.value > 0 {
		d.compareDifference(p, place{p, p.tokens[at].start, p.tokens[p.next(at+1)].end}, n, a, b, true, true)
	}
}
