package ooxml

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"vanban/internal/judges"
)

// TestOrderAgainstSchema compares the table of child order with the schema of the standard, for the types that are
// plain sequences there.
func TestOrderAgainstSchema(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(judges.Schemas(t), "ISO-IEC29500-4_2016-ordered", "wml.xsd"))
	if err != nil {
		t.Fatal(err)
	}
	for element, typ := range map[string]string{
		"w:pPr": `complexType name="CT_PPrBase"`, "w:tblPr": `complexType name="CT_TblPrBase"`, "w:tcPr": `complexType name="CT_TcPrBase"`,
		"w:style": `complexType name="CT_Style"`, "w:settings": `complexType name="CT_Settings"`, "w:compat": `complexType name="CT_Compat"`,
		"w:lvl": `complexType name="CT_Lvl"`, "w:abstractNum": `complexType name="CT_AbstractNum"`, "w:pBdr": `complexType name="CT_PBdr"`,
		"w:rPr": `group name="EG_RPrBase"`, "w:sectPr": `group name="EG_SectPrContents"`, "w:sdtPr": `complexType name="CT_SdtPr"`,
	} {
		var table []string
		for _, names := range childOrder[element] {
			table = append(table, strings.Split(names, "|")...)
		}
		last := -1
		for _, child := range sequence(t, string(data), typ) {
			at := slices.Index(table, child)
			if at < 0 {
				t.Errorf("%s: the table lacks %s", element, child)
			} else if at < last {
				t.Errorf("%s: %s is out of order in the table", element, child)
			}
			last = max(last, at)
		}
	}
}

var schemaElement = regexp.MustCompile(`<xsd:element (?:name|ref)="([^"]+)"`)

// sequence returns the elements of a type or group of the schema in order.
func sequence(t *testing.T, schema, typ string) []string {
	t.Helper()
	_, body, found := strings.Cut(schema, typ)
	if !found {
		t.Fatalf("the schema has no %s", typ)
	}
	end := "</xsd:complexType>"
	if strings.HasPrefix(typ, "group") {
		end = "</xsd:group>"
	}
	body, _, _ = strings.Cut(body, end)
	var names []string
	for _, m := range schemaElement.FindAllStringSubmatch(body, -1) {
		if !strings.Contains(m[1], ":") {
			m[1] = "w:" + m[1]
		}
		names = append(names, m[1])
	}
	return names
}
