package build

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"hash"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"vanban/internal/facts"
	"vanban/internal/tmpl"
)

// basis says what a document rests on. It is kept with the document's files: a run whose inputs come to the same basis
// need not make the document again. Documents with problems have none, so that their problems are reported again.
type basis struct {
	family   string // digest of all that the family's figures come from
	template string // digest of the template and what it prints into
	own      string // digest of what the document itself reads
	flawed   bool   // some unit of the family has problems to report: it must be loaded again
	cited    []string
	above    []string // paths that it reads of the unit above
}

// String writes a basis on one line; it is empty where that cannot be done.
func (b basis) String() string {
	flag := ""
	if b.flawed {
		flag = "x"
	}
	line := strings.Join([]string{b.family, b.template, b.own, flag, strings.Join(b.cited, ","), strings.Join(b.above, ",")}, ";")
	if strings.Count(line, ";") != 5 || strings.Count(line, ",") != max(0, len(b.cited)-1)+max(0, len(b.above)-1) {
		return ""
	}
	return line
}

func parseBasis(line string) (b basis, ok bool) {
	fields := strings.Split(line, ";")
	if len(fields) != 6 {
		return b, false
	}
	list := func(s string, none bool) []string {
		if none {
			return nil
		}
		return strings.Split(s, ",")
	}
	return basis{fields[0], fields[1], fields[2], fields[3] != "", list(fields[4], fields[4] == ""), list(fields[5], fields[5] == "")}, true
}

// digest adds up what a basis is about.
type digest struct{ hash.Hash }

func newDigest() digest { return digest{sha256.New()} }

func (d digest) text(parts ...string) {
	var length [8]byte
	for _, part := range parts {
		binary.LittleEndian.PutUint64(length[:], uint64(len(part)))
		d.Write(length[:])
		d.Write([]byte(part))
	}
}

func (d digest) sum(sum [sha256.Size]byte) { d.Write(sum[:]) }

// String returns enough of the hash to tell any two apart.
func (d digest) String() string { return base64.RawURLEncoding.EncodeToString(d.Sum(nil)[:15]) }

// value adds a value and all that it is made of.
func (d digest) value(v *facts.Value) {
	if v == nil {
		d.text("-")
		return
	}
	place := "" // a Word file says where its values stand
	if v.At.File != nil {
		place = v.At.File.Name + ":" + strconv.Itoa(v.At.Line())
	}
	d.text(v.Kind.String(), v.Text, v.String(), v.Unit, v.Path, string(v.Op), v.Format, place)
	for key, field := range v.Fields() {
		d.text(key)
		d.value(field)
	}
	for _, item := range v.Items() {
		d.value(item)
	}
	for _, operand := range v.From {
		d.value(operand)
	}
	d.text("")
}

// bases computes what documents rest on.
type bases struct {
	shared    string // digest of all that units share
	templates map[*tmpl.Template]string
	records   map[string]string // digest of each record of the register
}

// prepareBases looks at what all documents share. Without a Program nothing can be relied on, and for issue everything is
// looked at again.
func (r *runner) prepareBases() {
	if r.opt.Program == "" || r.opt.Out == nil || r.opt.Final || r.set == nil || r.broken {
		return
	}
	r.bases = &bases{templates: map[*tmpl.Template]string{}, records: map[string]string{}}
	d := newDigest()
	d.text(r.opt.Program)
	for _, name := range sorted(r.sums) {
		d.text(name)
		d.sum(r.sums[name])
	}
	for _, m := range r.survey.lost {
		d.text(m.file.Name)
	}
	r.bases.shared = d.String()
	for _, t := range r.set.Templates {
		r.bases.templates[t] = r.templateDigest(t, r.opt.Program)
	}
	if r.register != nil {
		for key, record := range r.register.Fields() {
			d := newDigest()
			d.value(record)
			if next := record.Field(facts.RecordReplace); stated(next) {
				d.value(r.register.Field(next.Text))
			}
			r.bases.records[key] = d.String()
		}
	}
}

// templateDigest is about what all documents of a template share.
func (r *runner) templateDigest(t *tmpl.Template, program string) string {
	d := newDigest()
	d.text(program)
	if r.opt.Blanks {
		d.text("blanks")
	}
	if r.opt.Plain {
		d.text("plain")
	}
	for _, name := range t.Inputs {
		text, err := fs.ReadFile(r.templates, strings.TrimPrefix(name, "templates/"))
		if err != nil {
			return ""
		}
		d.text(name, string(text))
	}
	letterhead, err := fs.ReadFile(r.templates, path.Join(letterheadDir, letterheadName(t)+".docx"))
	if err != nil {
		return ""
	}
	d.text(string(letterhead))
	front, _ := t.Field(keyProfile)
	for _, name := range []string{"data/" + schemaFile, "data/" + commonDef + ".yaml", "templates/" + profileDir + "/" + front.Plain + ".yaml"} {
		d.text(name)
		d.sum(r.sums[name])
	}
	return d.String()
}

// inputsDigest tells the runs of one project as it stands from all others, whatever machine makes them.
func (r *runner) inputsDigest() string {
	d := newDigest()
	d.text(r.name)
	for _, name := range sorted(r.sums) {
		d.text(name)
		d.sum(r.sums[name])
	}
	for _, s := range r.survey.sources {
		d.text(s.id)
		d.sum(s.sum)
	}
	if r.set != nil {
		for _, t := range r.set.Templates {
			d.text(t.Name, r.templateDigest(t, ""))
		}
	}
	return d.String()
}

// familyDigest is about what the figures of a family come from.
func (r *runner) familyDigest(s *source) string {
	s = s.top()
	d := newDigest()
	d.text(r.bases.shared)
	s.addTo(d)
	return d.String()
}

// addTo adds a unit's file and those of the units below.
func (s *source) addTo(d digest) {
	d.text(s.id)
	d.sum(s.sum)
	for _, b := range s.below {
		b.addTo(d)
	}
	d.text("")
}

// basisOf returns what a document rests on that reads some records and some paths of the unit above.
func (r *runner) basisOf(part *project, j job, cited, above []string, flawed map[*source]bool) basis {
	d := newDigest()
	j.source.addTo(d)
	for _, key := range cited {
		d.text(key, r.bases.records[key])
	}
	for _, path := range above {
		v := (*facts.Value)(nil)
		if j.unit.above != nil && path == tmpl.Whole {
			v = j.unit.above.Root
		} else if j.unit.above != nil {
			v = j.unit.above.Root.Lookup(path)
		}
		d.text(path, part.digestOfValue(v))
	}
	return basis{part.digestOf(r, j.source), r.bases.templates[j.template], d.String(), flawed[j.source.top()], cited, above}
}

// top returns the unit above all.
func (s *source) top() *source {
	for s.above != nil {
		s = s.above
	}
	return s
}

// earlier returns what an earlier run said of a document, if both its files are as that run left them.
func (r *runner) earlier(j job) (basis, bool) {
	var last string
	for i, ending := range endings {
		text, ok := r.opt.Out.Basis(j.path(ending))
		if !ok || i > 0 && text != last {
			return basis{}, false
		}
		last = text
	}
	return parseBasis(last)
}

// keepFamily keeps the files of a family in which nothing changed, and returns the number of its documents; it is zero
// where the family has to be loaded.
func (r *runner) keepFamily(family []*source) int {
	jobs := r.familyJobs(family, r.opt.Patterns)
	digest := r.familyDigest(family[0])
	bases := make([]basis, len(jobs))
	for i, j := range jobs {
		b, ok := r.earlier(j)
		if !ok || b.flawed || b.family != digest || b.template == "" || b.template != r.bases.templates[j.template] {
			return 0
		}
		bases[i] = b
	}
	for i, j := range jobs {
		if err := r.retain(j, bases[i]); err != nil {
			r.stop(err)
			return 0
		}
	}
	r.progress(len(jobs), 0)
	return len(jobs)
}

// keep keeps the files of a document that would come out the same.
func (r *runner) keep(part *project, j job, flawed map[*source]bool) bool {
	if r.bases == nil || part.broken || j.unit.broken != nil || j.unit.Root == nil || j.template.Broken {
		return false
	}
	old, ok := r.earlier(j)
	if !ok {
		return false
	}
	now := r.basisOf(part, j, old.cited, old.above, flawed)
	if now.own != old.own || now.template != old.template || now.template == "" {
		return false
	}
	if err := r.retain(j, now); err != nil {
		r.stop(err)
	}
	r.progress(1, 0)
	return true
}

func (r *runner) retain(j job, b basis) error {
	inputs := r.inputs(j)
	for _, ending := range endings {
		if err := r.opt.Out.Keep(j.artifact(ending, nil, inputs, b.String())); err != nil {
			return err
		}
	}
	return nil
}

// flawed tells which families have units with problems. Problems of no unit's file count for all.
func (p *project) flawed() map[*source]bool {
	families := map[*source]bool{}
	for _, d := range p.problems {
		if d.At.File != nil {
			if s := p.survey.byFile[d.At.File.Name]; s != nil {
				families[s.top()] = true
				continue
			}
		}
		for _, u := range p.units {
			families[u.source.top()] = true
		}
	}
	return families
}

// digestOfValue returns the digest of a value that many documents of a part read.
func (p *project) digestOfValue(v *facts.Value) string {
	if known, ok := p.digests.Load(v); ok {
		return known.(string)
	}
	d := newDigest()
	d.value(v)
	digest := d.String()
	p.digests.Store(v, digest)
	return digest
}

// digestOf returns the digest of a unit's family, computed once for each family of a part.
func (p *project) digestOf(r *runner, s *source) string {
	top := s.top()
	if known, ok := p.digests.Load(top); ok {
		return known.(string)
	}
	digest := r.familyDigest(top)
	p.digests.Store(top, digest)
	return digest
}
