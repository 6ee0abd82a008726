package review

import (
	"errors"
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/viet"
)

// Changed is a data file with its edits made.
type Changed struct {
	File *diag.File
	Data []byte
}

// Apply makes the edits in their files, in memory, in the order of the files' names. An edit that cannot be made without
// touching what stands around it is taken out of the result and reported.
func (r *Result) Apply() []Changed {
	byFile := map[*diag.File][]Edit{}
	var files []*diag.File
	for _, e := range r.Edits {
		file := e.Value.At.File
		if byFile[file] == nil {
			files = append(files, file)
		}
		byFile[file] = append(byFile[file], e)
	}
	slices.SortFunc(files, func(a, b *diag.File) int { return strings.Compare(a.Name, b.Name) })
	var all []Changed
	for _, file := range files {
		if data := r.applyTo(file, byFile[file]); data != nil {
			all = append(all, Changed{file, data})
		}
	}
	return all
}

func (r *Result) applyTo(file *diag.File, edits []Edit) []byte {
	for len(edits) > 0 {
		changes := make([]facts.Change, len(edits))
		for i, e := range edits {
			changes[i] = facts.Change{At: e.Value.At, Text: e.Text, Plain: e.Value.Kind == facts.Number || e.Value.Kind == facts.Date}
		}
		data, err := facts.Apply(file, changes)
		if err == nil {
			return data
		}
		var broken *facts.ChangeError
		if !errors.As(err, &broken) {
			return nil
		}
		i := slices.IndexFunc(edits, func(e Edit) bool { return e.Value.At == broken.Change.At })
		r.refuse(edits[i], diag.New("sua-word/khong-ghi", edits[i].Value.At, edits[i].Value.Path, quote(edits[i].Value.Text), quote(edits[i].Text), why(err)))
		edits = slices.Delete(edits, i, i+1)
	}
	return nil
}

func why(err error) diag.Text {
	switch {
	case errors.Is(err, facts.ErrStyle):
		return diag.Text{Vi: "cách viết giá trị này trong tệp không thay được an toàn", En: "the way it is written cannot be changed safely"}
	case errors.Is(err, facts.ErrEmpty):
		return diag.Text{Vi: "chỗ này trong tệp đang để trống", En: "the file has nothing there"}
	case errors.Is(err, facts.ErrText):
		return diag.Text{Vi: "có ký tự không được phép trong tệp số liệu", En: "it has characters that data files must not have"}
	}
	return diag.Text{Vi: "không tìm thấy giá trị trong tệp", En: "the value was not found in the file"}
}

// refuse takes an edit out of the result, with what was said of it, and reports why.
func (r *Result) refuse(e Edit, problem diag.Diagnostic) {
	r.Edits = slices.DeleteFunc(r.Edits, func(other Edit) bool { return other.Value == e.Value })
	r.Problems = slices.DeleteFunc(r.Problems, func(d diag.Diagnostic) bool {
		return d.At == e.Value.At && (d.Code == "sua-word/so-lieu" || d.Code == "sua-word/chua-chac")
	})
	r.Problems = append(r.Problems, problem)
}

// Check compares drafts that were made anew, with the edits, with what the Word files said. Edits that do not print so
// are taken out and reported; it returns false where there were any, and the rest must be made and checked again.
func (r *Result) Check(draft Draft) bool {
	sound := true
	for _, e := range slices.Clone(r.Edits) {
		if problem, ok := draft.says(e); !ok {
			r.refuse(e, problem)
			sound = false
		}
	}
	return sound
}

// Settled takes out what was said of the edits: they have been made.
func (r *Result) Settled() {
	r.Problems = slices.DeleteFunc(r.Problems, func(d diag.Diagnostic) bool {
		made := slices.ContainsFunc(r.Edits, func(e Edit) bool { return e.Value.At == d.At })
		return made && (d.Code == "sua-word/so-lieu" || d.Code == "sua-word/chua-chac")
	})
}

// Held tells whether the facts say some of the edits already.
func (r *Result) Held() bool {
	return slices.ContainsFunc(r.Problems, func(d diag.Diagnostic) bool { return d.Code == "sua-word/da-co" })
}

// Refuse takes out the edits of a document that cannot be made with them, those at fault if that can be told, and reports
// why.
func (r *Result) Refuse(unit, document string, causes diag.List) {
	var of, blamed []Edit
	for _, e := range r.Edits {
		if !slices.ContainsFunc(e.wants, func(v vote) bool { return v.draft.Unit == unit && v.draft.Document == document }) {
			continue
		}
		of = append(of, e)
		if slices.ContainsFunc(causes, func(d diag.Diagnostic) bool {
			return d.Severity() == diag.Error && !d.At.IsZero() && d.At.File.Name == e.Value.At.File.Name && d.At.Line() == e.Value.At.Line()
		}) {
			blamed = append(blamed, e)
		}
	}
	if len(blamed) > 0 {
		of = blamed // the others may do no harm
	}
	for _, e := range of {
		r.refuse(e, diag.New("sua-word/khong-lap-duoc", e.Value.At, e.Value.Path, quote(e.Text), unit+"/"+document))
	}
	r.Problems = append(r.Problems, causes...)
}

// Short returns the old and the new value for a message.
func (e Edit) Short() string {
	if long(e.Value.Text) || long(e.Text) {
		return wordDiff(viet.Clean(e.Value.Text), viet.Clean(e.Text))
	}
	return quote(e.Value.Text) + " → " + quote(e.Text)
}
