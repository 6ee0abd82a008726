package diag

import (
	"encoding/json"
	"strings"
	"testing"
)

func reports(t *testing.T) List {
	t.Helper()
	f := NewFile("data/phường 5, a:b.yaml", []byte("ten: Hà\nnu: 10\n"))
	return List{
		New("thu/biet-them", Span{File: NewFile("thieu.yaml", nil)}, "100% <a & b>\ndòng hai"),
		New("thu/tong", point(t, f, "10"), 34, 35).With("tong_so", point(t, f, "Hà")).With("ở đâu đó", Span{}),
		New("thu/tong", point(t, f, "10"), 34, 35),
		New("thu/khong-goi-y", point(t, f, "Hà\nnu"), "x"),
	}
}

func TestJSON(t *testing.T) {
	var b strings.Builder
	if err := JSON(&b, reports(t), Vi); err != nil {
		t.Fatal(err)
	}
	if want := `[
  {
    "code": "thu/khong-goi-y",
    "severity": "warning",
    "message": "thấy x",
    "at": {
      "file": "data/phường 5, a:b.yaml",
      "line": 1,
      "column": 6,
      "endLine": 2,
      "endColumn": 3
    }
  },
  {
    "code": "thu/tong",
    "severity": "error",
    "message": "nam + nu = 34, khác tong_so = 35",
    "hint": "sửa một trong ba số nam, nu, tong_so",
    "at": {
      "file": "data/phường 5, a:b.yaml",
      "line": 2,
      "column": 5,
      "endLine": 2,
      "endColumn": 7
    },
    "notes": [
      {
        "label": "tong_so",
        "file": "data/phường 5, a:b.yaml",
        "line": 1,
        "column": 6,
        "endLine": 1,
        "endColumn": 8
      },
      {
        "label": "ở đâu đó"
      }
    ]
  },
  {
    "code": "thu/biet-them",
    "severity": "note",
    "message": "xem 100% <a & b>\ndòng hai",
    "at": {
      "file": "thieu.yaml"
    }
  }
]
`; b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	b.Reset()
	if err := JSON(&b, nil, Vi); err != nil || b.String() != "[]\n" {
		t.Errorf("no problems print as %q, %v", b.String(), err)
	}
}

func TestGitHub(t *testing.T) {
	var b strings.Builder
	if err := GitHub(&b, reports(t), En); err != nil {
		t.Fatal(err)
	}
	if want := `::warning title=thu/khong-goi-y,file=data/phường 5%2C a%3Ab.yaml,line=1,endLine=2::found x
::error title=thu/tong,file=data/phường 5%2C a%3Ab.yaml,line=2,endLine=2,col=5,endColumn=7::nam + nu = 34, tong_so = 35%0Atong_so at data/phường 5, a:b.yaml:1:6%0Aở đâu đó%0Ahint: correct one of nam, nu, tong_so
::notice title=thu/biet-them,file=thieu.yaml::see 100%25 <a & b>%0Adòng hai
`; b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestSARIF(t *testing.T) {
	var b strings.Builder
	if err := SARIF(&b, reports(t), En); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	decoder := json.NewDecoder(strings.NewReader(b.String()))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if len(run.Results) != 3 || len(run.Tool.Driver.Rules) != 3 || log.Version != "2.1.0" {
		t.Fatalf("%s", b.String())
	}
	for _, result := range run.Results {
		if rule := run.Tool.Driver.Rules[result.RuleIndex]; rule.ID != result.RuleID || rule.Configuration.Level != result.Level {
			t.Errorf("result %s names rule %+v", result.RuleID, rule)
		}
	}
	sum := run.Results[1]
	if got, want := sum.Message.Text, "nam + nu = 34, tong_so = 35\nhint: correct one of nam, nu, tong_so"; got != want {
		t.Errorf("message %q", got)
	}
	place := sum.Locations[0].Physical
	if got, want := place.Artifact.URI, "data/ph%C6%B0%E1%BB%9Dng%205,%20a:b.yaml"; got != want {
		t.Errorf("address %q, want %q", got, want)
	}
	if got, want := *place.Region, (sarifRegion{2, 5, 2, 7}); got != want {
		t.Errorf("region %+v, want %+v", got, want)
	}
	if related := sum.Related; len(related) != 2 || related[0].Message.Text != "tong_so" || related[1].Physical != nil {
		t.Errorf("related locations %+v", related)
	}
	if missing := run.Results[2]; missing.Level != "note" || missing.Locations[0].Physical.Region != nil {
		t.Errorf("a file without text has a region: %+v", missing)
	}
	if got, want := run.Tool.Driver.Rules[1].ShortDescription.Text, "nam + nu = …, tong_so = …"; got != want {
		t.Errorf("rule text %q", got)
	}
	b.Reset()
	if err := SARIF(&b, nil, Vi); err != nil || !strings.Contains(b.String(), `"results": []`) {
		t.Errorf("no problems: %s, %v", b.String(), err)
	}
}
