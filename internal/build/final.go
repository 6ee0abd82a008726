package build

import (
	"vanban/internal/diag"
)

// refuseIllustrative reports the units of some jobs whose figures are marked as made up for illustration: a document
// for issue must not carry them.
func (p *project) refuseIllustrative(jobs []job) {
	seen := map[*unit]bool{}
	for _, j := range jobs {
		if seen[j.unit] || j.unit.Root == nil {
			continue
		}
		seen[j.unit] = true
		if mark := j.unit.Root.Field(illustrativeKey); mark != nil && mark.Truth() {
			p.fail(j.unit, diag.New("chay/minh-hoa", mark.At, j.unit.ID))
		}
	}
}
