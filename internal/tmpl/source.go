package tmpl

import (
	"bytes"
	"regexp"
	"strings"
	"text/template/parse"

	"vanban/internal/diag"
	"vanban/internal/facts"
)

// source is one text that is parsed as a template: the body of a file, or one value of its front matter.
type source struct {
	name string // name of the parsed template: xa/ke-hoach, xa/ke-hoach#trich_yeu, _co-cau
	file *diag.File
	text string
	base int       // where text begins in the file; -1 where it does not stand there letter by letter
	at   diag.Span // the whole of it
}

// span returns the place of some bytes of the text.
func (s *source) span(pos parse.Pos, length int) diag.Span {
	if s.base < 0 {
		return s.at
	}
	start := s.base + int(pos)
	return diag.Span{File: s.file, Start: start, End: min(start+max(length, 1), len(s.file.Data))}
}

// line returns the place of a line of the text, counted from 1.
func (s *source) line(n int) diag.Span {
	if s.base < 0 {
		return s.at
	}
	first, _ := s.file.Position(s.base)
	start := s.file.Offset(first+n-1, 1)
	text := s.file.Line(first + n - 1)
	indent := len(text) - len(strings.TrimLeft(text, " \t"))
	return diag.Span{File: s.file, Start: start + indent, End: start + len(text)}
}

// unclosed tells whether a line opens an action that it does not close before the next one opens.
func unclosed(line string) bool {
	_, rest, found := strings.Cut(line, "{{")
	for found {
		var action string
		action, rest, found = strings.Cut(rest, "{{")
		if !strings.Contains(action, "}}") {
			return true
		}
	}
	return false
}

// lineText returns a line of the text, counted from 1.
func (s *source) lineText(n int) string {
	lines := strings.Split(s.text, "\n")
	if n < 1 || n > len(lines) {
		return ""
	}
	return lines[n-1]
}

// scalarSource makes a source of a front matter value.
func scalarSource(name string, file *diag.File, v *facts.Value) *source {
	s := &source{name: name, file: file, text: v.Text, base: -1, at: diag.Span{File: file, Start: v.At.Start, End: v.At.End}}
	for _, base := range []int{v.At.Start, v.At.Start + 1} { // plain, quoted
		if bytes.HasPrefix(file.Data[min(base, len(file.Data)):], []byte(v.Text)) {
			s.base = base
			break
		}
	}
	return s
}

var frontEnd = regexp.MustCompile(`(?m)^---[ \t]*\r?$`)

// splitFront cuts a template file into its front matter and the offset where the body begins. A file without front
// matter has ok false; open tells that no line closes it, so that it ends before the first line that cannot be its own.
func splitFront(data []byte) (front []byte, body int, open, ok bool) {
	fences := frontEnd.FindAllIndex(data, 2)
	if len(fences) == 0 || len(bytes.TrimSpace(bytes.TrimPrefix(data[:fences[0][0]], []byte("\ufeff")))) > 0 {
		return nil, 0, false, false
	}
	end := len(data)
	if len(fences) == 2 {
		end = fences[1][0]
	}
	if at := outside(data[fences[0][1]:end]); at >= 0 {
		at += fences[0][1]
		return data[:at], at, true, true
	}
	if len(fences) < 2 {
		return nil, 0, false, false
	}
	body = fences[1][1]
	if body < len(data) {
		body++ // the line end
	}
	return data[:end], body, false, true
}

var (
	bodyLine = regexp.MustCompile(`^(?:> |#{2,} |\{\{)`)
	keyLine  = regexp.MustCompile(`^["']?[\pL\d_][\pL\d_.-]*["']?\s*:`)
)

// outside finds the first line that belongs to the body of a template: Markdown or an action by its first signs, or prose
// after an empty line. It returns its offset, or -1.
func outside(text []byte) int {
	at, empty := 0, false
	for line := range bytes.Lines(text) {
		trimmed := bytes.TrimSpace(line)
		prose := empty && len(trimmed) > 0 && !bytes.ContainsAny(line[:1], " \t#-") && !keyLine.Match(line)
		if prose || bodyLine.Match(line) {
			return at
		}
		at, empty = at+len(line), len(trimmed) == 0 && at > 0
	}
	return -1
}

// tree is a parsed template with the source that its positions count in.
type tree struct {
	*source
	parse *parse.Tree
}

var parseError = regexp.MustCompile(`(?s)^template: .*?:(\d+): (.*)$`)

// parseSource parses a source and the templates it defines.
func parseSource(s *source) ([]tree, diag.List) {
	if i := strings.IndexAny(s.text, string(facts.TokenStart)+string(facts.TokenEnd)); i >= 0 {
		return nil, diag.List{diag.New("mau/ky-tu", s.span(parse.Pos(i), 1))}
	}
	set := map[string]*parse.Tree{}
	t := parse.New(s.name)
	t.Mode = parse.SkipFuncCheck | parse.ParseComments
	if _, err := t.Parse(s.text, "", "", set); err != nil {
		return nil, diag.List{syntaxError(s, err)}
	}
	var trees []tree
	for _, name := range sortedKeys(set) {
		trees = append(trees, tree{s, set[name]})
	}
	if set[s.name] == nil { // only white space and definitions
		t.Root = &parse.ListNode{NodeType: parse.NodeList}
		trees = append(trees, tree{s, t})
	}
	return trees, nil
}

func syntaxError(s *source, err error) diag.Diagnostic {
	m := parseError.FindStringSubmatch(err.Error())
	if m == nil {
		return diag.New("mau/cu-phap", s.at, english(err.Error()))
	}
	line := 0
	for _, digit := range m[1] {
		line = line*10 + int(digit-'0')
	}
	at, text := s.line(line), m[2]
	switch {
	case unclosed(s.lineText(line)), strings.Contains(text, "unclosed action"), strings.Contains(text, "unterminated"), strings.Contains(text, "unexpected \"{\""):
		return diag.New("mau/chua-dong", at)
	case strings.Contains(text, "unexpected EOF"):
		return diag.New("mau/thieu-end", at)
	case strings.Contains(text, "unexpected {{end}}"), strings.Contains(text, "unexpected {{else}}"):
		return diag.New("mau/thua-end", at)
	case strings.HasPrefix(text, "undefined variable"):
		return diag.New("mau/bien", at, strings.Trim(strings.TrimPrefix(text, "undefined variable "), `"`))
	}
	if strings.ContainsAny(s.lineText(line), "“”‘’") && strings.Contains(text, "unrecognized character") {
		return diag.New("mau/nhay-cong", at)
	}
	return diag.New("mau/cu-phap", at, english(text))
}

// english is a library's own explanation, for readers of English.
func english(text string) diag.Text { return diag.Text{En: ": " + text} }
