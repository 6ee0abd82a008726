package markdown

// Blocks that hold no figures are shared by all documents of a shape. Their lines are written once.

// writeAhead writes the lines of the blocks of a shape that are shared.
func writeAhead(blocks []Block) {
	for _, block := range blocks {
		switch b := block.(type) {
		case *Heading:
			if !hasSlot(b.Text) {
				w := new(liner).title(b.Number, b.Text)
				b.ready = &w
			}
		case *Paragraph:
			b.ready = ahead(b.Text)
		case *Basis:
			b.ready = ahead(b.Text)
		case *Item:
			b.ready = ahead(b.Text)
		}
	}
}

func ahead(line Line) *written {
	if hasSlot(line) {
		return nil
	}
	w := new(liner).sentences(line)
	return &w
}

// heading and running return the line of a block in a draft.
func (l *liner) heading(h *Heading) written {
	if h.ready != nil {
		return *h.ready
	}
	return l.title(h.Number, h.Text)
}

func (l *liner) running(ready *written, text Line) written {
	if ready != nil {
		return *ready
	}
	return l.sentences(text)
}

// sentences writes running text, which may be broken between sentences.
func (l *liner) sentences(line Line) written { return l.write(line, setting{lineStart: true}, true) }

// title writes a title behind its number, on one line.
func (l *liner) title(number string, title Line) written {
	return l.write(headingText(number, title), setting{heading: true}, false)
}
