package ooxml

// styles collects the styles that are defined and checks what they say of each other.
func (k *check) styles(part *Part) map[string]string {
	root, err := Parse(part.Data)
	if err != nil {
		return nil // reported when the part is read as a story
	}
	kinds := map[string]string{}
	defaults := map[string]int{}
	names := map[string]bool{}
	for _, s := range root.Kids {
		if s.Name != "w:style" {
			continue
		}
		id, kind := s.Attr("w:styleId"), s.Attr("w:type")
		if _, twice := kinds[id]; twice || id == "" {
			k.report(part.Name, 0, "style id %q twice or empty", id)
		}
		if name := s.Child("w:name").Attr("w:val"); names[name] || name == "" {
			k.report(part.Name, 0, "style name %q twice or empty", name)
		} else {
			names[name] = true
		}
		kinds[id] = kind
		if on(s.Attr("w:default")) {
			defaults[kind]++
		}
	}
	for _, kind := range []string{"paragraph", "character", "table", "numbering"} {
		if defaults[kind] != 1 {
			k.report(part.Name, 0, "%d default styles of type %s", defaults[kind], kind)
		}
	}
	for _, s := range root.Kids {
		for _, ref := range []string{"w:basedOn", "w:next", "w:link"} {
			to := s.Child(ref)
			if to == nil {
				continue
			}
			kind, ok := kinds[to.Attr("w:val")]
			if !ok || ref != "w:link" && kind != s.Attr("w:type") {
				k.report(part.Name, 0, "style %s: %s %q", s.Attr("w:styleId"), ref, to.Attr("w:val"))
			}
		}
	}
	return kinds
}

func on(value string) bool { return value == "1" || value == "true" || value == "on" }

// numbering collects the numbers that paragraphs may use.
func (k *check) numbering(part *Part) map[string]bool {
	root, err := Parse(part.Data)
	if err != nil {
		return nil
	}
	abstract, numbers := map[string]bool{}, map[string]bool{"0": true}
	for _, n := range root.Kids {
		switch n.Name {
		case "w:abstractNum":
			id := n.Attr("w:abstractNumId")
			if abstract[id] {
				k.report(part.Name, 0, "abstractNumId %s twice", id)
			}
			abstract[id] = true
		case "w:num":
			id := n.Attr("w:numId")
			if numbers[id] {
				k.report(part.Name, 0, "numId %s twice or 0", id)
			}
			numbers[id] = true
			if of := n.Child("w:abstractNumId").Attr("w:val"); !abstract[of] {
				k.report(part.Name, 0, "numId %s: no abstractNum %s", id, of)
			}
		}
	}
	return numbers
}

// notes collects the notes that text may refer to, and whether each is a separator.
func (k *check) notes(part *Part, element string) map[string]bool {
	s := NewScanner(part.Data)
	ids := map[string]bool{}
	separators := 0
	for {
		switch s.Next() {
		case Open:
			if s.Depth() != 2 || string(s.Name) != element {
				continue
			}
			id, _ := s.Attr("w:id")
			typ, _ := s.Attr("w:type")
			if _, twice := ids[id]; twice {
				k.report(part.Name, s.Offset, "note %s twice", id)
			}
			ids[id] = typ != "" && typ != "normal"
			if typ == "separator" || typ == "continuationSeparator" {
				separators++
			}
		case End:
			if separators != 2 {
				k.report(part.Name, 0, "%d separators, want separator and continuationSeparator", separators)
			}
			return ids
		}
	}
}

// comments collects the comments that text may refer to.
func (k *check) comments(part *Part) map[string]bool {
	root, err := Parse(part.Data)
	if err != nil {
		return nil
	}
	ids := map[string]bool{}
	for _, n := range root.Kids {
		if id := n.Attr("w:id"); !isInt([]byte(id)) || ids[id] {
			k.report(part.Name, 0, "comment id %q twice or no number", id)
		} else {
			ids[id] = true
		}
		if n.Attr("w:author") == "" {
			k.report(part.Name, 0, "comment %s has no author", n.Attr("w:id"))
		}
		if date := n.Attr("w:date"); date != "" && !isTime([]byte(date)) {
			k.report(part.Name, 0, "comment %s is dated %q", n.Attr("w:id"), date)
		}
	}
	return ids
}

// settings checks that the notes the settings name are the separators.
func (k *check) settings(part *Part, defs *definitions) {
	root, err := Parse(part.Data)
	if err != nil {
		return
	}
	for _, pr := range root.Kids {
		ids := defs.footnotes
		switch pr.Name {
		case "w:footnotePr":
		case "w:endnotePr":
			ids = defs.endnotes
		default:
			continue
		}
		for _, n := range pr.Kids {
			if id := n.Attr("w:id"); (n.Name == "w:footnote" || n.Name == "w:endnote") && !ids[id] {
				k.report(part.Name, 0, "the settings name note %s, which is no separator", id)
			}
		}
	}
}
