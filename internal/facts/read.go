package facts

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"gopkg.in/yaml.v3"

	"vanban/internal/diag"
)

// Limits of a data file. A unit's facts take some ten kilobytes.
const (
	maxFileSize = 4 << 20 // bytes
	maxDepth    = 50      // nesting of groups and lists
)

// Private-use characters that mark printed figures in rendered Markdown; refused in all input.
const (
	TokenStart = '\uE000'
	TokenEnd   = '\uE001'
)

// readYAML parses one YAML document and refuses what later stages could misread: a second document, anchors,
// duplicate keys, letters that are not NFC, hidden and control characters. The root is nil where there is nothing to
// go on with.
func readYAML(file *diag.File) (*yaml.Node, diag.List) {
	var problems diag.List
	if len(file.Data) > maxFileSize {
		return nil, diag.List{diag.New("du-lieu/qua-lon", diag.Span{File: file}, maxFileSize>>20)}
	}
	problems = append(problems, checkText(file)...)
	if problems.HasErrors() {
		return nil, problems
	}
	if at := conflict.FindIndex(file.Data); at != nil {
		return nil, append(problems, diag.New("du-lieu/xung-dot", diag.Span{File: file, Start: at[0], End: at[1]}))
	}
	if at := loneReturn(file.Data); at >= 0 {
		return nil, append(problems, diag.New("du-lieu/xuong-dong", diag.Span{File: file, Start: at, End: at + 1}))
	}
	decoder := yaml.NewDecoder(bytes.NewReader(file.Data))
	var doc yaml.Node
	if err := decoder.Decode(&doc); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, append(problems, diag.New("du-lieu/rong", diag.Span{File: file}))
		}
		return nil, append(problems, syntaxError(file, err))
	}
	var second yaml.Node
	if err := decoder.Decode(&second); !errors.Is(err, io.EOF) {
		if err != nil {
			return nil, append(problems, syntaxError(file, err))
		}
		problems = append(problems, diag.New("du-lieu/hai-tai-lieu", spanOf(file, second.Content[0])))
	}
	root := doc.Content[0]
	problems = append(problems, checkNode(file, root, 0)...)
	if problems.HasErrors() {
		return nil, problems
	}
	return root, problems
}

// conflict is what git leaves where two people changed the same lines.
var conflict = regexp.MustCompile(`(?m)^(?:<{7}|>{7}) .*$`)

// loneReturn finds a carriage return that no line feed follows, as old programs end lines; -1 where there is none.
func loneReturn(data []byte) int {
	for i, b := range data {
		if b == '\r' && (i+1 == len(data) || data[i+1] != '\n') {
			return i
		}
	}
	return -1
}

// checkText looks at every line for characters that must not be in any input.
func checkText(file *diag.File) diag.List {
	var problems diag.List
	if !utf8.Valid(file.Data) {
		at := 0
		for at < len(file.Data) {
			r, size := utf8.DecodeRune(file.Data[at:])
			if r == utf8.RuneError && size == 1 {
				break
			}
			at += size
		}
		return diag.List{diag.New("du-lieu/utf8", diag.Span{File: file, Start: at, End: at + 1})}
	}
	if !norm.NFC.IsNormal(file.Data) {
		start := 0
		for start < len(file.Data) {
			end := start + len(file.Data[start:])
			if i := bytes.IndexByte(file.Data[start:], '\n'); i >= 0 {
				end = start + i + 1
			}
			if line := file.Data[start:end]; !norm.NFC.IsNormal(line) {
				// The last letter of the normal prefix takes part in the composition.
				at := norm.NFC.QuickSpan(line)
				_, size := utf8.DecodeLastRune(line[:at])
				word, _, _ := strings.Cut(strings.TrimSpace(string(line[max(0, at-size):])), " ")
				problems = append(problems, diag.New("du-lieu/to-hop", diag.Span{File: file, Start: start + at, End: start + at + 1},
					norm.NFC.String(word)))
			}
			start = end
		}
	}
	composed := len(problems) == 0
	for at, r := range string(file.Data) {
		bad := refused(r, at)
		if composed && unicode.Is(unicode.Mn, r) {
			bad = "dấu rời không ghép được với chữ đứng trước (U+" + hex(r) + ")"
		}
		if bad != "" {
			problems = append(problems, diag.New("du-lieu/ky-tu", diag.Span{File: file, Start: at, End: at + utf8.RuneLen(r)}, bad))
		}
	}
	return problems
}

// refused names a character that looks like nothing or like another one, or returns nothing.
func refused(r rune, at int) string {
	switch {
	case r == '\ufeff' && at == 0, r == '\n', r == '\r', r == '\t':
		return ""
	case r == '\u00a0', r == '\u202f', r == '\u2007':
		return "dấu cách không ngắt (U+" + hex(r) + ")"
	case r == '\u00d0', r == '\u0189':
		return "chữ Đ lấy từ bảng chữ khác (U+" + hex(r) + ")"
	case r == TokenStart, r == TokenEnd, unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == '\u2028', r == '\u2029', r == '\ufffe', r == '\uffff':
		return "ký tự ẩn (U+" + hex(r) + ")"
	}
	return ""
}

func hex(r rune) string {
	s := strings.ToUpper(strconv.FormatInt(int64(r), 16))
	return strings.Repeat("0", max(0, 4-len(s))) + s
}

// checkNode refuses anchors and duplicate keys below a node.
func checkNode(file *diag.File, node *yaml.Node, depth int) diag.List {
	if depth > maxDepth {
		return diag.List{diag.New("du-lieu/qua-sau", spanOf(file, node), maxDepth)}
	}
	if node.Kind == yaml.AliasNode || node.Anchor != "" {
		return diag.List{diag.New("du-lieu/neo", spanOf(file, node))}
	}
	var problems diag.List
	switch node.Kind {
	case yaml.ScalarNode:
		if gluedComment.MatchString(node.LineComment) && node.Style == 0 && node.Value != "" {
			problems = append(problems, diag.New("du-lieu/dau-thang", spanOf(file, node), node.Value, node.LineComment))
		}
	case yaml.MappingNode:
		seen := map[string]*yaml.Node{}
		for key, value := range members(node) {
			switch first := seen[key.Value]; {
			case key.Kind != yaml.ScalarNode:
				problems = append(problems, diag.New("du-lieu/khoa-phuc-hop", spanOf(file, key)))
			case key.Tag == "!!merge":
				problems = append(problems, diag.New("du-lieu/neo", spanOf(file, key)))
			case first != nil:
				problems = append(problems, diag.New("du-lieu/khoa-trung", spanOf(file, key), key.Value).
					With(key.Value, spanOf(file, first)))
			default:
				seen[key.Value] = key
			}
			problems = append(problems, checkNode(file, value, depth+1)...)
		}
	case yaml.SequenceNode:
		for _, item := range node.Content {
			problems = append(problems, checkNode(file, item, depth+1)...)
		}
	}
	return problems
}

// gluedComment is a comment that was perhaps not meant as one: Khu phố #5.
var gluedComment = regexp.MustCompile(`^#[\p{L}\d]`)

// gluedValue is a key whose colon no space follows.
var gluedValue = regexp.MustCompile(`^[ -]*[\pL\d_-]+:[^\s:]`)

var yamlLine = regexp.MustCompile(`^yaml: (?:unmarshal errors:\s*)?line (\d+): (.*)$`)

// syntaxError puts the YAML library's complaint in the user's words.
func syntaxError(file *diag.File, err error) diag.Diagnostic {
	line, text := 0, strings.TrimPrefix(err.Error(), "yaml: ")
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		line, _ = strconv.Atoi(m[1])
		text = m[2]
	}
	code, line := syntaxCode(file, line, text)
	start := file.Offset(line, 1)
	end := start + len(file.Line(line))
	for start < end && file.Data[start] == ' ' {
		start++
	}
	return diag.New(code, diag.Span{File: file, Start: start, End: end}, diag.Text{En: " (" + text + ")"})
}

// syntaxCode finds the kind of mistake and the line where a reader would mend it. The library names the line where it
// gave up, which may be one off.
func syntaxCode(file *diag.File, line int, text string) (diag.Code, int) {
	near := []int{line, line + 1, line - 1}
	for _, n := range near {
		if l := file.Line(n); strings.HasPrefix(strings.TrimLeft(l, " "), "\t") {
			return "du-lieu/tab", n
		}
	}
	for _, n := range near {
		if gluedValue.MatchString(file.Line(n)) && !strings.Contains(file.Line(n), ": ") {
			return "du-lieu/thieu-cach", n
		}
	}
	if n := openQuote(file, line); n < line {
		return "du-lieu/thieu-nhay", n
	}
	switch {
	case strings.Contains(text, "mapping values are not allowed"):
		for _, n := range near {
			if strings.Count(file.Line(n), ": ") > 1 {
				return "du-lieu/hai-cham", n
			}
		}
		return "du-lieu/thut-le", line
	case strings.Contains(text, "did not find expected key"), strings.Contains(text, "could not find expected ':'"):
		for _, n := range near {
			if l := strings.TrimSpace(file.Line(n)); l != "" && !strings.HasPrefix(l, "#") && !strings.HasPrefix(l, "-") &&
				!strings.Contains(l, ": ") && !strings.HasSuffix(l, ":") {
				return "du-lieu/thieu-hai-cham", n
			}
		}
		return "du-lieu/thut-le", max(line, 1)
	case strings.Contains(text, "unexpected end of stream"), strings.Contains(text, "quoted scalar"):
		return "du-lieu/thieu-nhay", openQuote(file, max(line, 1))
	}
	return "du-lieu/cu-phap", max(line, 1)
}

// openQuote finds the first line, up to one, whose quotes do not pair.
func openQuote(file *diag.File, last int) int {
	for n := 1; n <= last; n++ {
		if line := file.Line(n); strings.Count(line, `"`)%2 == 1 || strings.Count(line, ": '")+strings.Count(line, "- '") > strings.Count(line, "'")/2 {
			return n
		}
	}
	return last
}

// members goes through the keys and values of a mapping; anything else has none.
func members(node *yaml.Node) iter.Seq2[*yaml.Node, *yaml.Node] {
	return func(yield func(key, value *yaml.Node) bool) {
		if node == nil || node.Kind != yaml.MappingNode {
			return
		}
		for i := 0; i+1 < len(node.Content); i += 2 {
			if !yield(node.Content[i], node.Content[i+1]) {
				return
			}
		}
	}
}

func child(node *yaml.Node, key string) *yaml.Node {
	for k, v := range members(node) {
		if k.Value == key {
			return v
		}
	}
	return nil
}

// spanOf returns the place of a node: the text of a scalar on its first line, the first character of a group.
func spanOf(file *diag.File, node *yaml.Node) diag.Span {
	start := file.Offset(node.Line, node.Column)
	end := start
	if node.Kind == yaml.ScalarNode {
		end = start + scalarLength(file.Data[start:], node)
	}
	if end == start && end < len(file.Data) && file.Data[end] != '\n' {
		end++
	}
	return diag.Span{File: file, Start: start, End: end}
}

func scalarLength(rest []byte, node *yaml.Node) int {
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest = bytes.TrimRight(rest[:i], "\r")
	}
	switch style := node.Style &^ yaml.TaggedStyle; {
	case len(rest) == 0:
		return 0 // lines that end as no line of ours does
	case style == yaml.DoubleQuotedStyle, style == yaml.SingleQuotedStyle:
		quote := rest[0]
		for i := 1; i < len(rest); i++ {
			switch {
			case rest[i] == '\\' && quote == '"':
				i++
			case rest[i] == quote && quote == '\'' && i+1 < len(rest) && rest[i+1] == quote:
				i++
			case rest[i] == quote:
				return i + 1
			}
		}
		return len(rest)
	case style == yaml.LiteralStyle, style == yaml.FoldedStyle:
		return 1
	}
	if bytes.HasPrefix(rest, []byte(node.Value)) {
		return len(node.Value)
	}
	return len(bytes.TrimRight(rest, " "))
}
