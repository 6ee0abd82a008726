package build

import (
	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/rollup"
	"vanban/internal/viet"
)

// agreement collects the figures that do not agree, over all units. One wrong figure of a unit breaks a rule there and
// every stated total above: it is said once, at the figure that both point to.
type agreement struct {
	failures   []facts.Failure
	mismatches []rollup.Mismatch
	copies     map[string]namesake // by unit
}

// namesake is a unit whose file was perhaps copied from that of another and not changed: both have one name.
type namesake struct{ name, first *facts.Value }

// copies returns the units that have the name of another unit of their level, below the same unit.
func (p *project) copies() map[string]namesake {
	copies := map[string]namesake{}
	seen := map[[3]string]*facts.Value{}
	for _, u := range p.units {
		if u.Root == nil || !stated(u.Root.Field(nameKey)) {
			continue
		}
		name := u.Root.Field(nameKey)
		identity := [3]string{u.Level, text(u.Root, parentKey), viet.Lower(name.String())}
		if first := seen[identity]; first != nil {
			copies[u.ID] = namesake{name, first}
			continue
		}
		seen[identity] = name
	}
	return copies
}

// problems reports what does not agree.
func (a *agreement) problems() diag.List {
	notes := map[int][]*facts.Value{} // totals that a failure explains
	var problems diag.List
	doubled := map[string][]*facts.Value{} // totals that a copy explains, by unit
	for _, m := range a.mismatches {
		if units := a.twice(m); units != nil {
			for _, unit := range units {
				doubled[unit] = append(doubled[unit], m.Stated)
			}
			continue
		}
		if i, figure := a.explains(m); figure != nil {
			a.failures[i].Suspect(figure)
			notes[i] = append(notes[i], m.Stated)
			continue
		}
		problems = append(problems, m.Problem())
	}
	for _, unit := range sorted(doubled) {
		c := a.copies[unit]
		d := diag.New("du-lieu/trung-ten", c.name.At, c.name.String()).With(c.first.Unit, c.first.At)
		for _, total := range doubled[unit] {
			d = d.WithFirst(maxNotes, total.Unit+": "+total.Path+" = "+total.String(), total.At)
		}
		problems = append(problems, d)
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

// twice returns the copied units without which a total would be right.
func (a *agreement) twice(m rollup.Mismatch) []string {
	if m.Made.Op != facts.OpSum {
		return nil
	}
	var units []string
	rest := m.Made.Number
	for _, operand := range m.Made.From {
		if _, copied := a.copies[operand.Unit]; copied {
			units, rest = append(units, operand.Unit), rest.Sub(operand.Number)
		}
	}
	if !rest.Equal(m.Stated.Number) {
		return nil
	}
	return units
}

// explains finds a figure of a unit below with which a rule fails there, and which would break it no more if it were
// what the stated total asks for.
func (a *agreement) explains(m rollup.Mismatch) (int, *facts.Value) {
	if m.Made.Kind != facts.Number || m.Stated.Kind != facts.Number {
		return 0, nil
	}
	for i, f := range a.failures {
		for _, operand := range f.Read {
			if operand.Kind != facts.Number || operand.At.IsZero() || !restsOn(m.Made, operand) {
				continue
			}
			if asked, ok := m.Asks(operand); ok && f.HoldsWith(operand, asked) {
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
