package profile

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"vanban/internal/viet"
)

// componentIDs are the components that versions have. A list in code, because the generator and the checker ask for
// them by name.
var componentIDs = []string{
	"quoc_hieu", "tieu_ngu", "duong_tieu_ngu", "tieu_de", "duong_tieu_de", "co_quan_chu_quan", "co_quan", "duong_co_quan",
	"so_ky_hieu", "dia_danh_ngay", "trich_yeu_cong_van", "ten_loai", "trich_yeu", "duong_trich_yeu", "tham_quyen", "loi_quyet",
	"kinh_gui", "kinh_gui_nhieu", "kinh_gui_muc", "can_cu", "than", "liet_ke", "liet_ke_con", "phan", "chuong", "muc", "muc_dieu", "dieu",
	"khoan", "khoan_con", "diem", "dau_bang", "o_bang", "chu_thich", "quyen_han", "chuc_vu", "ho_ten", "noi_nhan_tieu_de",
	"noi_nhan", "phu_luc_so", "phu_luc_ten", "phu_luc_nguon", "duong_phu_luc", "so_trang", "dau_khan", "luu_hanh", "du_thao",
	"nguoi_soan", "dia_chi",
}

// optionalIDs are components that a regime may not have: the Quốc hiệu is the State's, the title the Party's.
var optionalIDs = []string{"quoc_hieu", "tieu_ngu", "duong_tieu_ngu", "tieu_de", "duong_tieu_de", "duong_phu_luc", "chuong", "muc_dieu"}

// ComponentIDs returns the ids of the components of a version, from the top of a document down.
func (v *Version) ComponentIDs() []string {
	return slices.DeleteFunc(slices.Clone(componentIDs), func(id string) bool { return v.Components[id].ID == "" })
}

// version reads one version on top of the one it rests on, if any.
func (r reader) version(name string, n *yaml.Node, base *Version) *Version {
	m := r.mapping(n, versionKeys...)
	v := &Version{}
	if base != nil {
		*v = *base
		v.Certainty, v.Note = FromText, ""
	}
	v.Profile, v.Place, v.Since, v.Rule = name, r.span(n), viet.Date{}, ""
	v.Components = maps.Clone(v.Components)
	if v.Components == nil {
		v.Components = map[string]Component{}
	}
	m.text("can_cu", &v.Rule)
	m.text("ghi_chu", &v.Note)
	m.certainty(&v.Certainty)
	m.date("tu_ngay", &v.Since)
	m.text("phong_chu", &v.Font)
	m.text("dau_ket_thuc", &v.EndMark)
	m.section("trang", v.Page.Width != 0, func(f mapping) { f.page(&v.Page) }, pageKeys...)
	m.section("danh_so_trang", v.PageNumber.Place != "", func(f mapping) { f.pageNumber(&v.PageNumber) },
		"nguon", "vi_tri", "trang_dau")
	m.section("bo_cuc", v.Layout.CellMargin != 0, func(f mapping) { f.layout(&v.Layout) }, layoutKeys...)
	m.section("mau_cau", v.Patterns.Number != "", func(f mapping) { f.patterns(&v.Patterns) }, patternKeys...)
	m.components(v)
	m.types(v)
	m.headings("de_muc", &v.Headings)
	m.articles(v)
	m.rules(v)
	m.texts("khong_tach", &v.Unbroken)
	m.texts("loai_vien_dan", &v.Cited)
	m.need("can_cu", false)
	m.need("phong_chu", v.Font != "")
	m.need("dau_ket_thuc", v.EndMark != "")
	m.need("de_muc", len(v.Headings) > 0)
	return v.withArticles()
}

// withArticles makes the twin of a version for documents laid out in điều, now that all its other values are known.
func (v *Version) withArticles() *Version {
	if v.Article != nil {
		twin := *v
		twin.Headings, twin.Article = v.Article.Headings, nil
		v.Article = &twin
	}
	return v
}

// articles reads the headings of documents laid out in điều. Until the whole version is read they are kept alone.
func (m mapping) articles(v *Version) {
	if _, stated := m.values["de_muc_dieu"]; !stated {
		return
	}
	v.Article = &Version{}
	m.headings("de_muc_dieu", &v.Article.Headings)
}

var (
	versionKeys = []string{"can_cu", "tu_ngay", "tin_cay", "ghi_chu", "dua_tren", "phong_chu", "trang", "danh_so_trang",
		"bo_cuc", "mau_cau", "dau_ket_thuc", "de_muc", "de_muc_dieu", "thanh_phan", "loai_van_ban", "loai_vien_dan", "khong_tach", "quy_tac"}
	pageKeys    = []string{"rong", "cao", "le_tren", "le_duoi", "le_trai", "le_phai", "cach_so_trang"}
	layoutKeys  = []string{"cot_dau_trang", "cot_chu_ky", "le_o", "le_o_bang", "net_bang", "cach_bang", "cach_chu_ky", "dia_chi"}
	patternKeys = []string{"so_ky_hieu", "so_ky_hieu_cong_van", "so_trong", "dia_danh_ngay", "phu_luc",
		"phu_luc_so", "kem_theo"}
)

// section reads a mapping below the version, which must be there unless an older version has it.
func (m mapping) section(key string, inherited bool, read func(mapping), known ...string) {
	m.need(key, inherited)
	if n, ok := m.values[key]; ok {
		read(m.mapping(n, known...))
	}
}

func (m mapping) page(p *Page) {
	m.number("rong", &p.Width)
	m.number("cao", &p.Height)
	m.number("cach_so_trang", &p.Header)
	for _, side := range []struct {
		key     string
		value   *float64
		allowed *Range
	}{
		{"le_tren", &p.Top, &p.TopRange}, {"le_duoi", &p.Bottom, &p.BottomRange},
		{"le_trai", &p.Left, &p.LeftRange}, {"le_phai", &p.Right, &p.RightRange},
	} {
		measure := Measure{Value: *side.value, Allowed: []Range{*side.allowed}}
		m.measure(side.key, &measure)
		*side.value = measure.Value
		if *side.allowed = (Range{Max: -1}); len(measure.Allowed) > 0 {
			*side.allowed = measure.Allowed[0]
		}
		m.need(side.key, measure.Value != 0)
	}
	m.need("rong", p.Width != 0)
	m.need("cao", p.Height != 0)
	if p.Width-p.Left-p.Right <= 0 || p.Height-p.Top-p.Bottom <= 0 {
		m.report(m.node, "the-thuc/ngoai-khoang", "trang")
	}
}

func (m mapping) pageNumber(p *PageNumber) {
	m.text("nguon", &p.Clause)
	m.bool("trang_dau", &p.FirstPage)
	if n, ok := m.values["vi_tri"]; ok {
		places := []string{"tren-giua"}
		p.Place = places[m.word(n, places)]
	}
	m.need("vi_tri", p.Place != "")
}

func (m mapping) layout(l *Layout) {
	m.columns("cot_dau_trang", &l.HeaderColumns)
	m.columns("cot_chu_ky", &l.SignatureColumns)
	m.number("le_o", &l.CellMargin)
	m.number("le_o_bang", &l.TableCellMargin)
	m.number("net_bang", &l.TableLine)
	m.number("cach_bang", &l.TableGap)
	m.number("cach_chu_ky", &l.SignatureGap)
	if n, ok := m.values["dia_chi"]; ok {
		places := []string{"trang_dau", "chu_ky"}
		l.ContactBelow = places[m.word(n, places)]
	}
	m.need("dia_chi", l.ContactBelow != "")
	m.need("le_o", l.CellMargin != 0)
	m.need("net_bang", l.TableLine != 0)
}

// columns reads the shares of two columns, which make up the whole width.
func (m mapping) columns(key string, into *[2]float64) {
	if n, ok := m.values[key]; ok {
		shares := m.numbers(n)
		if len(shares) != 2 || shares[0]+shares[1] != 100 {
			m.report(n, "the-thuc/gia-tri", key, "[40, 60]")
			return
		}
		*into = [2]float64{shares[0], shares[1]}
	}
	m.need(key, into[0] != 0)
}

func (m mapping) patterns(p *Patterns) {
	for _, pattern := range []struct {
		key   string
		into  *string
		holes []string
	}{
		{"so_ky_hieu", &p.Number, []string{"so", "loai", "co_quan"}},
		{"so_ky_hieu_cong_van", &p.LetterNumber, []string{"so", "co_quan"}},
		{"so_trong", &p.NumberBlank, nil},
		{"dia_danh_ngay", &p.PlaceDate, []string{"dia_danh", "ngay", "thang", "nam"}},
		{"phu_luc", &p.Annex, nil},
		{"phu_luc_so", &p.AnnexNumber, []string{"la_ma", "so", "chu_cai"}},
		{"kem_theo", &p.AnnexSource, []string{"loai", "so_ky_hieu", "ngay", "thang", "nam", "co_quan"}},
	} {
		m.pattern(pattern.key, pattern.into, pattern.holes)
		m.need(pattern.key, *pattern.into != "")
	}
}

// pattern reads a pattern and refuses holes that nothing fills.
func (m mapping) pattern(key string, into *string, known []string) {
	n, ok := m.scalar(key)
	if !ok {
		return
	}
	*into = n.Value
	for _, hole := range holes(n.Value) {
		if !slices.Contains(known, hole) {
			m.report(n, "the-thuc/cho-dien-la", hole, join(known))
		}
	}
}

func (m mapping) date(key string, into *viet.Date) {
	n, ok := m.scalar(key)
	if !ok {
		return
	}
	parts := strings.Split(n.Value, "-")
	var numbers [3]int
	good := len(parts) == 3 && len(n.Value) == len("2006-01-02")
	for i := range numbers {
		if good {
			x, err := strconv.Atoi(parts[i])
			good, numbers[i] = err == nil && x > 0, x
		}
	}
	if !good || numbers[1] > 12 || numbers[2] > 31 {
		m.report(n, "the-thuc/gia-tri", n.Value, "2025-08-29")
		return
	}
	*into = viet.Date{Year: numbers[0], Month: numbers[1], Day: numbers[2]}
}

func (m mapping) components(v *Version) {
	if n, ok := m.values["thanh_phan"]; ok {
		m.eachKey(n, func(key, value *yaml.Node) {
			if !slices.Contains(componentIDs, key.Value) {
				m.report(key, "the-thuc/khoa-la", key.Value, nearest(key.Value, componentIDs))
				return
			}
			v.Components[key.Value] = m.component(key.Value, value, v.Components[key.Value])
		})
	}
	var missing []string
	for _, id := range componentIDs {
		c, ok := v.Components[id]
		if !ok && !slices.Contains(optionalIDs, id) {
			missing = append(missing, id)
		}
		if c.Line != nil {
			at := m.values["thanh_phan"] // nil where all are those of the version that this one rests on
			if _, known := v.Components[c.Line.Under]; !known && at != nil {
				m.report(at, "the-thuc/gia-tri", c.Line.Under, nearest(c.Line.Under, componentIDs))
			}
		}
	}
	if len(missing) > 0 {
		m.report(m.node, "the-thuc/thieu", "thanh_phan: "+join(missing))
	}
}

func (m mapping) types(v *Version) {
	n, ok := m.values["loai_van_ban"]
	if !ok {
		m.need("loai_van_ban", len(v.Types) > 0)
		return
	}
	v.Types = slices.Clone(v.Types)
	m.eachKey(n, func(key, value *yaml.Node) {
		t := Type{ID: key.Value}
		f := m.mapping(value, "ten", "ky_hieu", "theo_dieu", "khong_ngay", "loi_quyet")
		f.text("ten", &t.Title)
		f.text("ky_hieu", &t.Symbol)
		f.text("loi_quyet", &t.Verdict)
		f.bool("theo_dieu", &t.Article)
		f.bool("khong_ngay", &t.Undated)
		f.need("ten", false)
		if i := slices.IndexFunc(v.Types, func(old Type) bool { return old.ID == t.ID }); i >= 0 {
			v.Types[i] = t
			return
		}
		v.Types = append(v.Types, t)
	})
}

// headings reads how the levels of headings are numbered and look.
func (m mapping) headings(key string, into *[]Heading) {
	n, ok := m.values[key]
	if !ok {
		return
	}
	if n.Kind != yaml.SequenceNode {
		m.report(n, "the-thuc/gia-tri", n.Value, "danh sách (list)")
		return
	}
	*into = nil
	for _, item := range n.Content {
		var h Heading
		f := m.mapping(item, "so", "thanh_phan", "dong_rieng", "lien_tuc", "ca_cau", "so_dam")
		f.pattern("so", &h.Number, []string{"chu", "la_ma", "so", "cha", "chu_cai"})
		f.bool("dong_rieng", &h.OwnLine)
		f.bool("lien_tuc", &h.RunsOn)
		f.bool("so_dam", &h.BoldNumber)
		f.componentID("thanh_phan", &h.Component)
		f.componentID("ca_cau", &h.Sentence)
		f.need("thanh_phan", false)
		*into = append(*into, h)
	}
}
