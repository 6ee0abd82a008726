package facts

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"vanban/internal/diag"
)

// Limits of a data file. A unit's facts take some ten kilobytes.
const (
	maxFileSize = 2 << 20 // bytes
	maxDepth    = 50      // nesting of groups and lists
	maxGivenUp  = 100     // lines that are left out before a file is taken for no data file at all
)

// Private-use characters that mark printed figures in rendered Markdown; refused in all input.
const (
	TokenStart = '\uE000'
	TokenEnd   = '\uE001'
)

// document is a data file as it was read. The root is nil where there is nothing to go on with.
type document struct {
	file     *diag.File // as places are counted in: decoded, where the file is not UTF-8
	root     *yaml.Node
	page     *page // nil where the file is read as it stands
	foreign  bool  // letters may be wrong: the file is saved in another encoding
	skip     map[*yaml.Node]bool
	problems diag.List
}

// readYAML parses one YAML document and refuses what later stages could misread: a second document, anchors,
// duplicate keys, letters that are not NFC, hidden and control characters. Whatever is refused is reported and mended
// or left out, and the rest is read.
func readYAML(file *diag.File) *document {
	d := &document{file: file, skip: map[*yaml.Node]bool{}}
	if len(file.Data) > maxFileSize {
		d.report("du-lieu/qua-lon", diag.Span{File: file}, maxFileSize>>20)
		return d
	}
	if what := binary(file.Data); what != (diag.Text{}) {
		d.report("du-lieu/khong-phai-chu", lineSpan(file, 1), what)
		return d
	}
	d.file, d.foreign, d.problems = decode(file)
	root, err := parse(d.file.Data)
	if err != nil || !clean(d.file.Data) || conflicted(d.file.Data) {
		d.page = newPage(d.file)
		d.page.foreign = d.foreign
		root = d.page.read()
		d.problems = append(d.problems, d.page.problems...)
	}
	if root == nil {
		if !d.problems.HasErrors() {
			d.report("du-lieu/rong", diag.Span{File: d.file})
		}
		return d
	}
	d.root = root
	d.check(root, 0)
	return d
}

func (d *document) report(code diag.Code, at diag.Span, args ...any) {
	d.problems = append(d.problems, diag.New(code, at, args...))
}

// lossy tells whether something of the file could not be read at all.
func (d *document) lossy() bool { return d.page != nil && d.page.lossy }

// errSecond says that a file holds more than one document.
var errSecond = errors.New("a second document")

// parse hands a text to the YAML library. The root is nil where there is no data.
func parse(data []byte) (*yaml.Node, error) {
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var first, second yaml.Node
	if err := decoder.Decode(&first); errors.Is(err, io.EOF) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	if err := decoder.Decode(&second); err == nil {
		return nil, errSecond
	} else if !errors.Is(err, io.EOF) {
		return nil, err
	}
	return first.Content[0], nil
}

// read mends a page until the YAML library takes it.
func (p *page) read() *yaml.Node {
	p.letters()
	p.conflicts()
	p.separators()
	root, err := parse(p.bytes())
	if err != nil {
		p.mend()
		root, err = parse(p.bytes())
	}
	for given := 0; err != nil && given < maxGivenUp && p.giveUp(err); given++ {
		root, err = parse(p.bytes())
	}
	if last := len(p.lines) - 1; last >= 0 && p.lines[last].mended && len(p.file.Line(last+1)) > 0 {
		p.lossy = true // the file breaks off in the middle of a line: what should follow is not known
	}
	if root != nil {
		p.restore(root)
	}
	return root
}

// What git leaves where two people changed the same lines.
var conflictStart = regexp.MustCompile(`(?m)^(?:<{7}|>{7}) .*$`)

func conflicted(data []byte) bool {
	return (bytes.Contains(data, []byte("<<<<<<< ")) || bytes.Contains(data, []byte(">>>>>>> "))) && conflictStart.Match(data)
}

// conflicts reports what git left, and keeps the first of the two sides.
func (p *page) conflicts() {
	inside, other := false, false
	for n := range p.lines {
		text := p.text(n)
		switch {
		case strings.HasPrefix(text, "<<<<<<< "):
			p.reportLine("du-lieu/xung-dot", n)
			inside, other = true, false
		case inside && (text == "=======" || strings.HasPrefix(text, "||||||| ")):
			other = true
		case strings.HasPrefix(text, ">>>>>>> "):
			if !inside {
				p.reportLine("du-lieu/xung-dot", n)
			}
			inside, other = false, false
		default:
			if inside && other {
				p.lines[n] = line{mended: true}
			}
			continue
		}
		p.lines[n] = line{mended: true}
	}
}

// separators reports lines that part a file in two, and joins the parts.
func (p *page) separators() {
	data := false
	for n := range p.lines {
		text := p.text(n)
		if separator.MatchString(text) {
			if data {
				p.report("du-lieu/hai-tai-lieu", n, 0, 3, text[:3])
				p.lines[n] = line{mended: true}
				p.parts = append(p.parts, n+1)
			}
			continue
		}
		text = strings.TrimSpace(text)
		data = data || text != "" && !strings.HasPrefix(text, "#")
	}
}

var separator = regexp.MustCompile(`^(?:---|\.\.\.)\s*(?:#.*)?$`)

// apart tells whether a separator stands between two lines, counted from 1.
func (p *page) apart(first, second int) bool {
	return p != nil && slices.ContainsFunc(p.parts, func(n int) bool { return first < n && n < second })
}

// check refuses anchors and duplicate keys below a node.
func (d *document) check(node *yaml.Node, depth int) {
	if depth > maxDepth {
		d.report("du-lieu/qua-sau", spanOf(d.file, node), maxDepth)
		d.skip[node] = true
		return
	}
	if node.Kind == yaml.AliasNode || node.Anchor != "" {
		d.report("du-lieu/neo", spanOf(d.file, node))
		d.skip[node] = node.Kind == yaml.AliasNode
	}
	switch node.Kind {
	case yaml.ScalarNode:
		if gluedComment.MatchString(node.LineComment) && node.Style == 0 && node.Value != "" {
			d.report("du-lieu/dau-thang", spanOf(d.file, node), node.Value, node.LineComment)
		}
	case yaml.MappingNode:
		seen := map[string]*yaml.Node{}
		for key, value := range members(node) {
			switch first := seen[key.Value]; {
			case key.Kind != yaml.ScalarNode:
				d.report("du-lieu/khoa-phuc-hop", spanOf(d.file, key))
				d.skip[key] = true
			case key.Tag == "!!merge":
				d.report("du-lieu/neo", spanOf(d.file, key))
				d.skip[key] = true
				continue
			case first != nil && !d.page.apart(first.Line, key.Line):
				d.problems = append(d.problems, diag.New("du-lieu/khoa-trung", spanOf(d.file, key), key.Value).
					With(key.Value, spanOf(d.file, first)))
				d.skip[key] = true
			case first != nil:
				d.skip[key] = true
			default:
				seen[key.Value] = key
			}
			d.check(value, depth+1)
		}
	case yaml.SequenceNode:
		for _, item := range node.Content {
			d.check(item, depth+1)
		}
	}
}

// gluedComment is a comment that was perhaps not meant as one: Khu phố #5.
var gluedComment = regexp.MustCompile(`^#[\p{L}\d]`)

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

// quotedLength returns the length of the quoted scalar that a text begins with, quotes included: of all the text, and
// false, where the closing quote is missing.
func quotedLength(text []byte) (int, bool) {
	quote := text[0]
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == '\\' && quote == '"':
			i++
		case text[i] == quote && quote == '\'' && i+1 < len(text) && text[i+1] == quote:
			i++
		case text[i] == quote:
			return i + 1, true
		}
	}
	return len(text), false
}

func scalarLength(rest []byte, node *yaml.Node) int {
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest = bytes.TrimRight(rest[:i], "\r")
	}
	switch style := node.Style &^ yaml.TaggedStyle; {
	case len(rest) == 0:
		return 0 // lines that end as no line of ours does
	case style == yaml.DoubleQuotedStyle, style == yaml.SingleQuotedStyle:
		n, _ := quotedLength(rest)
		return n
	case style == yaml.LiteralStyle, style == yaml.FoldedStyle:
		return 1
	}
	if bytes.HasPrefix(rest, []byte(node.Value)) {
		return len(node.Value)
	}
	return len(bytes.TrimRight(rest, " "))
}
