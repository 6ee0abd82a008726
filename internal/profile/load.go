package profile

import (
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// maxSize bounds the file of a rule pack; the longest takes a tenth.
const maxSize = 256 << 10

// Load reads rule packs, one a file, and returns them by name. A version may rest on a version of another pack. All
// problems are reported; a pack with an error is returned as far as it could be read.
func Load(files []*diag.File) (map[string]*Profile, diag.List) {
	l := &loader{sources: map[string]*source{}, packs: map[string]*Profile{}}
	for _, f := range files {
		l.open(f)
	}
	for _, name := range l.names {
		l.pack(name)
	}
	return l.packs, l.problems
}

type loader struct {
	problems diag.List
	names    []string // in the order of the files
	sources  map[string]*source
	packs    map[string]*Profile
}

// source is a pack whose file parsed but whose versions may not be read yet.
type source struct {
	reader
	title    string
	signs    Signs
	versions []*yaml.Node
	reading  bool
}

func (l *loader) open(f *diag.File) {
	if len(f.Data) > maxSize {
		l.problems = append(l.problems, diag.New("the-thuc/qua-lon", diag.Span{File: diag.NewFile(f.Name, nil)}, f.Name, maxSize>>10))
		return
	}
	r := reader{file: f, problems: &l.problems}
	var doc, second yaml.Node
	decoder := yaml.NewDecoder(strings.NewReader(string(f.Data)))
	err := decoder.Decode(&doc)
	if err == nil && !errors.Is(decoder.Decode(&second), io.EOF) {
		err = errors.New("more than one document")
	}
	if err != nil || len(doc.Content) == 0 {
		if err == nil {
			err = io.ErrUnexpectedEOF
		}
		l.problems = append(l.problems, diag.New("the-thuc/khong-doc-duoc", errorPlace(f, err), f.Name, err.Error()))
		return
	}
	m := r.mapping(doc.Content[0], "ten", "tieu_de", "nhan_biet", "phien_ban")
	m.need("ten", false)
	m.need("phien_ban", false)
	var name string
	s := &source{reader: r}
	m.text("ten", &name)
	m.text("tieu_de", &s.title)
	if n, ok := m.values["nhan_biet"]; ok {
		s.signs = r.signs(n)
	}
	if n, ok := m.values["phien_ban"]; ok {
		if s.versions = n.Content; n.Kind != yaml.SequenceNode || len(n.Content) == 0 {
			r.report(n, "the-thuc/gia-tri", n.Value, "danh sách (list)")
			s.versions = nil
		}
	}
	if name == "" {
		return
	}
	if _, twice := l.sources[name]; twice {
		r.report(m.values["ten"], "the-thuc/trung", name)
		return
	}
	l.names = append(l.names, name)
	l.sources[name] = s
}

// pack reads the versions of a pack, after those of the packs it rests on.
func (l *loader) pack(name string) *Profile {
	if p, done := l.packs[name]; done {
		return p
	}
	s := l.sources[name]
	if s == nil || s.reading {
		return nil
	}
	s.reading = true
	p := &Profile{Name: name, Title: s.title, Signs: s.signs}
	for _, n := range s.versions {
		base, ok := l.base(s, p, n)
		if !ok {
			continue
		}
		v := s.version(name, n, base)
		if len(p.Versions) > 0 && compareDates(p.Versions[len(p.Versions)-1].Since, v.Since) >= 0 {
			s.report(n, "the-thuc/thu-tu")
		}
		p.Versions = append(p.Versions, v)
	}
	l.packs[name] = p
	return p
}

// base finds the version that a version rests on: the one before it in the same pack, or the one of another pack in
// force on its first day. It returns nil for a version that rests on none, and false where there is no such version.
func (l *loader) base(s *source, p *Profile, n *yaml.Node) (*Version, bool) {
	if n.Kind != yaml.MappingNode {
		return nil, true
	}
	quiet := reader{file: s.file, problems: &diag.List{}}
	m := quiet.mapping(n, versionKeys...)
	on, ok := m.values["dua_tren"]
	if !ok {
		return nil, true
	}
	if on.Value == p.Name && len(p.Versions) > 0 {
		return p.Versions[len(p.Versions)-1], true
	}
	var since Version
	m.date("tu_ngay", &since.Since)
	other := l.pack(on.Value)
	if other == nil || len(other.Versions) == 0 {
		s.report(on, "the-thuc/dua-tren", on.Value)
		return nil, false
	}
	if since.Since.Year == 0 {
		return other.Versions[0], true
	}
	return other.At(since.Since), true
}

var yamlLine = regexp.MustCompile(`line (\d+)`)

// errorPlace finds the line that a YAML error speaks of.
func errorPlace(f *diag.File, err error) diag.Span {
	line := 1
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		line, _ = strconv.Atoi(m[1])
	}
	at := f.Offset(line, 1)
	return diag.Span{File: f, Start: at, End: at}
}

// nearest returns the known word that was probably meant, or all of them where they are few or none is near.
func nearest(word string, known []string) string {
	if near, ok := viet.Nearest(word, known); ok && len(known) > 5 {
		return near
	}
	return join(known)
}
