package docx

import (
	"math"
	"strconv"
	"strings"

	"vanban/internal/ooxml"
	"vanban/internal/profile"
)

// This file draws the horizontal lines of an official document: a line shape, as people draw it in Word, anchored in a
// small paragraph of its own and centred in its column. Old programs get the same line in VML.

// linePrefix starts the name of a drawing that is a line of the rule pack; the component's id follows.
const linePrefix = "vanban:"

// length is the length of a line as it is written: in English metric units for drawings, in points for VML. Where it is
// put in for each document, marks stand in its place.
type length struct{ emu, points string }

func lengthOf(points float64) length {
	return length{emu: string(appendEMU(nil, points)), points: string(appendPoints(nil, points))}
}

func appendEMU(dst []byte, points float64) []byte {
	return strconv.AppendInt(dst, int64(math.Round(points*emuPerPoint)), 10)
}

func appendPoints(dst []byte, points float64) []byte {
	return strconv.AppendFloat(dst, math.Round(points*100)/100, 'f', -1, 64)
}

// drawing returns a run that draws the line of a component. The id must be unique in the part.
func drawing(id string, c profile.Component, l length) *ooxml.Node {
	weight := strconv.Itoa(int(math.Round(c.Line.Weight * emuPerPoint)))
	shape := ooxml.El("wps:wsp").Add(
		ooxml.El("wps:cNvCnPr"),
		ooxml.El("wps:spPr").Add(
			ooxml.El("a:xfrm").Add(ooxml.El("a:off", "x", "0", "y", "0"), ooxml.El("a:ext", "cx", l.emu, "cy", "0")),
			ooxml.El("a:prstGeom", "prst", "line").Add(ooxml.El("a:avLst")),
			ooxml.El("a:ln", "w", weight).Add(ooxml.El("a:solidFill").Add(ooxml.El("a:srgbClr", "val", "000000")))),
		ooxml.El("wps:bodyPr"))
	anchor := ooxml.El("wp:anchor", "distT", "0", "distB", "0", "distL", "0", "distR", "0", "simplePos", "0",
		"relativeHeight", id, "behindDoc", "0", "locked", "0", "layoutInCell", "1", "allowOverlap", "1").Add(
		ooxml.El("wp:simplePos", "x", "0", "y", "0"),
		ooxml.El("wp:positionH", "relativeFrom", "column").Add(ooxml.El("wp:align").AddText("center")),
		ooxml.El("wp:positionV", "relativeFrom", "paragraph").Add(
			ooxml.El("wp:posOffset").AddText(strconv.Itoa(int(math.Round(c.Line.Gap*emuPerPoint))))),
		ooxml.El("wp:extent", "cx", l.emu, "cy", "0"),
		ooxml.El("wp:effectExtent", "l", "0", "t", "0", "r", "0", "b", "0"),
		ooxml.El("wp:wrapNone"),
		ooxml.El("wp:docPr", "id", id, "name", linePrefix+c.ID),
		ooxml.El("wp:cNvGraphicFramePr"),
		ooxml.El("a:graphic").Declare("a").Add(
			ooxml.El("a:graphicData", "uri", ooxml.Namespace("wps")).Add(shape)))
	return ooxml.El("w:r").Add(ooxml.El("w:rPr").Add(ooxml.El("w:noProof")),
		ooxml.El("mc:AlternateContent").Add(
			ooxml.El("mc:Choice", "Requires", "wps").Add(ooxml.El("w:drawing").Add(anchor)),
			ooxml.El("mc:Fallback").Add(ooxml.El("w:pict").Add(vml(id, c, l)))))
}

// vml is the line for programs older than Word 2010.
func vml(id string, c profile.Component, l length) *ooxml.Node {
	style := "position:absolute;margin-left:0;margin-top:" + short(c.Line.Gap) + "pt;z-index:" + id +
		";mso-position-horizontal:center;mso-position-horizontal-relative:text;mso-position-vertical-relative:text"
	return ooxml.El("v:line", "id", "duong_ke_"+id, "style", style, "from", "0,0", "to", l.points+"pt,0",
		"strokecolor", "black", "strokeweight", short(c.Line.Weight)+"pt")
}

// lineOfDrawing returns the component whose line a drawing is.
func lineOfDrawing(n *ooxml.Node) string {
	found := ""
	n.Walk(func(n *ooxml.Node) bool {
		if n.Name == "wp:docPr" {
			found, _ = strings.CutPrefix(n.Attr("name"), linePrefix)
			if !strings.HasPrefix(n.Attr("name"), linePrefix) {
				found = ""
			}
		}
		return found == ""
	})
	return found
}
