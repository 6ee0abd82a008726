package conform

import (
	"strconv"
	"strings"

	"vanban/internal/ooxml"
	"vanban/internal/viet"
)

// wordLists counts the numbered paragraphs of a Word file as Word does, so that the text has the numbers people see.
type wordLists struct {
	abstract map[string]*wordList // the definition of a list, by the id that paragraphs name
	styles   map[string]wordStyle
	counts   map[*wordList][]int
	started  map[string]bool // the ids whose own start numbers were heeded
}

// wordList is the definition of a list.
type wordList struct {
	levels [9]wordLevel
	starts map[string]map[int]int // of an id, the numbers that some levels begin with
}

type wordLevel struct {
	start  int
	format string
	text   string
	known  bool
}

type wordStyle struct {
	basedOn string
	id      string
	level   int
}

// readLists reads the definitions of lists and the styles that use them.
func readLists(pkg *ooxml.Package) *wordLists {
	l := &wordLists{abstract: map[string]*wordList{}, styles: map[string]wordStyle{}, counts: map[*wordList][]int{}, started: map[string]bool{}}
	main := mainPart(pkg)
	relationships, err := pkg.Relationships(main)
	if err != nil {
		return l
	}
	for _, rel := range relationships {
		if rel.External {
			continue
		}
		switch {
		case strings.HasSuffix(rel.Type, "/numbering"):
			if root, err := ooxml.Parse(pkg.Data(ooxml.Resolve(main, rel))); err == nil && root != nil {
				l.readDefinitions(root)
			}
		case strings.HasSuffix(rel.Type, "/styles"):
			if root, err := ooxml.Parse(pkg.Data(ooxml.Resolve(main, rel))); err == nil && root != nil {
				l.readStyles(root)
			}
		}
	}
	return l
}

func (l *wordLists) readDefinitions(root *ooxml.Node) {
	lists := map[string]*wordList{}
	for _, n := range root.Kids {
		if n.Name == "w:abstractNum" {
			list := &wordList{starts: map[string]map[int]int{}}
			for _, kid := range n.Kids {
				if kid.Name == "w:lvl" {
					list.readLevel(kid)
				}
			}
			lists[n.Attr("w:abstractNumId")] = list
		}
	}
	for _, n := range root.Kids {
		if n.Name != "w:num" {
			continue
		}
		list := lists[n.Child("w:abstractNumId").Attr("w:val")]
		if list == nil {
			continue
		}
		id := n.Attr("w:numId")
		l.abstract[id] = list
		for _, kid := range n.Kids {
			if kid.Name != "w:lvlOverride" {
				continue
			}
			level, err1 := strconv.Atoi(kid.Attr("w:ilvl"))
			start, err2 := strconv.Atoi(kid.Child("w:startOverride").Attr("w:val"))
			if err1 == nil && err2 == nil && level >= 0 && level < 9 {
				if list.starts[id] == nil {
					list.starts[id] = map[int]int{}
				}
				list.starts[id][level] = start
			}
		}
	}
}

func (list *wordList) readLevel(n *ooxml.Node) {
	i, err := strconv.Atoi(n.Attr("w:ilvl"))
	if err != nil || i < 0 || i > 8 {
		return
	}
	start, err := strconv.Atoi(n.Child("w:start").Attr("w:val"))
	if err != nil {
		start = 0
	}
	list.levels[i] = wordLevel{start, n.Child("w:numFmt").Attr("w:val"), n.Child("w:lvlText").Attr("w:val"), true}
}

func (l *wordLists) readStyles(root *ooxml.Node) {
	for _, n := range root.Kids {
		if n.Name == "w:style" {
			num := n.Child("w:pPr").Child("w:numPr")
			level, _ := strconv.Atoi(num.Child("w:ilvl").Attr("w:val"))
			l.styles[n.Attr("w:styleId")] = wordStyle{n.Child("w:basedOn").Attr("w:val"), num.Child("w:numId").Attr("w:val"), level}
		}
	}
}

// number returns the number or sign that Word puts before a paragraph with these properties, and counts it. It returns
// nothing where there is none, or where it cannot be told.
func (l *wordLists) number(properties *ooxml.Node) string {
	num := properties.Child("w:numPr")
	id, level := num.Child("w:numId").Attr("w:val"), 0
	if id != "" {
		level, _ = strconv.Atoi(num.Child("w:ilvl").Attr("w:val"))
	}
	style := properties.Child("w:pStyle").Attr("w:val")
	for depth := 0; id == "" && style != "" && depth < 20; depth++ {
		s := l.styles[style]
		id, level, style = s.id, s.level, s.basedOn
	}
	list := l.abstract[id]
	if list == nil || level < 0 || level > 8 || !list.levels[level].known {
		return ""
	}
	counts := l.counts[list]
	if counts == nil {
		counts = make([]int, 9)
		for i := range counts {
			counts[i] = -1
		}
		l.counts[list] = counts
	}
	if starts := list.starts[id]; starts != nil && !l.started[id] {
		l.started[id] = true
		for at, start := range starts {
			counts[at] = start - 1
			if start == 0 {
				counts[at] = -1
			}
		}
	}
	for i := 0; i < level; i++ { // a level that was passed over begins
		if counts[i] < 0 {
			counts[i] = list.levels[i].start
		}
	}
	if counts[level] < 0 {
		counts[level] = list.levels[level].start
	} else {
		counts[level]++
	}
	for i := level + 1; i < 9; i++ {
		counts[i] = -1
	}
	return list.print(level, counts)
}

// print writes the number of a level; a bullet is written as the hyphen that stands before items of official texts.
func (list *wordList) print(level int, counts []int) string {
	l := list.levels[level]
	if l.format == "bullet" {
		return "-"
	}
	text := l.text
	for i := 0; i <= level; i++ {
		place := "%" + strconv.Itoa(i+1)
		if !strings.Contains(text, place) {
			continue
		}
		number, ok := wordNumber(list.levels[i].format, counts[i])
		if !ok {
			return ""
		}
		text = strings.ReplaceAll(text, place, number)
	}
	return strings.TrimSpace(text)
}

// wordNumber writes a number in one of Word's formats; it is false for a format of other scripts.
func wordNumber(format string, n int) (string, bool) {
	switch format {
	case "decimal", "":
		return strconv.Itoa(n), true
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n), true
		}
		return strconv.Itoa(n), true
	case "upperRoman", "lowerRoman":
		text, err := viet.Roman(n)
		if err != nil {
			return "", false
		}
		if format == "lowerRoman" {
			text = strings.ToLower(text)
		}
		return text, true
	case "lowerLetter", "upperLetter":
		if n < 1 || n > 26 {
			return "", false
		}
		text := string(rune('a' + n - 1))
		if format == "upperLetter" {
			text = strings.ToUpper(text)
		}
		return text, true
	}
	return "", false
}
