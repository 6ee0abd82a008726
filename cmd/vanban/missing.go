package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"path"
	"strings"

	"vanban/internal/build"
)

// missing prints the work sheet of facts that documents need and nobody has stated, by unit.
func (c *cli) missing(format string) error {
	ctx, stop := interruptible()
	defer stop()
	data, templates, err := c.folders()
	if err != nil {
		return err
	}
	list, problems, err := build.FindMissing(ctx, data, templates, build.Options{Jobs: c.jobs})
	if err != nil {
		return err
	}
	if err := c.print(problems, "text"); err != nil {
		return err
	}
	if len(list) > 0 {
		c.code = exitFindings
	}
	switch format {
	case "text":
		c.missingText(list)
	case "md":
		c.missingTable(list)
	case "csv":
		return c.missingCSV(list)
	default:
		return fmt.Errorf(c.say("--format của --missing nhận text, md hoặc csv, không phải %q", "--format of --missing is text, md or csv, not %q"), format)
	}
	return nil
}

func (c *cli) missingText(list []build.Missing) {
	if len(list) == 0 {
		fmt.Fprintln(c.stdout, c.say("Không thiếu số liệu nào.", "No fact is missing."))
	}
	unit := ""
	for i, m := range list {
		if m.Unit != unit || i == 0 {
			fmt.Fprintln(c.stdout, strings.TrimSuffix(c.owner(m)+" – "+m.Name, " – "))
			unit = m.Unit
		}
		fmt.Fprintf(c.stdout, "  %s: %s  (%s; %s %s)\n", m.Path, words(m), where(m.At), c.say("cần cho", "needed by"), documents(m))
	}
}

func (c *cli) missingTable(list []build.Missing) {
	fmt.Fprintf(c.stdout, "| %s |\n|---|---|---|---|\n", strings.Join(c.columns(), " | "))
	for _, m := range list {
		fmt.Fprintf(c.stdout, "| %s | %s | `%s` | %s |\n", c.owner(m), strings.ReplaceAll(words(m), "|", `\|`), m.Path, documents(m))
	}
}

// documents names the drafts that need a fact; one kind of draft of several units is counted: xa/*/ke-hoach (9).
func documents(m build.Missing) string {
	var kinds []string
	count, first := map[string]int{}, map[string]string{}
	for _, draft := range m.Documents {
		unit, name := path.Split(draft)
		kind := path.Join(path.Dir(path.Clean(unit)), "*", name)
		if count[kind]++; count[kind] == 1 {
			kinds, first[kind] = append(kinds, kind), draft
		}
	}
	for i, kind := range kinds {
		kinds[i] = first[kind]
		if count[kind] > 1 {
			kinds[i] = fmt.Sprintf("%s (%d)", kind, count[kind])
		}
	}
	return strings.Join(kinds, ", ")
}

// missingCSV begins with a byte order mark: without it Excel takes the letters for those of another encoding.
func (c *cli) missingCSV(list []build.Missing) error {
	if _, err := io.WriteString(c.stdout, "\ufeff"); err != nil {
		return err
	}
	w := csv.NewWriter(c.stdout)
	if err := w.Write(c.columns()); err != nil {
		return err
	}
	for _, m := range list {
		if err := w.Write([]string{c.owner(m), words(m), m.Path, strings.Join(m.Documents, ", ")}); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

func (c *cli) columns() []string {
	return []string{c.say("Đơn vị", "Unit"), c.say("Số liệu", "Fact"), c.say("Khóa", "Key"), c.say("Cần cho", "Needed by")}
}

func (c *cli) owner(m build.Missing) string {
	if m.Unit == "" {
		return c.say("dùng chung", "shared")
	}
	return m.Unit
}

// words names a fact with its unit of measure.
func words(m build.Missing) string {
	title := m.Title
	if title == "" {
		title = m.Path
	}
	if m.Measure != "" {
		title += " (" + m.Measure + ")"
	}
	return title
}
