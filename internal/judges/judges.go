// Package judges lets tests ask programs of others about our files: validators, LibreOffice, pandoc, python-docx. Where
// one is not installed its test says so and is skipped, unless VANBAN_JUDGES=all demands them all, as CI does.
//
// Only tests import it.
package judges

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Need skips the test where a judge is not there, or fails it where all are demanded.
func Need(t testing.TB, name string, there bool) {
	t.Helper()
	if there {
		return
	}
	if os.Getenv("VANBAN_JUDGES") == "all" {
		t.Fatalf("%s is not there, and VANBAN_JUDGES=all demands it", name)
	}
	t.Skipf("%s is not there; install it, or set VANBAN_JUDGES=all to make this an error", name)
}

// Programs skips the test where a program is not installed.
func Programs(t testing.TB, names ...string) {
	t.Helper()
	for _, name := range names {
		_, err := exec.LookPath(name)
		Need(t, name, err == nil)
	}
}

// Run runs a program that must succeed and returns what it printed.
func Run(t testing.TB, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

// Schemas returns the folder of OOXML schemas, which OOXML_XSD names; they are not part of the repository.
func Schemas(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("OOXML_XSD")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "ooxml-xsd")
	}
	_, err := os.Stat(dir)
	Need(t, "the folder of schemas "+dir+" (OOXML_XSD)", err == nil)
	return dir
}

// SARIFSchema returns the JSON Schema of SARIF 2.1.0, which SARIF_SCHEMA names; .ci/run fetches it.
func SARIFSchema(t testing.TB) string {
	t.Helper()
	name := os.Getenv("SARIF_SCHEMA")
	_, err := os.Stat(name)
	Need(t, "the schema of SARIF (SARIF_SCHEMA: sarif-2.1.0-rtm.5.json of npm @microsoft/jest-sarif)", name != "" && err == nil)
	return name
}
