package facts

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"vanban/internal/diag"
)

const kindsSchema = `
$defs:
  don-vi:
    type: object
    properties:
      nguyen: {type: integer}
      so: {type: number}
      ngay: {type: string, format: date}
      dung: {type: boolean}
      chu: {type: string}
      ma: {type: string, pattern: '^\d{5}$'}
      van: {type: string, format: markdown}
`

// The text of a value is read as the schema says, never as YAML would: the same plain, in single and in double quotes.
// What stands after "!" is the code of the problem; "-" is absent.
func TestReadings(t *testing.T) {
	schema, problems := ParseSchema(diag.NewFile("schema.yaml", []byte(kindsSchema)))
	if problems.HasErrors() {
		t.Fatal(list(problems))
	}
	for kind, readings := range map[string]map[string]string{
		"nguyen": {"35": "35", "0": "0", "09": "9", "010": "10", "-3": "-3", "1.234": "!du-lieu/so-mo-ho", "1234": "1.234", "1.234.567": "1.234.567",
			"12,5": "!du-lieu/so-nguyen", "12,0": "12", "12.5": "!du-lieu/so-nguyen", "12,5%": "!du-lieu/so", "35 vị": "!du-lieu/so", "1,234,567": "!du-lieu/phay-nghin",
			"0x1F": "!du-lieu/so", "0o17": "!du-lieu/so", "1e3": "!du-lieu/so", "1_000": "!du-lieu/so", "true": "!du-lieu/so", "2024-03-31": "!du-lieu/so",
			".inf": "!du-lieu/so", "3O": "!du-lieu/so", "+5": "!du-lieu/so", "ba": "!du-lieu/so", "10:30": "!du-lieu/so", "": "-", " ": "-"},
		"so": {"175,5": "175,5", "175.5": "175,5", "175.50": "175,5", "0": "0", "0,5": "0,5", "010": "10", "09,50": "9,5", "1.234": "!du-lieu/so-mo-ho", "12.345": "!du-lieu/so-mo-ho",
			"1.234,5": "1.234,5", "1.2345": "1,2345", "1,234": "1,234", "1.234.567,89": "1.234.567,89", "1,234.5": "!du-lieu/phay-nghin", "12,5%": "!du-lieu/so",
			"100 triệu": "!du-lieu/so", "-0,5": "-0,5", "5.": "!du-lieu/so", "": "-"},
		"ngay": {"2024-03-31": "31/3/2024", "2024-3-1": "01/3/2024", "31/3/2024": "31/3/2024", "31/03/2024": "31/3/2024", "1-3-2024": "01/3/2024", "3/2024": "3/2024",
			"2024-04": "4/2024", "29/2/2024": "29/02/2024", "29/2/2023": "!du-lieu/ngay-khong-co", "2024-02-30": "!du-lieu/ngay-khong-co", "31/4/2024": "!du-lieu/ngay-khong-co",
			"13/2024": "!du-lieu/ngay-khong-co", "0/1/2024": "!du-lieu/ngay-khong-co", "15/12/20223": "!du-lieu/ngay", "31.3.2024": "!du-lieu/ngay", "31/3/24": "!du-lieu/ngay",
			"2024": "!du-lieu/ngay", "20240331": "!du-lieu/ngay", "ngày 31": "!du-lieu/ngay", "2024-03-31T00:00:00Z": "!du-lieu/ngay", "": "-"},
		"dung": {"true": "có", "false": "không", "có": "có", "không": "không", "True": "có", "Không": "không", "yes": "!du-lieu/dung-sai", "1": "!du-lieu/dung-sai",
			"0": "!du-lieu/dung-sai", "x": "!du-lieu/dung-sai", "": "-"},
		"chu": {"xã Tân An": "xã Tân An", "09": "09", "010": "010", "1.234": "1.234", "12,5%": "12,5%", "2024-03-31": "2024-03-31", "true": "true", "no": "no", "0": "0",
			"5.10": "5.10", "1e3": "1e3", "": "-", " ": "-"},
		"ma":  {"00123": "00123", "01234": "01234", "12345": "12345", "1234": "!du-lieu/sai-mau", "012345": "!du-lieu/sai-mau", "0123a": "!du-lieu/sai-mau"},
		"van": {"Đoạn **một**": "Đoạn **một**", "2024": "2024", "": "-"},
	} {
		for text, want := range readings {
			for _, quoted := range []string{"%s", "'%s'", `"%s"`} {
				line := fmt.Sprintf(kind+": "+quoted, text)
				if line == kind+":  " {
					continue // as if nothing were written
				}
				root, problems := schema.Load(diag.NewFile("x.yaml", []byte(line+"\n")), "don-vi", "")
				got := ""
				switch {
				case len(problems) > 0:
					got = "!" + string(problems[0].Code)
					if n := problems[0].At.Line(); n != 1 {
						t.Errorf("%s: reported at line %d", line, n)
					}
				case root == nil:
					got = "nothing"
				case root.Field(kind).Kind == Absent:
					got = "-"
				default:
					got = root.Field(kind).String()
				}
				if got != want || len(problems) > 1 {
					t.Errorf("%s: %s, want %s", line, got, want)
				}
			}
		}
	}
}

// null, ~ and nothing at all are absent, in quotes they are text; zero is a value.
func TestAbsentIsNotZero(t *testing.T) {
	schema, _ := ParseSchema(diag.NewFile("schema.yaml", []byte(kindsSchema)))
	for text, want := range map[string]Kind{"": Absent, "null": Absent, "~": Absent, "Null": Absent, "0": Number, "# ghi chú": Absent} {
		root, problems := schema.Load(diag.NewFile("x.yaml", []byte("nguyen: "+text+"\nchu: \"null\"\n")), "don-vi", "")
		if len(problems) > 0 || root.Field("nguyen").Kind != want || root.Field("chu").String() != "null" {
			t.Errorf("%q: %v %s", text, root.Field("nguyen"), strings.TrimSpace(list(problems)))
		}
	}
}

// A line of very many signs that have to be mended is mended at once.
func TestMendLongLine(t *testing.T) {
	file := diag.NewFile("x.yaml", []byte("a: \""+strings.Repeat("\\", 1_000_000)))
	done := make(chan bool, 1)
	go func() { LoadLoose(file); done <- true }()
	select {
	case <-done:
	case <-time.After(time.Minute):
		t.Fatal("it takes more than a minute")
	}
}
