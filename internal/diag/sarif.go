package diag

import (
	"io"
	"net/url"
	"regexp"
	"slices"
)

// The parts of SARIF 2.1.0 that are in use; the names are the standard's.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               Code        `json:"id"`
		ShortDescription sarifText   `json:"shortDescription"`
		Configuration    sarifConfig `json:"defaultConfiguration"`
	}
	sarifConfig struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifProperties struct {
		Rule   string `json:"rule"`
		Clause string `json:"clause,omitempty"`
	}
	sarifResult struct {
		RuleID     Code             `json:"ruleId"`
		RuleIndex  int              `json:"ruleIndex"`
		Level      string           `json:"level"`
		Message    sarifText        `json:"message"`
		Locations  []sarifLocation  `json:"locations,omitempty"`
		Related    []sarifLocation  `json:"relatedLocations,omitempty"`
		Properties *sarifProperties `json:"properties,omitempty"`
	}
	sarifLocation struct {
		Physical *sarifPhysical `json:"physicalLocation,omitempty"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
		Message  *sarifText     `json:"message,omitempty"`
	}
	sarifLogical struct {
		FullyQualifiedName string `json:"fullyQualifiedName"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
)

// SARIF writes the problems as a SARIF 2.1.0 log, which code scanning services read, sorted and without doubles, with
// messages in one language. A hint is the last line of its message.
func SARIF(w io.Writer, l List, lang Lang) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "vanban", Rules: []sarifRule{}}
	for _, d := range l.Sorted() {
		level := d.Severity().In(En)
		rules := run.Tool.Driver.Rules
		rule := slices.IndexFunc(rules, func(r sarifRule) bool { return r.ID == d.Code })
		if rule < 0 {
			rule = len(rules)
			run.Tool.Driver.Rules = append(rules, sarifRule{d.Code, sarifText{summary(d.Code, lang)}, sarifConfig{rank(d.Code)}})
		}
		result := sarifResult{RuleID: d.Code, RuleIndex: rule, Level: level, Message: sarifText{d.Message(lang)}}
		if hint := d.Hint(lang); hint != "" {
			result.Message.Text += "\n" + hintLabel.In(lang) + ": " + hint
		}
		if !d.At.IsZero() {
			result.Locations = []sarifLocation{d.At.location(lang)}
		}
		for _, note := range d.Notes {
			location := note.At.location(lang)
			if note.Label != "" {
				location.Message = &sarifText{note.Label}
			}
			result.Related = append(result.Related, location)
		}
		if d.Rule != "" {
			result.Properties = &sarifProperties{d.Rule, d.Clause}
		}
		run.Results = append(run.Results, result)
	}
	return encode(w, sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

var placeholder = regexp.MustCompile(`\{[0-9]+\}`)

// summary returns what the catalogue says of a code, with the arguments left open.
func summary(code Code, lang Lang) string {
	e, _ := Lookup(code)
	return placeholder.ReplaceAllString(e.Message.In(lang), "…")
}

// rank returns the severity that the catalogue gives a code, as the standard's level.
func rank(code Code) string {
	e, _ := Lookup(code)
	return e.Severity.In(En)
}

// location returns the span as a place in a text or, in a document without lines, as a passage of the file.
func (s Span) location(l Lang) sarifLocation {
	if s.IsZero() {
		return sarifLocation{}
	}
	at := s.region(l)
	found := sarifLocation{Physical: &sarifPhysical{Artifact: sarifArtifact{(&url.URL{Path: at.File}).String()}}}
	if at.Line > 0 {
		found.Physical.Region = &sarifRegion{at.Line, at.Column, at.EndLine, at.EndColumn}
	}
	if at.Where != "" {
		found.Logical = []sarifLogical{{at.Where}}
	}
	return found
}
