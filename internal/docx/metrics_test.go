package docx

import (
	"math"
	"testing"

	"vanban/internal/markdown"
)

// TestWidths compares with widths that were measured in PDF files of LibreOffice with Liberation Serif 2.1.
func TestWidths(t *testing.T) {
	for _, c := range []struct {
		text string
		f    face
		size float64
		want float64
	}{
		{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold, 13, 271.2},
		{"Độc lập - Tự do - Hạnh phúc", bold, 14, 171.4},
		{"1234567890", regular, 14, 70},
		{"", regular, 14, 0},
	} {
		if got := widthOf(c.text, c.f, c.size); math.Abs(got-c.want) > 0.2 {
			t.Errorf("%s is %.1f pt wide, want %.1f", c.text, got, c.want)
		}
	}
	for _, pair := range []string{"aạ", "oỗ", "Eệ", "uũ", "ƯỮ", "ơợ"} {
		letters := []rune(pair)
		if pair[0] == 'E' {
			letters[1] = 'Ệ'
		}
		if advance(letters[0], bold) != advance(letters[1], bold) {
			t.Errorf("%c and %c differ", letters[0], letters[1])
		}
	}
}

func lineOf(text string) markdown.Line { return markdown.Line{markdown.Text(text)} }

func TestWordsKeepWhatIsNotPartedBySpace(t *testing.T) {
	words := wordsOf(nil, markdown.Line{
		markdown.Text("một h"), markdown.Strong{Inner: lineOf("ai")}, markdown.Text(" ba"), markdown.Break{}, markdown.Text("bốn"),
	}, regular, 14)
	var got []string
	for _, w := range words {
		got = append(got, w.text)
	}
	if len(got) != 4 || got[1] != "hai" || !words[2].hard || words[0].hard {
		t.Errorf("words %q", got)
	}
}

func TestBalanced(t *testing.T) {
	const full = 460
	for _, c := range []struct {
		text  string
		lines int
	}{
		{"Tổng kết công tác", 1},
		{"Tổ chức Đại hội đại biểu Mặt trận Tổ quốc Việt Nam thành phố lần thứ XII, nhiệm kỳ 2024 - 2029", 2},
	} {
		words := wordsOf(nil, lineOf(c.text), bold, 14)
		width, l := newPhrases(nil).balanced(words, full)
		if l.lines != c.lines || l.bad > 0 {
			t.Errorf("%s: %d lines, %d bad breaks", c.text, l.lines, l.bad)
		}
		if again := layOut(words, width); again.lines != c.lines {
			t.Errorf("%s: %d lines at the width found", c.text, again.lines)
		}
		if c.lines > 1 && l.last < l.longest/2 {
			t.Errorf("%s: last line %.0f of %.0f", c.text, l.last, l.longest)
		}
	}
}

func TestBadBreaks(t *testing.T) {
	p := newPhrases([]string{"Việt Nam", "Cựu chiến binh", "xã {hoa}"})
	for _, c := range []struct {
		before, after string
		want          int
	}{
		{"-", "2029", badly}, {"2024", "-", badly}, {"Quận", "1", badly}, {"VIỆT", "NAM,", badly}, {"“Việt", "Nam”", badly},
		{"chiến", "binh", badly}, {"Việt,", "Nam", 0}, {"Mặt", "trận", 0}, {"", "", 0},
		{"-", "ỦY", little}, {"kinh", "tế", 0}, {"08", "tháng", badly}, {"9", "năm", badly}, {"ngày", "08", badly}, {"của", "tháng", 0},
		{"xã", "Tân", badly}, {"XÃ", "TÂN", badly}, {"xã", "đã", 0}, {"Tân", "An", badly}, {"Tân", "an", 0}, {"BAN", "CHỈ", 0},
	} {
		words := []word{{text: c.before}, {text: c.after}}
		if p.mark(words); words[0].stays != c.want {
			t.Errorf("%s | %s: %v, want %d", c.before, c.after, words[0].stays, c.want)
		}
	}
}

// Word may part a symbol at its hyphens. A title is not given a width at which it would.
func TestBalancedKeepsSymbols(t *testing.T) {
	const full = 300
	for _, text := range []string{
		"Kết quả thực hiện Kế hoạch số 152/KH-MTTQ-BTT và Chỉ thị số 05-CT/TW của cấp trên",
		"Triển khai Kế hoạch số 95/KH-MTTQ-BTT và Hướng dẫn số 28/HD-MTTQ-BTT trong toàn địa bàn",
	} {
		words := wordsOf(nil, lineOf(text), bold, 14)
		width, l := newPhrases(nil).balanced(words, full)
		if l.bad >= badly {
			t.Errorf("%s: %d at %.0f", text, l.bad, width)
		}
		symbols := 0
		for _, w := range words {
			if w.head > 0 {
				symbols++
			}
		}
		if symbols != 2 {
			t.Errorf("%s: %d symbols with hyphens", text, symbols)
		}
	}
	word := wordsOf(nil, lineOf("152/KH-MTTQ-BTT"), bold, 14)
	before := widthOf("theo số ", bold, 14)
	if l := layOut(wordsOf(nil, lineOf("theo số 152/KH-MTTQ-BTT"), bold, 14), before+word[0].head+1); l.bad != badly {
		t.Errorf("a symbol that Word parts is not seen: %+v", l)
	}
}

func TestBalancedKeepsPhrases(t *testing.T) {
	words := wordsOf(nil, lineOf("ỦY BAN NHÂN DÂN PHƯỜNG 1"), bold, 13)
	width, l := newPhrases([]string{"Ủy ban", "Nhân dân"}).balanced(words, 180)
	if l.lines != 2 || l.bad != 0 || l.last != widthOf("PHƯỜNG 1", bold, 13) {
		t.Errorf("%+v at %.0f", l, width)
	}
}

// A symbol that is wider than its column gets no indents: they would leave it room for a letter a line.
func TestWideWordsAreNotBalanced(t *testing.T) {
	words := wordsOf(nil, lineOf("Số: 95/KH-TTDVKTNN-QLCTHT"), regular, 13)
	for _, full := range []float64{100, 150, 170, 185} {
		if width, _ := phrases(nil).balanced(words, full); width < min(full, widest(words)) {
			t.Errorf("in %g points it is given %g, and is %g wide", full, width, widest(words))
		}
	}
}
