package tmpl

import (
	"bytes"
	"text/template/parse"
)

// A line that holds nothing but control actions (if, range, with, else, end, define, assignments, comments) vanishes
// with its line end, so that authors can set them on lines of their own without breaking paragraphs or lists.

// mark is a text or an action of a template in the order of the source.
type mark struct {
	text    *parse.TextNode // nil for an action
	control bool            // an action that prints nothing
}

// dropControlLines cuts such lines out of the texts of a tree parsed from a source.
func dropControlLines(root *parse.ListNode, source string) {
	marks := flatten(root, nil)
	for i := 0; i < len(marks); i++ {
		if !marks[i].control {
			continue
		}
		last := i
		for last+1 < len(marks) {
			next := marks[last+1]
			if next.control {
				last++
			} else if last+2 < len(marks) && next.text != nil && marks[last+2].control && blank(next.text.Text) && !bytes.ContainsRune(next.text.Text, '\n') {
				last += 2
			} else {
				break
			}
		}
		cutLine(source, textAt(marks, i-1), textAt(marks, last+1), i == 0, last == len(marks)-1)
		i = last
	}
}

func textAt(marks []mark, i int) *parse.TextNode {
	if i < 0 || i >= len(marks) {
		return nil
	}
	return marks[i].text
}

// cutLine removes the blanks before and the line end after a run of control actions that has a line to itself.
func cutLine(source string, before, after *parse.TextNode, first, last bool) {
	head, tail := 0, 0
	switch {
	case before != nil:
		head = bytes.LastIndexByte(before.Text, '\n') + 1
		if !blank(before.Text[head:]) || head == 0 && before.Pos != 0 && source[before.Pos-1] != '\n' {
			return
		}
	case !first:
		return
	}
	switch {
	case after != nil:
		end := bytes.IndexByte(after.Text, '\n')
		if end < 0 && !last {
			return
		}
		if end < 0 {
			end = len(after.Text) - 1
		}
		if !blank(after.Text[:end]) {
			return
		}
		tail = end + 1
	case !last:
		return
	}
	if before != nil {
		before.Text = before.Text[:head]
	}
	if after != nil {
		after.Text = after.Text[tail:]
		after.Pos += parse.Pos(tail)
	}
}

func blank(text []byte) bool { return len(bytes.Trim(text, " \t\r")) == 0 }

// flatten lists the marks of a tree in the order of the source.
func flatten(list *parse.ListNode, marks []mark) []mark {
	if list == nil {
		return marks
	}
	branch := func(n *parse.BranchNode) {
		marks = append(marks, mark{control: true})
		marks = flatten(n.List, marks)
		if n.ElseList != nil {
			marks = append(marks, mark{control: true})
			marks = flatten(n.ElseList, marks)
		}
		marks = append(marks, mark{control: true})
	}
	for _, node := range list.Nodes {
		switch n := node.(type) {
		case *parse.TextNode:
			marks = append(marks, mark{text: n})
		case *parse.CommentNode, *parse.BreakNode, *parse.ContinueNode:
			marks = append(marks, mark{control: true})
		case *parse.ActionNode:
			marks = append(marks, mark{control: len(n.Pipe.Decl) > 0})
		case *parse.IfNode:
			branch(&n.BranchNode)
		case *parse.RangeNode:
			branch(&n.BranchNode)
		case *parse.WithNode:
			branch(&n.BranchNode)
		default:
			marks = append(marks, mark{})
		}
	}
	return marks
}
