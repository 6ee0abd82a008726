package markdown

// Blocks that hold no figures are shared by all documents of a shape. Their lines are written once.

// writeAhead writes the lines of the blocks of a shape that are shared.
func writeAhead(blocks []Block) {
	for _, block := range blocks {
		switch b := block.(type) {
		case *Heading:
			if !hasSlot(b.Text) {
				l := writeHeading(b.Number, b.Text)
				b.ready = &l
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
	l := writeText(line)
	return &l
}

func (b *Heading) written() written {
	if b.ready != nil {
		return *b.ready
	}
	return writeHeading(b.Number, b.Text)
}

func (b *Paragraph) written() written { return readyOr(b.ready, b.Text) }
func (b *Basis) written() written     { return readyOr(b.ready, b.Text) }
func (b *Item) written() written      { return readyOr(b.ready, b.Text) }

func readyOr(ready *written, text Line) written {
	if ready != nil {
		return *ready
	}
	return writeText(text)
}

// writeText writes running text, which may be broken between sentences.
func writeText(line Line) written { return writeLine(line, setting{lineStart: true}, true) }

// writeHeading writes a title behind its number, on one line.
func writeHeading(number string, title Line) written {
	return writeLine(headingText(number, title), setting{heading: true}, false)
}
