package review_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"vanban/internal/diag"
	"vanban/internal/docx"
	"vanban/internal/judges"
	"vanban/internal/review"
	"vanban/internal/viet"
)

// The tests of this file have drafts saved and edited by LibreOffice, whose version 7.4 drops the names of controls.

// TestSavedByLibreOffice has drafts saved again and again: nothing changed.
func TestSavedByLibreOffice(t *testing.T) {
	judges.Programs(t, "soffice")
	const cycles = 3
	drafts, _ := demo()
	dir, profile := t.TempDir(), "-env:UserInstallation=file://"+t.TempDir()
	chosen := []draft{drafts[0], drafts[1], drafts[len(drafts)-3], drafts[len(drafts)-1]}
	var names []string
	for i, d := range chosen {
		names = append(names, filepath.Join(dir, fmt.Sprintf("%d.docx", i)))
		if err := os.WriteFile(names[i], d.data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for range cycles {
		out := t.TempDir()
		judges.Run(t, "soffice", append([]string{profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", out}, names...)...)
		for i := range names {
			names[i] = filepath.Join(out, filepath.Base(names[i]))
		}
	}
	for i, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if r := pulled(t, data); len(r.Edits) > 0 || r.Problems.HasFindings() {
			t.Errorf("%s: %v %v", chosen[i].name, r.Edits, codes(r.Problems))
		}
	}
}

type uno struct {
	Op    string `json:"op"`
	Nth   int    `json:"nth"`
	Text  string `json:"text,omitempty"`
	Old   string `json:"old,omitempty"`
	New   string `json:"new,omitempty"`
	Track bool   `json:"track"`
	Start string `json:"start,omitempty"`
}

// job is one draft that LibreOffice edits.
type job struct {
	File  string `json:"file"`
	Edits []uno  `json:"edits"`

	draft  draft
	wanted map[string]func(string) bool // facts that were changed, and what they must be
}

// TestEditedInLibreOffice has drafts edited at random through LibreOffice. Whatever is recovered without the names of
// controls is doubtful: nothing is written unasked, everything is reported, and what is written when asked is right.
func TestEditedInLibreOffice(t *testing.T) {
	judges.Programs(t, "soffice")
	const python = "/usr/bin/python3"
	judges.Need(t, "python3-uno", exec.Command(python, "-c", "import uno").Run() == nil)
	drafts, current := demo()
	dir := t.TempDir()
	var jobs []job
	for round := range 20 {
		r := rand.New(rand.NewSource(int64(round)))
		j := job{File: filepath.Join(dir, fmt.Sprintf("%d.docx", round)), draft: drafts[r.Intn(len(drafts))], wanted: map[string]func(string) bool{}}
		if err := os.WriteFile(j.File, j.draft.data, 0o644); err != nil {
			t.Fatal(err)
		}
		for range 1 + r.Intn(3) {
			j.edit(t, r)
		}
		if len(j.Edits) > 0 {
			jobs = append(jobs, j)
		}
	}
	made := runUno(t, python, dir, jobs)
	for i, j := range jobs {
		data, err := os.ReadFile(j.File)
		if err != nil {
			t.Fatal(err)
		}
		if made[i] == "0" {
			continue
		}
		if _, err := docx.ReadReturned(data); errors.Is(err, docx.ErrBroken) {
			t.Logf("round %d: LibreOffice wrote a file that is no XML: %v", i, err)
			continue
		}
		if sure := pulled(t, data); len(sure.Edits) > 0 || !sure.Problems.HasFindings() {
			t.Errorf("round %d, %s, %v: %d sure edits, problems %v", i, j.draft.name, j.Edits, len(sure.Edits), codes(sure.Problems))
		}
		returned, err := docx.ReadReturned(data)
		if err != nil {
			t.Fatal(err)
		}
		p := review.NewPuller(current)
		p.Read("a.docx", returned)
		result := p.Finish(true)
		for _, e := range result.Edits {
			is := j.wanted[keyOf(e)]
			words := slices.ContainsFunc(j.Edits, func(u uno) bool { return u.Op == "words" && strings.Contains(e.Text, strings.Fields(u.New)[0]) })
			if !words && (is == nil || !is(e.Text)) { // words may also stand in a fact before
				t.Errorf("round %d, %s, %v: INVENTED %s = %q", i, j.draft.name, j.Edits, keyOf(e), e.Text)
			}
		}
		for _, e := range j.Edits {
			if !told(result, e) {
				t.Errorf("round %d, %s: LOST %+v: %v", i, j.draft.name, e, codes(result.Problems))
			}
		}
	}
}

// told tells whether an edit was taken or reported.
func told(r *review.Result, e uno) bool {
	return slices.ContainsFunc(r.Problems, func(d diag.Diagnostic) bool {
		m := d.Message(diag.En)
		switch e.Op {
		case "control":
			return strings.Contains(m, e.Text) || strings.Contains(m, "several values")
		case "words":
			return strings.Contains(m, strings.Fields(e.New)[0])
		}
		return d.Code == "sua-word/bo-doan" || d.Code == "sua-word/so-lieu" || d.Code == "sua-word/doan-van"
	})
}

// edit chooses an edit at random.
func (j *job) edit(t *testing.T, r *rand.Rand) {
	e := reopened(t, j.draft)
	switch r.Intn(3) {
	case 0:
		p, ok := pick(r, e, func(p place) bool {
			return e.isFact(p) && p.control.Value.Type == "number" && p.control.Format == "dem" && j.wanted[p.key()] == nil
		})
		if !ok {
			return
		}
		d := viet.FromInt(2000 + r.Intn(900))
		clear(e.used)
		nth := slices.IndexFunc(e.places(), func(other place) bool { return other.sdt == p.sdt })
		j.Edits = append([]uno{{Op: "control", Nth: nth, Text: d.String()}}, j.Edits...) // others may take controls out
		j.wanted[p.key()] = func(s string) bool {
			got, err := viet.ParseNumber(s)
			return err == nil && got.Equal(d)
		}
	case 1:
		_, p := e.paragraph(r, inBody)
		for _, kid := range p.Kids {
			if words := strings.Fields(kid.AllText()); kid.Name == "w:r" && len(words) > 4 {
				j.Edits = append(j.Edits, uno{Op: "words", Old: strings.Join(words[1:4], " "), New: fmt.Sprintf("%s (đã-sửa-%d) %s", words[1], r.Intn(1000), words[3]), Track: r.Intn(2) == 0})
				// The same words may stand in a prose fact before.
				for fact := range e.prose(nil) {
					j.wanted[fact] = func(string) bool { return true }
				}
				j.Edits[len(j.Edits)-1].New = strings.Join(strings.Fields(j.Edits[len(j.Edits)-1].New)[1:], " ")
				return
			}
		}
	case 2:
		_, p := e.paragraph(r, inBody)
		if text := []rune(p.AllText()); len(text) > 40 {
			j.Edits = append(j.Edits, uno{Op: "delete", Start: string(text[:40])})
			for fact := range e.prose(nil) {
				j.wanted[fact] = func(string) bool { return true }
			}
		}
	}
}

// runUno starts LibreOffice, has the jobs done, and returns how many edits each made.
func runUno(t *testing.T, python, dir string, jobs []job) []string {
	t.Helper()
	list, err := json.Marshal(jobs)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "jobs.json")
	if err := os.WriteFile(name, list, 0o644); err != nil {
		t.Fatal(err)
	}
	pipe := "vanban" + filepath.Base(dir)
	office := exec.Command("soffice", "-env:UserInstallation=file://"+t.TempDir(), "--headless", "--norestore", "--accept=pipe,name="+pipe+";urp;")
	if err := office.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- office.Wait() }()
	out := judges.Run(t, python, "testdata/edit.py", pipe, name)
	select {
	case <-ended:
	case <-time.After(time.Minute):
		t.Error("LibreOffice does not end")
		office.Process.Kill()
	}
	return strings.Fields(out)
}
