package profile

import (
	"testing"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// TestSecondHandIsNoError holds that what is known only from others is never an error, be it a rule or a version.
func TestSecondHandIsNoError(t *testing.T) {
	packs := shipped(t)
	for name, p := range packs {
		for _, v := range p.Versions {
			if len(v.Rules) < 30 {
				t.Errorf("%s of %s states %d rules", name, v.Since, len(v.Rules))
			}
			for id, r := range v.Rules {
				got, ok := v.Demand(id)
				if !ok || r.ID != id || r.Title == "" || got.Severity == diag.Invalid {
					t.Errorf("%s: rule %s is not whole: %+v", name, id, got)
				}
				if got.Severity == diag.Error && (r.Certainty == SecondHand || v.Certainty == SecondHand) {
					t.Errorf("%s of %s: %s is an error, but known only second-hand", name, v.Since, id)
				}
			}
		}
	}
	party := packs["dang"]
	for _, c := range []struct {
		day  viet.Date
		want diag.Severity
	}{{viet.Date{Year: 2023, Month: 5, Day: 1}, diag.Error}, {viet.Date{Year: 2026, Month: 8, Day: 1}, diag.Warning}} {
		if r, _ := party.At(c.day).Demand("PAGE-MARGIN"); r.Severity != c.want {
			t.Errorf("margins of the Party on %s: severity %v, want %v", c.day, r.Severity, c.want)
		}
	}
	if _, ok := party.At(viet.Date{}).Demand("QH-TEXT"); ok {
		t.Error("the Party has no Quốc hiệu")
	}
	if r, _ := packs["mat-tran"].At(viet.Date{Year: 2024}).Demand("SIGN-FRONT"); r.Severity != diag.Info {
		t.Errorf("a deputy without KT.: severity %v", r.Severity)
	}
}
