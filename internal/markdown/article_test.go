package markdown

import (
	"strings"
	"testing"

	"vanban/internal/facts"
	"vanban/internal/profile"
)

// articleRules are the headings of documents laid out in điều, and the marks of căn cứ.
func articleRules() *profile.Version {
	return &profile.Version{
		EndMark: "./.",
		Headings: []profile.Heading{
			{Number: "Chương {la_ma}", OwnLine: true}, {Number: "Mục {so}", OwnLine: true},
			{Number: "Điều {so}.", RunsOn: true, Sentence: "than", BoldNumber: true}, {Number: "{so}.", Sentence: "than"},
			{Number: "{chu_cai})", Sentence: "than"},
		},
		Components: map[string]profile.Component{
			"can_cu":    {Listing: &profile.Listing{Mark: ";", Last: ","}},
			"loi_quyet": {Bold: profile.Flag{Value: true}},
		},
	}
}

func figures(texts ...string) []*facts.Figure {
	var all []*facts.Figure
	for _, text := range texts {
		all = append(all, figure(text))
	}
	return all
}

// Điều are counted through all chapters, and may stand without one; what is below them starts anew.
func TestArticlesRunOn(t *testing.T) {
	content, problems := Parse(Source{Text: "### Một\n\n#### Khoản.\n\n# CHƯƠNG\n\n### Hai\n\n## MỤC\n\n### Ba\n\n#### Khoản.\n\n##### Điểm;\n\n" +
		"# CHƯƠNG HAI\n\n### Bốn\n\nHết.\n"}, articleRules())
	if len(problems) > 0 {
		t.Fatal(problems[0].Code)
	}
	var got []string
	for _, block := range content.Body {
		if h, ok := block.(*Heading); ok {
			got = append(got, h.Number)
		}
	}
	if want := "Điều 1.|1.|Chương I|Điều 2.|Mục 1|Điều 3.|1.|a)|Chương II|Điều 4."; strings.Join(got, "|") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "|"), want)
	}
	if _, problems = Parse(Source{Text: "#### Khoản không có điều\n\nHết.\n"}, articleRules()); len(problems) != 1 {
		t.Errorf("a khoản without a điều: %v", problems)
	}
}

// A heading that ends as a sentence does is one; the last one takes the end mark.
func TestSentences(t *testing.T) {
	text := "# QUY ĐỊNH CHUNG.\n\n### Phạm vi\n\n### Giao các đơn vị:\n\n#### Việc {0}\n\n### Quyết định này có hiệu lực.\n"
	for figure, want := range map[string]string{"một": "- - S - S", "hai;": "- - S S S"} {
		content, problems := Parse(Source{Text: tokens(text), Figures: figures(figure)}, articleRules())
		if len(problems) > 0 {
			t.Fatal(problems[0].Code)
		}
		var got []string
		for _, block := range content.Body {
			got = append(got, map[bool]string{true: "S", false: "-"}[block.(*Heading).Sentence])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: got %v, want %s", figure, got, want)
		}
		if last := PlainLine(content.Body[4].(*Heading).Text); last != "Quyết định này có hiệu lực./." {
			t.Errorf("the last sentence is %q", last)
		}
	}
	if _, problems := Parse(Source{Text: "### Điều không có nội dung\n"}, articleRules()); len(problems) != 1 {
		t.Errorf("a title at the end: %v", problems)
	}
}

// However căn cứ are typed, they end as the profile says; signs that say more stay.
func TestMarksOfGrounds(t *testing.T) {
	for text, want := range map[string]string{
		"> Căn cứ A\n\n> Căn cứ B.\n\n> Xét C;\n": "Căn cứ A;|Căn cứ B;|Xét C,",
		"> Căn cứ A.\n":                        "Căn cứ A,",
		"> Căn cứ **A**\n\n> Xét {0}.\n":       "Căn cứ A;|Xét một,",
		"> Căn cứ A:\n\n> Vì sao?\n\n> Vì B\n": "Căn cứ A:|Vì sao?|Vì B,",
		"> Căn cứ A[^1]\n\n[^1]: Ghi chú.\n":   "Căn cứ A[1],",
	} {
		content, problems := Parse(Source{Text: tokens(text + "\nHết.\n"), Figures: figures("một")}, articleRules())
		if len(problems) > 0 {
			t.Fatalf("%q: %s", text, problems[0].Code)
		}
		var got []string
		for _, block := range content.Body {
			if basis, ok := block.(*Basis); ok {
				got = append(got, PlainLine(basis.Text))
			}
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q: got %s, want %s", text, strings.Join(got, "|"), want)
		}
	}
}

// The words of a decision stand between its grounds and what it decides, in bold in the draft.
func TestVerdict(t *testing.T) {
	content, _ := Parse(Source{Text: "> Căn cứ A\n\n### Giao B.\n"}, articleRules())
	body := WithVerdict(content.Body, Line{Text("QUYẾT ĐỊNH:")})
	draft := string(Draft(&Doc{Profile: articleRules(), Body: body}).Text)
	if want := "> Căn cứ A,\n\n**QUYẾT ĐỊNH:**\n\n### Điều 1. Giao B./.\n"; draft != want {
		t.Errorf("got\n%s\nwant\n%s", draft, want)
	}
	if first := WithVerdict(content.Body[1:], Line{Text("x")})[0]; first.(*Paragraph).Component != "loi_quyet" {
		t.Error("without grounds the words do not stand first")
	}
}
