package markdown

import (
	"slices"
	"strconv"
	"strings"

	"vanban/internal/profile"
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
	case *Heading:
		if !last.Sentence {
			return false
		}
		body[len(body)-1] = &Heading{Level: last.Level, Number: last.Number, Text: withEndMark(last.Text, mark), Sentence: true}
	default:
		return false
	}
	return true
}

// isSentence tells whether a line ends as a sentence does, or as what goes on below it, rather than as a title.
func isSentence(line Line) bool {
	text := strings.TrimRight(PlainLine(line), " ")
	return strings.HasSuffix(text, ".") || strings.HasSuffix(text, ";") || strings.HasSuffix(text, ":") || endsSentence(text)
}

// markGrounds puts the marks of the profile at the end of each căn cứ of a body, and at the end of the last of those
// that stand together.
func markGrounds(body []Block, marks *profile.Listing) {
	if marks == nil {
		return
	}
	for i, block := range body {
		basis, ok := block.(*Basis)
		if !ok {
			continue
		}
		mark := marks.Mark
		if _, more := at(body, i+1).(*Basis); !more {
			mark = marks.Last
		}
		if text := PlainLine(basis.Text); !strings.HasSuffix(text, ":") && !endsSentence(text) {
			body[i] = &Basis{Text: withEndMark(basis.Text, mark), Origin: basis.Origin}
		}
	}
}

// at returns block i, or nil where there are fewer.
func at(blocks []Block, i int) Block {
	if i < len(blocks) {
		return blocks[i]
	}
	return nil
}

// WithVerdict returns a body with the words that a decision puts between its grounds and what it decides.
func WithVerdict(body []Block, verdict Line) []Block {
	i := 0
	for i < len(body) {
		if _, ok := body[i].(*Basis); !ok {
			break
		}
		i++
	}
	return slices.Insert(slices.Clone(body), i, Block(&Paragraph{Text: verdict, Component: "loi_quyet"}))
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
		if strings.HasSuffix(last.Text, mark) || mark != "" && strings.HasSuffix(last.Text, ";") {
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
