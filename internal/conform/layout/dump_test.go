package layout

import (
	"fmt"
	"os"
	"sync"
	"testing"

	"vanban/internal/diag"
	"vanban/internal/profile"
)

// loaded are the project's own rule packs.
var loaded = sync.OnceValue(func() map[string]*profile.Profile {
	var files []*diag.File
	for _, name := range []string{"nghi-dinh-30", "mat-tran", "dang"} {
		data, err := os.ReadFile("../../../templates/the-thuc/" + name + ".yaml")
		if err != nil {
			panic(err)
		}
		files = append(files, diag.NewFile(name+".yaml", data))
	}
	all, problems := profile.Load(files)
	if len(problems) > 0 {
		panic(problems[0].Message(diag.En))
	}
	return all
})

func packs(testing.TB) map[string]*profile.Profile { return loaded() }

func TestDump(t *testing.T) {
	name := os.Getenv("DUMP")
	if name == "" {
		t.Skip()
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	var list []*profile.Profile
	for _, p := range packs(t) {
		list = append(list, p)
	}
	c := d.find(list)
	show := func(what string, ls ...line) {
		for _, l := range ls {
			ch := l.char()
			fmt.Printf("%-10s %3d %q size=%v b=%v i=%v al=%d w=%.0f\n", what, l.p.number, l.text, ch.size, ch.bold, ch.italic, l.p.format.align, d.width(l))
		}
	}
	one := func(what string, l *line) {
		if l != nil {
			show(what, *l)
		} else {
			fmt.Println(what, "-")
		}
	}
	ln := func(what string, m *drawn) {
		if m == nil {
			fmt.Println(what, "-")
		} else {
			fmt.Printf("%s how=%d width=%.0f sign=%q\n", what, m.how, m.width, m.sign)
		}
	}
	one("title", c.title)
	one("motto", c.motto)
	ln("line", c.titleLine)
	show("superior", c.superior...)
	show("issuer", c.issuer...)
	ln("line", c.issuerLine)
	one("number", c.number)
	one("date", c.date)
	show("letter", c.letter...)
	one("kind", c.kind)
	show("subject", c.subject...)
	ln("line", c.subjectLine)
	show("authority", c.authority...)
	one("verdict", c.verdict)
	show("to", c.addressees...)
	show("basis", c.bases...)
	for i, b := range c.body {
		if i < 30 || i > len(c.body)-4 {
			fmt.Printf("body kind=%d title=%v first=%.1f left=%.1f before=%.1f after=%.1f line=%v/%d ", b.kind, b.title, b.p.format.first, b.p.format.left, b.p.format.before, b.p.format.after, b.p.format.line, b.p.format.rule)
			t := b.line
			t.text = string([]rune(t.text)[:min(60, len([]rune(t.text)))])
			show("", t)
		}
	}
	show("recip", c.recipients...)
	show("sign", c.sign.lines...)
	show("name", c.sign.names...)
	for _, a := range c.annexes {
		one("annex", a.number)
		show("   title", a.title...)
		one("   source", a.source)
	}
	show("mark", c.marks...)
	one("draft", c.draft)
	fmt.Println("spare", len(c.spare), "head", c.headEnd, "body", c.bodyStart, c.bodyEnd, "sign", c.signEnd, "of", len(d.flow), "pages", d.pages)
}

func TestFindings(t *testing.T) {
	name := os.Getenv("DUMP")
	if name == "" {
		t.Skip()
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	v := d.Check(packs(t), os.Getenv("PACK"))
	fmt.Println("==", name, v.Version.Profile, v.Version.Since)
	for _, f := range v.Findings {
		where := ""
		for i, p := range f.places {
			if i < 3 && p.p != nil {
				where += fmt.Sprintf(" [%d %q]", p.p.number, shorten(p.p.text))
			}
		}
		fmt.Printf("%d %-13s %s (%s) x%d%s\n", f.Rule.Severity, f.Rule.ID, f.What.Vi, f.Clause, f.Count, where)
	}
}
