package layout

import "vanban/internal/diag"

// sizes judges whether the sizes of the header go together: all at the lower end of what each may have, or all at the
// upper end.
func (j *judge) sizes() {
	c := j.c
	if c.title == nil || c.motto == nil || c.date == nil {
		return
	}
	lines := []*line{c.title, c.motto, c.date}
	low, high := true, true
	var found, lower, upper []diag.Text
	for i, id := range []string{"quoc_hieu", "tieu_ngu", "dia_danh_ngay"} {
		m := j.v.Components[id].Size
		size := lines[i].char().size
		if len(m.Allowed) == 0 || m.Allowed[0].Min >= m.Allowed[0].Max || !m.Allows(size, 0.01) {
			return // no two ends, or a fault of its own
		}
		low = low && size == m.Allowed[0].Min
		high = high && size == m.Allowed[0].Max
		found = append(found, say("%s", "%s", size))
		lower = append(lower, say("%s", "%s", m.Allowed[0].Min))
		upper = append(upper, say("%s", "%s", m.Allowed[0].Max))
	}
	if low || high {
		return
	}
	j.report("SIZE-TIER", j.v.Components["quoc_hieu"].Clause, say("cỡ chữ Quốc hiệu, Tiêu ngữ, địa danh là %s; quy định tăng, giảm đồng bộ: %s hoặc %s",
		"country name, motto and date have sizes %s; the rule says they go together: %s or %s",
		joinTexts(found, "/"), joinTexts(upper, "/"), joinTexts(lower, "/")), func() {
		for i, id := range []string{"quoc_hieu", "tieu_ngu", "dia_danh_ngay"} {
			mendRuns(*lines[i], lines[i].pieces(), setSize(j.v.Components[id].Size.Allowed[0].Max))
		}
	}, c.title.at())
}
