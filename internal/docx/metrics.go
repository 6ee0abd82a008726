package docx

// This file knows how wide text is. Lines are drawn as long as a share of the text above them, tables share their
// width out by what stands in the columns, and long titles are broken into lines of like length. The widths are those
// of Times New Roman, as its metric twin Liberation Serif 2.1 states them.

// face is a style of the font.
type face uint8

const (
	regular face = iota
	bold
	italic
	boldItalic
	highlighted // a blank that is still to be filled in
)

// with returns the face with bold or italics added.
func (f face) with(b, i bool) face {
	if b {
		f |= bold
	}
	if i {
		f |= italic
	}
	return f
}

// em is the unit of the widths below, in parts of the font size.
const em = 2048

// widthOf returns the width of text in points.
func widthOf(text string, f face, size float64) float64 {
	total := 0
	for _, r := range text {
		total += int(advance(r, f))
	}
	return float64(total) * size / em
}

// advance returns the width of a letter. Letters with marks are as wide as without; what is not in the table is
// taken to be as wide as a digit.
func advance(r rune, f face) uint16 {
	if r >= 0x20 && r < 0x7f {
		return advances[f][r-0x20]
	}
	if int(r) < len(plain) {
		if i := plain[r]; i > 0 {
			return advances[f][i]
		}
	}
	return em / 2
}

// extra are the letters beyond ASCII that have a width of their own; their widths follow those of ASCII.
const extra = "đĐơƠưƯ“”‘’–—…"

// marked are the letters with marks, after the letter whose width they have.
var marked = []string{
	"aàáảãạăằắẳẵặâầấẩẫậ", "eèéẻẽẹêềếểễệ", "iìíỉĩị", "oòóỏõọôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự", "yỳýỷỹỵ",
	"AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ", "EÈÉẺẼẸÊỀẾỂỄỆ", "IÌÍỈĨỊ", "OÒÓỎÕỌÔỒỐỔỖỘ", "ƠỜỚỞỠỢ", "UÙÚỦŨỤ", "ƯỪỨỬỮỰ", "YỲÝỶỸỴ", " \u00a0",
}

// plain gives, for each letter beyond ASCII, the index of its width.
var plain = func() (t [0x2027]uint8) {
	i := uint8(0x7f - 0x20)
	for _, r := range extra {
		t[r] = i
		i++
	}
	for _, group := range marked {
		var index uint8
		for n, r := range group {
			switch {
			case n > 0:
				t[r] = index
			case r < 0x7f:
				index = uint8(r - 0x20)
			default:
				index = t[r]
			}
		}
	}
	return t
}()

// advances are the widths of the letters of each face, for 0x20 to 0x7e and then for extra.
var advances = [4][0x7f - 0x20 + 13]uint16{
	{ // regular
		512, 682, 836, 1024, 1024, 1706, 1593, 369, 682, 682, 1024, 1155, 512, 682, 512, 569, 1024, 1024, 1024, 1024,
		1024, 1024, 1024, 1024, 1024, 1024, 569, 569, 1155, 1155, 1155, 909, 1886, 1479, 1366, 1366, 1479, 1251, 1139, 1479,
		1479, 682, 797, 1479, 1251, 1821, 1479, 1479, 1139, 1479, 1366, 1139, 1251, 1479, 1479, 1933, 1479, 1479, 1251, 682,
		569, 682, 961, 1024, 682, 909, 1024, 909, 1024, 909, 682, 1024, 1024, 569, 569, 1024, 569, 1593, 1024, 1024,
		1024, 1024, 682, 797, 569, 1024, 1024, 1479, 1024, 1024, 909, 983, 410, 983, 1108, 1024, 1479, 1083, 1479, 1110,
		1589, 909, 909, 682, 682, 1024, 2048, 2048,
	},
	{ // bold
		512, 682, 1137, 1024, 1024, 2048, 1706, 569, 682, 682, 1024, 1167, 512, 682, 512, 569, 1024, 1024, 1024, 1024,
		1024, 1024, 1024, 1024, 1024, 1024, 682, 682, 1167, 1167, 1167, 1024, 1905, 1479, 1366, 1479, 1479, 1366, 1251, 1593,
		1593, 797, 1024, 1593, 1366, 1933, 1479, 1593, 1251, 1593, 1479, 1139, 1366, 1479, 1479, 2048, 1479, 1479, 1366, 682,
		569, 682, 1190, 1024, 682, 1024, 1139, 909, 1139, 909, 682, 1024, 1139, 569, 682, 1139, 569, 1706, 1139, 1024,
		1139, 1139, 909, 797, 682, 1139, 1024, 1479, 1024, 1024, 909, 807, 451, 807, 1065, 1139, 1479, 1134, 1593, 1229,
		1630, 1024, 1024, 682, 682, 1024, 2048, 2048,
	},
	{ // italic
		512, 682, 860, 1024, 1024, 1706, 1593, 438, 682, 682, 1024, 1382, 512, 682, 512, 569, 1024, 1024, 1024, 1024,
		1024, 1024, 1024, 1024, 1024, 1024, 682, 682, 1382, 1382, 1382, 1024, 1884, 1251, 1251, 1366, 1479, 1251, 1251, 1479,
		1479, 682, 909, 1366, 1139, 1706, 1366, 1479, 1251, 1479, 1251, 1024, 1139, 1479, 1251, 1706, 1251, 1139, 1139, 797,
		569, 797, 864, 1024, 682, 1024, 1024, 909, 1024, 909, 569, 1024, 1024, 569, 569, 909, 569, 1479, 1024, 1024,
		1024, 1024, 797, 797, 569, 1024, 909, 1366, 909, 909, 797, 819, 563, 819, 1108, 1024, 1479, 1093, 1479, 1117,
		1544, 1139, 1139, 682, 682, 1024, 1821, 1821,
	},
	{ // bold italic
		512, 797, 1137, 1024, 1024, 1706, 1593, 569, 682, 682, 1024, 1167, 512, 682, 512, 569, 1024, 1024, 1024, 1024,
		1024, 1024, 1024, 1024, 1024, 1024, 682, 682, 1167, 1167, 1167, 1024, 1704, 1366, 1366, 1366, 1479, 1366, 1366, 1479,
		1593, 797, 1024, 1366, 1251, 1821, 1479, 1479, 1251, 1479, 1366, 1139, 1251, 1479, 1366, 1821, 1366, 1251, 1251, 682,
		569, 682, 1167, 1024, 682, 1024, 1024, 909, 1024, 909, 682, 1024, 1139, 569, 569, 1024, 569, 1593, 1139, 1024,
		1024, 1024, 797, 797, 569, 1139, 909, 1366, 1024, 909, 797, 713, 451, 713, 1167, 1024, 1479, 1099, 1479, 1227,
		1587, 1024, 1024, 682, 682, 1024, 2048, 2048,
	},
}
