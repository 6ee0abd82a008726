package markdown

import (
	"slices"
	"strconv"
	"strings"
)

// closeBody puts the end mark on the last paragraph of a body. It tells whether there was one to put it on.
func closeBody(body []Block, mark string) bool {
	if len(body) == 0 || mark == "" {
		return true
	}
	switch last := body[len(body)-1].(type) {
	case *Paragraph:
		body[len(body)-1] = &Paragraph{Text: withEndMark(last.Text, mark), Origin: last.Origin}
	case *Item:
		body[len(body)-1] = &Item{Sign: last.Sign, Depth: last.Depth, Text: withEndMark(last.Text, mark), Origin: last.Origin}
	default:
		return false
	}
	return true
}

// withEndMark returns a line that ends with the mark. It takes the place of a full stop, semicolon or comma, and follows
// any other sign, without its own full stop where that sign ends the sentence.
func withEndMark(line Line, mark string) Line {
	line, mark = beforeMark(slices.Clone(line), mark)
	if mark == "" {
		return line
	}
	return normal(append(line, Text(mark)))
}

// beforeMark takes off a line what the mark replaces, and off the mark what the line has of it already.
func beforeMark(line Line, mark string) (Line, string) {
	end := len(line)
	for end > 0 {
		if _, ok := line[end-1].(NoteRef); !ok {
			break
		}
		end--
	}
	if end == 0 {
		return line, mark
	}
	switch last := line[end-1].(type) {
	case Text:
		text := strings.TrimRight(string(last), " ")
		if strings.HasSuffix(text, "...") {
			return line, strings.TrimPrefix(mark, ".")
		}
		if rest, ok := strings.CutSuffix(text, "./."); ok {
			text = rest
		} else if strings.HasSuffix(text, ".") || strings.HasSuffix(text, ";") || strings.HasSuffix(text, ",") {
			text = text[:len(text)-1]
		} else if endsSentence(text) {
			mark = strings.TrimPrefix(mark, ".")
		}
		if text = strings.TrimRight(text, " "); text != "" {
			line[end-1] = Text(text)
			return line, mark
		}
		return beforeMark(slices.Delete(line, end-1, end), mark)
	case Strong:
		inner, rest := beforeMark(slices.Clone(last.Inner), mark)
		line[end-1] = Strong{inner}
		return line, rest
	case Emph:
		inner, rest := beforeMark(slices.Clone(last.Inner), mark)
		line[end-1] = Emph{inner}
		return line, rest
	case Fact:
		// The text of a figure stays as it is.
		if strings.HasSuffix(last.Text, mark) {
			return line, ""
		}
		if strings.HasSuffix(last.Text, ".") || endsSentence(last.Text) {
			return line, strings.TrimPrefix(mark, ".")
		}
	}
	return line, mark
}

func endsSentence(text string) bool {
	return strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?") || strings.HasSuffix(text, "…")
}

// renumber counts the ordered items of lists that touch as one list, as if prose had been typed in the template.
func renumber(blocks []Block) {
	var last []string // sign of the last item at each depth, while nothing else has come between
	for i, block := range blocks {
		item, ok := block.(*Item)
		if !ok {
			last = last[:0]
			continue
		}
		for len(last) <= item.Depth {
			last = append(last, "")
		}
		last = last[:item.Depth+1]
		before, after := last[item.Depth], item.Sign
		number, err := strconv.Atoi(strings.TrimRight(before, ".)"))
		if mark := after[len(after)-1:]; err == nil && before[len(before)-1:] == mark && (mark == "." || mark == ")") {
			after = strconv.Itoa(number+1) + mark
		}
		if last[item.Depth] = after; after != item.Sign {
			blocks[i] = &Item{Sign: after, Depth: item.Depth, Text: item.Text, Origin: item.Origin}
		}
	}
}
