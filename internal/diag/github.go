package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// GitHub writes the problems as workflow commands, which GitHub shows beside the lines of a pull request, sorted and
// without doubles, with messages in one language.
func GitHub(w io.Writer, l List, lang Lang) error {
	out := bufio.NewWriter(w)
	for _, d := range l.Sorted() {
		message := []string{d.Message(lang)}
		if p := d.At.passage(); p != nil {
			message[0] = p.place(lang) + ": " + message[0]
		}
		for _, note := range d.Notes {
			message = append(message, noteLine(note, lang))
		}
		if hint := d.Hint(lang); hint != "" {
			message = append(message, hintLabel.In(lang)+": "+hint)
		}
		fmt.Fprintf(out, "::%s %s::%s\n", d.Severity().command(), properties(d), workflowText.Replace(strings.Join(message, "\n")))
	}
	return out.Flush()
}

func (s Severity) command() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	}
	return "notice"
}

// properties returns the place and the title. Columns are only understood where they are on one line.
func properties(d Diagnostic) string {
	list := []string{"title=" + workflowProperty.Replace(string(d.Code))}
	at := d.At.region(Vi)
	if at.File != "" {
		list = append(list, "file="+workflowProperty.Replace(at.File))
	}
	if at.Line > 0 {
		list = append(list, fmt.Sprintf("line=%d,endLine=%d", at.Line, at.EndLine))
	}
	if at.Line > 0 && at.Line == at.EndLine {
		list = append(list, fmt.Sprintf("col=%d,endColumn=%d", at.Column, at.EndColumn))
	}
	return strings.Join(list, ",")
}

var (
	workflowText     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	workflowProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
