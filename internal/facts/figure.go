package facts

import "vanban/internal/diag"

// Formats that those who lay figures out must know.
const (
	FormatBlank = "trong" // stands for a fact which nobody has stated yet
	FormatProse = "md"    // the figure's text is Markdown, let in by the template function of that name
)

// Figure is a value as one place of one document prints it. It ties the printed text to the fact, or to the
// computation and its operands.
type Figure struct {
	Value  *Value
	Format string    // the template function that printed it, as dem or phan_tram; empty: as written
	Text   string    // what is printed; one line, no control characters
	At     diag.Span // the action in the template
}
