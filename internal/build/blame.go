package build

import (
	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/rollup"
)

// agreement collects the figures that do not agree, over all units. One wrong figure of a unit breaks a rule there and
// every stated total above: it is said once, at the figure that both point to.
type agreement struct {
	failures   []facts.Failure
	mismatches []rollup.Mismatch
}

// problems reports what does not agree.
func (a *agreement) problems() diag.List {
	notes := map[int][]*facts.Value{} // totals that a failure explains
	var problems diag.List
	for _, m := range a.mismatches {
		if i, figure := a.explains(m); figure != nil {
			a.failures[i].Suspect(figure)
			notes[i] = append(notes[i], m.Stated)
			continue
		}
		problems = append(problems, m.Problem())
	}
	for i, f := range a.failures {
		d := f.Problem()
		for _, total := range notes[i] {
			d = d.With(total.Unit+": "+total.Path+" = "+total.String(), total.At)
		}
		problems = append(problems, d)
	}
	return problems
}

// explains finds a failed equation of a unit below that is out by just as much as a total, and the figure that both
// read.
func (a *agreement) explains(m rollup.Mismatch) (int, *facts.Value) {
	if m.Made.Kind != facts.Number || m.Stated.Kind != facts.Number {
		return 0, nil
	}
	out := m.Made.Number.Sub(m.Stated.Number).Abs()
	for i, f := range a.failures {
		if f.Gap == nil || !f.Gap.Abs().Equal(out) {
			continue
		}
		for _, operand := range f.Read {
			if !operand.At.IsZero() && restsOn(m.Made, operand) {
				return i, operand
			}
		}
	}
	return 0, nil
}

// restsOn tells whether a figure is among those that a total is made of.
func restsOn(made, figure *facts.Value) bool {
	for _, operand := range made.From {
		if operand == figure || restsOn(operand, figure) {
			return true
		}
	}
	return false
}
