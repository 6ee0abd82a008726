package docx

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	godocx "github.com/lukasjarosch/go-docx"

	"vanban/internal/diag"
	"vanban/internal/markdown"
	"vanban/internal/ooxml"
	"vanban/internal/viet"
)

// This file finds the holes of a letterhead and has go-docx put a mark into each. go-docx is given normalised parts and
// keys that are known to be there, once, because it panics on braces without a partner and fails on a second call.

// Marks stand where the writer puts something. They are letters that no document may hold.
const (
	markStart = "\ue010"
	markEnd   = "\ue011"
)

func mark(key string) string { return markStart + key + markEnd }

// holdsMarks tells whether a part holds the letters that marks are made of.
func holdsMarks(root *ooxml.Node) bool {
	return !root.Walk(func(n *ooxml.Node) bool {
		return !strings.ContainsAny(n.Text, markStart+markEnd) && !slices.ContainsFunc(n.Attrs, func(a ooxml.Attr) bool {
			return strings.ContainsAny(a.Value, markStart+markEnd)
		})
	})
}

var holePattern = regexp.MustCompile(`\{([a-z0-9_]+)\}`)

// knownFields are the fields that every document may have.
var knownFields = []markdown.Field{markdown.Superior, markdown.Issuer, markdown.Number, markdown.PlaceDate, markdown.Type,
	markdown.Subject, markdown.LetterSubject, markdown.Attached, markdown.Ruling, markdown.To, markdown.CopyTo, markdown.Authority, markdown.Position,
	markdown.Signer, markdown.CoAuthority, markdown.CoPosition, markdown.CoSigner, markdown.Urgency, markdown.Circulation,
	markdown.DraftMark, markdown.Typist, markdown.Contact}

// findHoles returns the holes of all parts in the order they stand, and says what is wrong with them.
func findHoles(parts []*part, file *diag.File) ([]string, diag.List) {
	var keys []string
	var problems diag.List
	at := diag.Span{File: file}
	for _, p := range parts {
		eachParagraph(p.root, func(paragraph *ooxml.Node) {
			text := ownText(paragraph)
			found := holePattern.FindAllStringSubmatch(text, -1)
			if rest := holePattern.ReplaceAllString(text, ""); strings.ContainsAny(rest, "{}") {
				problems = append(problems, diag.New("mau-word/ngoac-le", at, text))
				return
			}
			if len(found) > 1 {
				problems = append(problems, diag.New("mau-word/nhieu-cho", at, text))
				return
			}
			for _, hole := range found {
				keys = append(keys, hole[1])
			}
		})
	}
	return keys, append(problems, judgeHoles(keys, at)...)
}

// judgeHoles reports holes that are missing, doubled or probably misspelt. Fields of a template's own are filled by its
// documents; that they do is checked when a document is written.
func judgeHoles(keys []string, at diag.Span) diag.List {
	var problems diag.List
	switch n := count(keys, bodyHole); {
	case n == 0:
		problems = append(problems, diag.New("mau-word/thieu-noi-dung", at))
	case n > 1:
		problems = append(problems, diag.New("mau-word/trung-noi-dung", at))
	}
	known := []string{bodyHole}
	for _, field := range knownFields {
		known = append(known, string(field))
	}
	for _, key := range slices.Compact(slices.Sorted(slices.Values(keys))) {
		if near, ok := viet.Nearest(key, known); ok && !slices.Contains(known, key) {
			problems = append(problems, diag.New("mau-word/cho-la", at, key, near))
		}
	}
	return problems
}

func count(keys []string, key string) int {
	n := 0
	for _, k := range keys {
		if k == key {
			n++
		}
	}
	return n
}

// eachParagraph calls f for every paragraph, those inside text boxes too.
func eachParagraph(n *ooxml.Node, f func(*ooxml.Node)) {
	n.Walk(func(n *ooxml.Node) bool {
		if n.Name == "w:p" {
			f(n)
		}
		return true
	})
}

// ownText is the text of a paragraph without that of text boxes anchored in it.
func ownText(paragraph *ooxml.Node) string {
	var b strings.Builder
	for _, run := range ownRuns(paragraph) {
		for _, kid := range run.Kids {
			if kid.Name == "w:t" {
				b.WriteString(kid.AllText())
			}
		}
	}
	return b.String()
}

// ownRuns are the runs of a paragraph, those in links and insertions too, without those of text boxes in it.
func ownRuns(n *ooxml.Node) []*ooxml.Node {
	var runs []*ooxml.Node
	for _, kid := range n.Kids {
		switch kid.Name {
		case "w:r":
			runs = append(runs, kid)
		case "w:hyperlink", "w:ins", "w:smartTag", "w:sdt", "w:sdtContent":
			runs = append(runs, ownRuns(kid)...)
		}
	}
	return runs
}

// oneAtATime guards go-docx, which counts in package variables.
var oneAtATime sync.Mutex

// fillHoles returns the parts with a mark in place of each hole.
func fillHoles(parts []*part, keys []string) (err error) {
	p := &ooxml.Package{}
	for _, part := range parts {
		p.Set(ooxml.NewPart(part.name, part.root.Document()))
	}
	data, err := p.Bytes()
	if err != nil {
		return err
	}
	oneAtATime.Lock()
	defer oneAtATime.Unlock()
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("go-docx: %v", r)
		}
	}()
	document, err := godocx.OpenBytes(data)
	if err != nil {
		return fmt.Errorf("go-docx: %w", err)
	}
	values := godocx.PlaceholderMap{}
	for _, key := range keys {
		values[key] = mark("hole:" + key)
	}
	found, err := document.GetPlaceHoldersList()
	if err != nil {
		return fmt.Errorf("go-docx: %w", err)
	}
	if len(found) != len(keys) {
		return fmt.Errorf("go-docx sees %d holes, not %d", len(found), len(keys))
	}
	if err := document.ReplaceAll(values); err != nil {
		return fmt.Errorf("go-docx: %w", err)
	}
	for _, part := range parts {
		if part.root, err = ooxml.Parse(document.GetFile(part.name)); err != nil {
			return fmt.Errorf("go-docx: %s: %w", part.name, err)
		}
		normalise(part.root)
	}
	return nil
}
