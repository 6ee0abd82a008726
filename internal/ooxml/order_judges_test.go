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

// TestChildrenAgainstSchema compares what elements may hold with the schema, for the types that are choices there.
func TestChildrenAgainstSchema(t *testing.T) {
	schema := wordSchema(t)
	for element, group := range map[string]string{"w:r": "EG_RunInnerContent", "w:p": "EG_PContent", "w:body": "EG_BlockLevelElts"} {
		for _, child := range members(t, schema, group, 0) {
			if !allowed[element][child] && child != "w:rPr" {
				t.Errorf("%s: the table lacks %s", element, child)
			}
		}
	}
	for element, typ := range map[string]string{"w:trPr": `complexType name="CT_TrPrBase"`} {
		for _, child := range sequence(t, schema, typ) {
			if !allowed[element][child] {
				t.Errorf("%s: the table lacks %s", element, child)
			}
		}
	}
}

// TestAttributesAgainstSchema holds that every attribute the schema gives an element is in the rules of that element, and
// that every enumeration there is the schema's.
func TestAttributesAgainstSchema(t *testing.T) {
	schema := wordSchema(t)
	for element := range attributeRules {
		local := strings.TrimPrefix(element, "w:")
		for _, m := range regexp.MustCompile(`<xsd:element name="`+local+`" type="(\w+)"`).FindAllStringSubmatch(schema, -1) {
			_, body, found := strings.Cut(schema, `complexType name="`+m[1]+`"`)
			if !found {
				continue
			}
			body, _, _ = strings.Cut(body, "</xsd:complexType>")
			for _, a := range regexp.MustCompile(`<xsd:attribute name="(\w+)" type="([\w:]+)"`).FindAllStringSubmatch(body, -1) {
				i := slices.IndexFunc(elements[element].rules, func(rule attributeRule) bool { return rule.name == "w:"+a[1] })
				if i < 0 {
					t.Errorf("%s (%s): the rules lack %s", element, m[1], a[1])
					continue
				}
				_, values, found := strings.Cut(schema, `simpleType name="`+a[2]+`"`)
				if values, _, _ = strings.Cut(values, "</xsd:simpleType>"); !found {
					continue
				}
				for _, v := range regexp.MustCompile(`<xsd:enumeration value="(\w+)"`).FindAllStringSubmatch(values, -1) {
					if !elements[element].rules[i].valid([]byte(v[1])) {
						t.Errorf("%s: %s may be %s", element, a[1], v[1])
					}
				}
			}
		}
	}
}

func wordSchema(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(judges.Schemas(t), "ISO-IEC29500-4_2016-ordered", "wml.xsd"))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// members returns the elements of Word of a group of the schema and of the groups it refers to.
func members(t *testing.T, schema, group string, depth int) []string {
	t.Helper()
	_, body, found := strings.Cut(schema, `group name="`+group+`"`)
	if !found || depth > 8 {
		return nil // of another schema, as mathematics
	}
	body, _, _ = strings.Cut(body, "</xsd:group>")
	var all []string
	for _, m := range schemaElement.FindAllStringSubmatch(body, -1) {
		if !strings.Contains(m[1], ":") {
			all = append(all, "w:"+m[1])
		}
	}
	for _, m := range regexp.MustCompile(`<xsd:group ref="(\w+)"`).FindAllStringSubmatch(body, -1) {
		all = append(all, members(t, schema, m[1], depth+1)...)
	}
	return all
}
