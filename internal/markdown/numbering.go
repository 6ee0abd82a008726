package markdown

import (
	"strconv"
	"strings"

	"vanban/internal/profile"
	"vanban/internal/viet"
)

// levels is how many levels of headings there are.
const levels = 5

// numbering counts the headings of a body or annex and prints their numbers as the profile says. A level starts anew
// below each heading above it, unless the profile lets it run on.
type numbering struct {
	version *profile.Version
	annex   bool // of an annex, where level 1 is taken by the title
	count   [levels + 1]int
	number  [levels + 1]string // of the last heading, by level; of no use where the count is 0
}

// next returns the number of the next heading of a level, and what is wrong with the heading.
func (n *numbering) next(level int) (string, *problem) {
	if level > levels {
		return "", &problem{code: "noi-dung/muc-sau", args: []any{strings.Repeat("#", level), levels}}
	}
	if level == 1 && n.annex {
		return "", &problem{code: "noi-dung/phu-luc-hai-ten"}
	}
	var trouble *problem
	heading := n.version.Heading(level)
	if level > 2 && !heading.RunsOn && n.count[level-1] == 0 {
		trouble = &problem{code: "noi-dung/muc-nhay", args: []any{strings.Repeat("#", level), strings.Repeat("#", level-1)}}
	}
	n.count[level]++
	for below := level + 1; below <= levels; below++ {
		if !n.version.Heading(below).RunsOn {
			n.count[below] = 0
		}
	}
	number, err := expandNumber(heading.Number, n.count[level], n.number[level-1])
	if err != nil {
		return "", &problem{code: "noi-dung/muc-qua-nhieu", args: []any{strings.Repeat("#", level), n.count[level]}}
	}
	n.number[level] = number
	return number, trouble
}

// expandNumber prints number n by a pattern of the profile; parent is the printed number above it. The words of a
// pattern typed in capitals are capitals too.
func expandNumber(pattern string, n int, parent string) (string, error) {
	var out strings.Builder
	for _, part := range profile.Parts(pattern) {
		text, err := part.Text, error(nil)
		switch part.Hole {
		case "chu":
			text = viet.Ordinal(n)
			if fixed := strings.ReplaceAll(pattern, "{chu}", ""); fixed == viet.Upper(fixed) && fixed != viet.Lower(fixed) {
				text = viet.Upper(text)
			}
		case "la_ma":
			text, err = viet.Roman(n)
		case "so":
			text = strconv.Itoa(n)
		case "cha":
			text = parent
		case "chu_cai":
			text, err = viet.Letter(n)
		}
		if err != nil {
			return "", err
		}
		out.WriteString(text)
	}
	return out.String(), nil
}

// numberAnnexes gives the annexes their numbers, now that it is known how many there are.
func (c *compiler) numberAnnexes() {
	for i := range c.annexes {
		pattern := c.version.Patterns.AnnexNumber
		if len(c.annexes) == 1 {
			pattern = c.version.Patterns.Annex
		}
		number, err := expandNumber(pattern, i+1, "")
		if err != nil {
			number = strconv.Itoa(i + 1)
		}
		c.annexes[i].Number = number
	}
}
