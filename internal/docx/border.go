package docx

import (
	"cmp"

	"vanban/internal/ooxml"
	"vanban/internal/profile"
)

// This file draws rectangles around paragraphs and lines above them. A rectangle of Word is as wide as the paragraph, so
// each document gives the paragraph the indents that make it as wide as the rules want it for its text.

// frameSpace is the room between a frame and its text on the left and right, in points.
const frameSpace = 4

// borders are the rectangle around a component, or the line above it.
func borders(c profile.Component) *ooxml.Node {
	colour := cmp.Or(c.Colour, "auto")
	side := func(name string, weight, space float64) *ooxml.Node {
		return ooxml.El(name, "w:val", "single", "w:sz", whole(8*weight), "w:space", whole(space), "w:color", colour)
	}
	switch {
	case c.Frame != nil:
		const lineHeight = 1.15 // of the font size
		room := max((c.Frame.Height*72/25.4-lineHeight*c.Size.Value)/2, 0)
		return ooxml.El("w:pBdr").Add(
			side("w:top", c.Frame.Weight, room), side("w:left", c.Frame.Weight, frameSpace),
			side("w:bottom", c.Frame.Weight, room), side("w:right", c.Frame.Weight, frameSpace))
	case c.LineAbove > 0:
		return ooxml.El("w:pBdr").Add(side("w:top", c.LineAbove, frameSpace))
	}
	return nil
}

// frame is the rectangle around a hole.
type frame struct {
	rule        *profile.Frame
	left, right float64 // points of indent that the paragraph has anyhow
}

// frameOf returns the rectangle of the component whose style a hole has, or nil.
func (c *compiler) frameOf(props *ooxml.Node, s *slot) *frame {
	rule := c.l.version.Components[string(s.field)].Frame
	if rule == nil || !s.looks.border {
		return nil
	}
	return &frame{rule: rule, left: s.looks.left / 20, right: s.looks.right / 20}
}

// indents returns the indents, in points, that leave the rectangle its width around a text of some width. Full is what
// there is between the paragraph's own indents.
func (f *frame) indents(text string, width, full float64, align string) (left, right float64) {
	const padding = 6 // points left and right of a text whose rectangle has no width of its own
	box := f.rule.Width(text) * 72 / 25.4
	if box < width {
		box = width + 2*padding
	}
	spare := max(full-box, 0)
	left, right = f.left+frameSpace, f.right+frameSpace
	switch align {
	case "center":
		return left + spare/2, right + spare/2
	case "right":
		return left + spare, right
	}
	return left, right + spare
}
