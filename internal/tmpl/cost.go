package tmpl

import (
	"regexp/syntax"

	"vanban/internal/facts"
)

// Functions cost steps by what they go through, so that no template runs for long or fills the memory: texts that double,
// lists gone through for each member of lists.

// maxPattern bounds the regular expressions that a template computes; their programs grow a thousandfold.
const maxPattern = 1000

// bytesAStep is how much text a function goes through in one step.
const bytesAStep = 16

// spend takes steps from those that a document has.
func (r *runner) spend(steps int) error {
	if steps > maxSteps-r.steps {
		return errTooLong
	}
	r.steps += steps
	return nil
}

// weigh takes the steps of a call before it is made.
func (r *runner) weigh(name string, args []*facts.Value) error {
	steps := 1 + texts(args)
	if cost := products[name]; cost != nil {
		steps += cost(args)
	}
	return r.spend(steps)
}

// size is how many steps it takes to go through a value once.
func size(v *facts.Value) int {
	switch v.Kind {
	case facts.List, facts.Map:
		return v.Len()
	case facts.Number:
		return 0
	}
	return len(v.Text) / bytesAStep
}

// products are what functions cost whose work or result is larger than their operands.
var products = map[string]func(args []*facts.Value) int{
	"replace":   func(args []*facts.Value) int { return product(len(args[2].String()), len(args[1].String())) },
	"trimAll":   func(args []*facts.Value) int { return product(len(args[0].String()), len(args[1].String())) },
	"splitList": func(args []*facts.Value) int { return len(args[1].String()) },
	"join": func(args []*facts.Value) int {
		return texts(args[1].Items()) + product(len(args[0].String()), args[1].Len())
	},
	"danh_sach":  func(args []*facts.Value) int { return texts(args[0].Items()) },
	"uniq":       func(args []*facts.Value) int { return compared(args[0].Items(), args[0].Items()) },
	"without":    func(args []*facts.Value) int { return compared(args[0].Items(), args[1:]) },
	"has":        func(args []*facts.Value) int { return compared(args[1].Items(), args[:1]) },
	"regexMatch": func(args []*facts.Value) int { return searched(args[0].String(), args[1].String()) },
	"regexFind":  func(args []*facts.Value) int { return searched(args[0].String(), args[1].String()) },
	"regexReplaceAll": func(args []*facts.Value) int {
		return searched(args[0].String(), args[1].String()) + product(len(args[1].String()), len(args[2].String()))
	},
}

// product is the steps of a work that is done on one text for each letter of another.
func product(a, b int) int {
	if a > maxSteps || b > maxSteps {
		return maxSteps
	}
	return (a + 1) * b / bytesAStep
}

// texts is how many steps it takes to go through each of some values.
func texts(items []*facts.Value) (steps int) {
	for _, v := range items {
		steps += size(v)
	}
	return steps
}

// compared is the steps of comparing each of some values with each of others.
func compared(items, with []*facts.Value) int {
	return len(items)*len(with)/bytesAStep + texts(items) + texts(with)
}

// searched is the steps of looking for a pattern: each letter may meet each instruction of its program.
func searched(pattern, text string) int {
	if len(pattern) > maxPattern {
		return maxSteps
	}
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return 0
	}
	program, err := syntax.Compile(parsed.Simplify())
	if err != nil {
		return 0
	}
	return len(program.Inst)/bytesAStep + product(len(text), len(program.Inst))
}
