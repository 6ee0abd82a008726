package markdown

// This file lets prose facts be taken apart and put together again, so that an edit made in Word finds its way back.

// Prose returns the blocks that a prose fact prints. The second result is false where it does not parse.
func Prose(text string) ([]Block, bool) {
	shape := compileProse(text)
	return shape.body, len(shape.problems) == 0
}

// WriteProse writes a line as the Markdown of a prose fact, on one line but for line breaks.
func WriteProse(line Line) string {
	var out []byte
	for _, b := range writeLine(line, setting{lineStart: true}, false).text {
		if b == hardBreak {
			out = append(out, "\\\n"...)
			continue
		}
		out = append(out, b)
	}
	return string(out)
}
