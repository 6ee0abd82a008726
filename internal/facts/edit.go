package facts

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"vanban/internal/diag"
)

// Change is a new text for one value of a data file.
type Change struct {
	At    diag.Span // of the value, as Value.At
	Text  string    // what the file shall say, before any quotes; several lines only where the value is a block
	Plain bool      // a number or date, which needs no quotes although YAML has types of its own for it
}

// Reasons why a value cannot be changed without touching what stands around it.
var (
	ErrNoValue = errors.New("no single value stands there")
	ErrEmpty   = errors.New("the value is empty")
	ErrStyle   = errors.New("the value is written in a way that cannot be changed safely")
	ErrText    = errors.New("the new text cannot stand in a data file")
)

// ChangeError says which change cannot be made.
type ChangeError struct {
	Change Change
	Err    error
}

// Error describes the problem in English.
func (e *ChangeError) Error() string {
	line, column := e.Change.At.File.Position(e.Change.At.Start)
	return fmt.Sprintf("%s:%d:%d: %v", e.Change.At.File.Name, line, column, e.Err)
}

// Unwrap returns the reason.
func (e *ChangeError) Unwrap() error { return e.Err }

// Apply returns a file in which the values have their new texts and every other byte is as it was: comments, order,
// spelling, quotes, line ends and byte order mark. Each change is spliced in, the file read again, and its tree compared
// with the old one, so that a change which would reach further is refused. All changes are made or none; the error is a
// *ChangeError.
func Apply(file *diag.File, changes []Change) ([]byte, error) {
	sorted := slices.SortedFunc(slices.Values(changes), func(a, b Change) int { return cmp.Compare(b.At.Start, a.At.Start) })
	data := file.Data
	for i, change := range sorted {
		if i > 0 && change.At.Start == sorted[i-1].At.Start {
			return nil, &ChangeError{change, ErrNoValue}
		}
		// The changes go from the end of the file to its beginning: what stands before stays where it is.
		changed, err := apply(diag.NewFile(file.Name, data), change)
		if err != nil {
			return nil, &ChangeError{change, err}
		}
		data = changed
	}
	return data, nil
}

// apply makes one change.
func apply(file *diag.File, change Change) ([]byte, error) {
	if change.Text != strings.TrimSpace(change.Text) || change.Text == "" || !clean([]byte(change.Text)) {
		return nil, ErrText
	}
	root := soundTree(file)
	if root == nil {
		return nil, ErrNoValue
	}
	node := scalarAt(file, root, change.At.Start)
	switch {
	case node == nil:
		return nil, ErrNoValue
	case node.Value == "" || node.Tag == "!!null":
		return nil, ErrEmpty
	case node.Style&yaml.TaggedStyle != 0:
		return nil, ErrStyle
	}
	s := &splice{file: file, node: node, start: change.At.Start}
	for _, candidate := range s.candidates(change.Text) {
		data := slices.Concat(file.Data[:candidate.start], candidate.text, file.Data[candidate.end:])
		if after := soundTree(diag.NewFile(file.Name, data)); after != nil && onlyChanged(root, after, node, change) {
			return data, nil
		}
	}
	return nil, ErrStyle
}

// soundTree reads a file that needs no mending; it is nil for any other.
func soundTree(file *diag.File) *yaml.Node {
	d := readYAML(file)
	if d.page != nil || d.file != file || d.problems.HasErrors() {
		return nil
	}
	return d.root
}

// scalarAt finds the scalar that starts at an offset.
func scalarAt(file *diag.File, node *yaml.Node, offset int) *yaml.Node {
	if node.Kind == yaml.ScalarNode {
		if file.Offset(node.Line, node.Column) == offset {
			return node
		}
		return nil
	}
	for i, kid := range node.Content {
		if node.Kind == yaml.MappingNode && i%2 == 0 {
			continue // a key
		}
		if found := scalarAt(file, kid, offset); found != nil {
			return found
		}
	}
	return nil
}

// onlyChanged tells whether two trees are the same in everything but the value of one node of the first.
func onlyChanged(before, after, changed *yaml.Node, change Change) bool {
	if before == changed {
		kind := after.Kind == yaml.ScalarNode && after.Tag != "!!null" && (change.Plain || before.Tag != "!!str" || after.Tag == "!!str")
		return kind && sameText(after, change.Text) && after.Anchor == "" && sameComments(before, after)
	}
	if before.Kind != after.Kind || before.Tag != after.Tag || before.Value != after.Value || before.Style != after.Style ||
		before.Anchor != after.Anchor || len(before.Content) != len(after.Content) || !sameComments(before, after) {
		return false
	}
	for i := range before.Content {
		if !onlyChanged(before.Content[i], after.Content[i], changed, change) {
			return false
		}
	}
	return true
}

func sameComments(a, b *yaml.Node) bool {
	return a.HeadComment == b.HeadComment && a.LineComment == b.LineComment && a.FootComment == b.FootComment
}

// sameText tells whether a node says a text; the line ends that close a block do not count.
func sameText(node *yaml.Node, text string) bool {
	if node.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return string(bytes.TrimRight([]byte(node.Value), "\n")) == text
	}
	return node.Value == text
}
