package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// line returns the content of a block that holds text.
func (c *compiler) line(block ast.Node) Line {
	c.lineStart, c.first = !c.inCell && !c.inHeading, true
	return normal(c.flush(c.inlines(nil, block)))
}

// inlines adds the parts of a line that are the children of a node. Text gathers until something else comes.
func (c *compiler) inlines(out Line, parent ast.Node) Line {
	for node := parent.FirstChild(); node != nil; node = node.NextSibling() {
		text, ok := node.(*ast.Text)
		if !ok {
			c.lineStart = false
		}
		switch node := node.(type) {
		case *ast.Text:
			out = c.text(out, text)
		case *ast.Emphasis:
			out = c.flush(out)
			inner := c.flush(c.inlines(nil, node))
			if node.Level == 2 {
				out = append(out, Strong{inner})
			} else {
				out = append(out, Emph{inner})
			}
		case *extast.FootnoteLink:
			out = c.flush(out)
			if ref := c.refer(node); ref != nil {
				out = append(out, ref)
			}
		case *ast.CodeSpan:
			c.report("noi-dung/ma-lenh", node.Pos())
		case *ast.Link:
			c.report("noi-dung/lien-ket", node.Pos())
		case *ast.Image:
			c.report("noi-dung/hinh-anh", node.Pos())
		case *ast.AutoLink:
			c.report("noi-dung/lien-ket", node.Pos())
		case *ast.RawHTML:
			at := node.Segments.At(0)
			c.report("noi-dung/html", at.Start, string(at.Value(c.source)))
		default:
			c.report("noi-dung/la", node.Pos(), node.Kind().String())
		}
	}
	return out
}

// flush makes a node of the text that has gathered.
func (c *compiler) flush(out Line) Line {
	if len(c.pending) == 0 {
		return out
	}
	text := string(c.pending)
	c.pending = c.pending[:0]
	if !strings.Contains(text, tokenStart) {
		return append(out, Text(text))
	}
	return splitTokens(out, text)
}

// splitTokens adds text and, for each token in it, a slot. Half a token is text.
func splitTokens(out Line, text string) Line {
	for text != "" {
		before, rest, _ := strings.Cut(text, tokenStart)
		digits, after, ok := strings.Cut(rest, tokenEnd)
		index, err := strconv.Atoi(digits)
		if !ok || err != nil {
			return append(out, Text(text))
		}
		if before != "" {
			out = append(out, Text(before))
		}
		out, text = append(out, slot(index)), after
	}
	return out
}

// normal returns a line in which texts next to each other are one, bold stands neither in bold nor next to bold, the
// same for italics, and nothing is empty. The line it is given stays as it is.
func normal(line Line) Line { return appendNormal(nil, line, false, false) }

// orNormal returns a line as it is if it is in order, as most are.
func orNormal(line Line) Line {
	if isNormal(line, false, false) {
		return line
	}
	return normal(line)
}

func isNormal(line Line, strong, emph bool) bool {
	var last Inline
	for _, part := range line {
		switch part := part.(type) {
		case Text:
			if _, twice := last.(Text); twice || part == "" {
				return false
			}
		case Strong:
			if _, twice := last.(Strong); twice || strong || len(part.Inner) == 0 || !isNormal(part.Inner, true, emph) {
				return false
			}
		case Emph:
			if _, twice := last.(Emph); twice || emph || len(part.Inner) == 0 || !isNormal(part.Inner, strong, true) {
				return false
			}
		}
		last = part
	}
	return true
}

func appendNormal(out, line Line, strong, emph bool) Line {
	for _, part := range line {
		last := Inline(nil)
		if len(out) > 0 {
			last = out[len(out)-1]
		}
		switch part := part.(type) {
		case Text:
			if before, ok := last.(Text); ok {
				out[len(out)-1] = before + part
				continue
			}
			if part == "" {
				continue
			}
		case Strong:
			if strong {
				out = appendNormal(out, part.Inner, strong, emph)
				continue
			}
			inner := appendNormal(nil, part.Inner, true, emph)
			if before, ok := last.(Strong); ok {
				out[len(out)-1] = Strong{normal(append(before.Inner[:len(before.Inner):len(before.Inner)], inner...))}
				continue
			}
			if len(inner) == 0 {
				continue
			}
			out = append(out, Strong{inner})
			continue
		case Emph:
			if emph {
				out = appendNormal(out, part.Inner, strong, emph)
				continue
			}
			inner := appendNormal(nil, part.Inner, strong, true)
			if before, ok := last.(Emph); ok {
				out[len(out)-1] = Emph{normal(append(before.Inner[:len(before.Inner):len(before.Inner)], inner...))}
				continue
			}
			if len(inner) == 0 {
				continue
			}
			out = append(out, Emph{inner})
			continue
		}
		out = append(out, part)
	}
	return out
}
