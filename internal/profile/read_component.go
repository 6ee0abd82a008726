package profile

import (
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"
)

var alignments = []string{Left: "trai", Centre: "giua", Right: "phai", Justify: "deu"}

var certainties = []string{
	FromText: "van_ban", FromSample: "mau", Practice: "thuc_te", SecondHand: "thu_cap", Chosen: "tu_chon",
}

// String returns the word that packs use.
func (c Certainty) String() string { return certainties[c] }

// component reads one component on top of what an older version says of it.
func (r reader) component(id string, n *yaml.Node, c Component) Component {
	m := r.mapping(n, "ten", "nguon", "tin_cay", "chu", "theo", "co_chu", "dam", "nghieng", "gach_chan", "hoa",
		"chu_nghieng", "mau", "can_le", "truoc", "sau", "gian_dong", "gian_dong_pt", "khung", "ke_tren", "lui_dau_dong", "lui_trai", "treo", "giu_voi_sau", "ke", "liet_ke")
	if c.ID == "" {
		c.ID, c.Caps.Free = id, true
	}
	m.text("ten", &c.Title)
	m.text("nguon", &c.Clause)
	m.text("chu", &c.Text)
	m.certainty(&c.Certainty)
	m.measure("co_chu", &c.Size)
	m.flag("dam", &c.Bold)
	m.flag("nghieng", &c.Italic)
	m.flag("gach_chan", &c.Underline)
	m.flag("hoa", &c.Caps)
	m.bool("chu_nghieng", &c.TextItalic)
	m.componentID("theo", &c.Like)
	m.colour("mau", &c.Colour)
	m.alignment("can_le", &c.Align)
	m.measure("truoc", &c.Before)
	m.measure("sau", &c.After)
	m.spacing(&c)
	m.measure("lui_dau_dong", &c.FirstLine)
	m.measure("lui_trai", &c.Left)
	m.measure("treo", &c.Hanging)
	m.bool("giu_voi_sau", &c.KeepNext)
	if n, ok := m.values["ke"]; ok {
		c.Line = m.line(n, c.Line)
	}
	m.number("ke_tren", &c.LineAbove)
	if n, ok := m.values["khung"]; ok {
		c.Frame = m.frame(n)
	}
	if n, ok := m.values["liet_ke"]; ok {
		c.Listing = m.listing(n)
	}
	m.need("ten", c.Title != "")
	m.need("nguon", c.Clause != "")
	m.need("co_chu", c.Size.Value != 0)
	m.need("gian_dong", c.LineSpacing.Value+c.Exact.Value != 0)
	return c
}

// spacing reads the distance of lines: a share of single spacing, or points. Stating one takes back the other.
func (m mapping) spacing(c *Component) {
	if _, stated := m.values["gian_dong"]; stated {
		c.Exact = Measure{}
	} else if _, stated := m.values["gian_dong_pt"]; stated {
		c.LineSpacing = Measure{}
	}
	m.measure("gian_dong", &c.LineSpacing)
	m.measure("gian_dong_pt", &c.Exact)
}

// componentID reads the id of a component.
func (m mapping) componentID(key string, into *string) {
	if n, ok := m.values[key]; ok {
		*into = componentIDs[m.word(n, componentIDs)]
	}
}

var colourPattern = regexp.MustCompile(`^[0-9A-F]{6}$`)

func (m mapping) colour(key string, into *string) {
	if m.text(key, into); *into != "" && !colourPattern.MatchString(*into) {
		m.report(m.values[key], "the-thuc/gia-tri", *into, "FF0000")
		*into = ""
	}
}

func (m mapping) certainty(into *Certainty) {
	if n, ok := m.values["tin_cay"]; ok {
		*into = Certainty(m.word(n, certainties))
	}
}

// measure reads 13, or {dung: 13, tu: 12, den: 13}, or {dung: 12.7, mot_trong: [10, 12.7]}.
func (m mapping) measure(key string, into *Measure) {
	n, ok := m.values[key]
	if !ok {
		return
	}
	if n.Kind != yaml.MappingNode {
		*into = Measure{Value: m.parse(n)}
		return
	}
	f := m.mapping(n, "dung", "tu", "den", "mot_trong")
	f.need("dung", false)
	*into = Measure{}
	f.number("dung", &into.Value)
	if _, ranged := f.values["tu"]; ranged {
		r := Range{Max: -1}
		f.number("tu", &r.Min)
		f.number("den", &r.Max)
		into.Allowed = []Range{r}
	} else if _, open := f.values["den"]; open {
		r := Range{}
		f.number("den", &r.Max)
		into.Allowed = []Range{r}
	}
	if list, some := f.values["mot_trong"]; some {
		for _, x := range m.numbers(list) {
			into.Allowed = append(into.Allowed, Range{x, x})
		}
	}
	if value, stated := f.values["dung"]; stated && !into.Allows(into.Value, 0) {
		m.report(value, "the-thuc/ngoai-khoang", value.Value)
	}
}

// flag reads true, false, or {dung: true, tu_do: true}.
func (m mapping) flag(key string, into *Flag) {
	n, ok := m.values[key]
	if !ok {
		return
	}
	*into = Flag{}
	if n.Kind != yaml.MappingNode {
		m.bool(key, &into.Value)
		return
	}
	f := m.mapping(n, "dung", "tu_do")
	f.need("dung", false)
	f.bool("dung", &into.Value)
	f.bool("tu_do", &into.Free)
}

// alignment reads giua, or {dung: deu, mot_trong: [deu, trai]}.
func (m mapping) alignment(key string, into *Alignment) {
	n, ok := m.values[key]
	if !ok {
		return
	}
	*into = Alignment{}
	if n.Kind != yaml.MappingNode {
		into.Value = Align(m.word(n, alignments))
		into.Allowed = []Align{into.Value}
		return
	}
	f := m.mapping(n, "dung", "mot_trong")
	f.need("dung", false)
	if value, stated := f.values["dung"]; stated {
		into.Value = Align(m.word(value, alignments))
	}
	if list, some := f.values["mot_trong"]; some {
		for _, item := range list.Content {
			into.Allowed = append(into.Allowed, Align(m.word(item, alignments)))
		}
	}
}

func (m mapping) line(n *yaml.Node, old *Line) *Line {
	line := Line{}
	if old != nil {
		line = *old
	}
	f := m.mapping(n, "duoi", "chu", "ti_le", "net", "cach")
	f.text("duoi", &line.Under)
	if f.text("chu", &line.Text); line.Text != "" {
		line.Ratio, line.Weight, line.Gap = Measure{}, 0, 0
		f.need("duoi", line.Under != "")
		return &line
	}
	f.measure("ti_le", &line.Ratio)
	f.number("net", &line.Weight)
	f.number("cach", &line.Gap)
	f.need("duoi", line.Under != "")
	f.need("ti_le", line.Ratio.Value != 0)
	f.need("net", line.Weight != 0)
	return &line
}

// frame reads {net: 0.75, cao: 8, rong: {KHẨN: 20}}.
func (m mapping) frame(n *yaml.Node) *Frame {
	var frame Frame
	f := m.mapping(n, "net", "cao", "rong")
	f.number("net", &frame.Weight)
	f.number("cao", &frame.Height)
	f.need("net", frame.Weight != 0)
	f.need("cao", frame.Height != 0)
	if widths, ok := f.values["rong"]; ok {
		f.eachKey(widths, func(key, value *yaml.Node) {
			frame.Widths = append(frame.Widths, Framing{key.Value, f.parse(value)})
		})
	}
	return &frame
}

func (m mapping) listing(n *yaml.Node) *Listing {
	var l Listing
	f := m.mapping(n, "dau", "ngan", "het", "mot_khong_dau", "cung_dong")
	f.text("dau", &l.Sign)
	f.text("ngan", &l.Mark)
	f.text("het", &l.Last)
	f.bool("mot_khong_dau", &l.OneBare)
	f.bool("cung_dong", &l.SameLine)
	return &l
}

func join(words []string) string { return strings.Join(words, ", ") }
