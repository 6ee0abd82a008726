package build

import (
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/viet"
)

// loadRegister reads the register of cited documents. A record with errors is Invalid: a document that cites it cannot
// be made, all others can.
func (p *project) loadRegister(data fs.FS) {
	register, problems := p.shared(data, registerDef, p.schema.Register(registerDef))
	doubled := slices.ContainsFunc(problems, func(d diag.Diagnostic) bool {
		return d.Code == "du-lieu/khoa-trung" && register.Field(fmt.Sprint(d.Args[0])) != nil
	})
	if register == nil || register != nil && register.Partial || doubled {
		p.registerLacks = true
		p.failAll(problems...)
		p.register = register
		return
	}
	p.problems = append(p.problems, problems...)
	keys := register.Keys()
	records := map[string]*facts.Value{}
	for i, key := range keys {
		record, end := register.Field(key), math.MaxInt
		if i+1 < len(keys) {
			end = register.Field(keys[i+1]).At.Start
		}
		if slices.ContainsFunc(problems, func(d diag.Diagnostic) bool {
			return d.Severity() == diag.Error && d.At.Start >= record.At.Start && d.At.Start < end
		}) {
			copied := *record
			copied.Kind = facts.Invalid
			record = &copied
		}
		records[key] = record
	}
	p.register = facts.NewMap(*register, keys, records)
}

// checkRegister looks at the records of cited documents: the type agrees with the symbol (Nghị định 30/2020/NĐ-CP,
// Phụ lục III, Mục I), separators fit the regime, and no two records are one document.
func (p *project) checkRegister() {
	if p.register == nil {
		return
	}
	symbols := p.symbols()
	types := append(sorted(symbols), p.citedTypes()...)
	seen := map[string]*facts.Value{}
	for key, record := range p.register.Fields() {
		p.problems = append(p.problems, p.checkRecord(record, types)...)
		symbol, number := record.Field(facts.RecordSymbol), record.Field(facts.RecordNumber)
		if !stated(symbol) || !stated(number) {
			continue
		}
		p.problems = append(p.problems, checkSymbol(record, symbols)...)
		identity := strings.Join([]string{number.String(), symbol.Text, text(record, facts.RecordIssuer), year(record)}, "|")
		if first := seen[identity]; first != nil {
			p.problems = append(p.problems, diag.New("so-van-ban/trung", record.At, key, first.Path).With(first.Path, first.At))
		} else {
			seen[identity] = record
		}
	}
}

// checkRecord looks at what one record says: its type, its replacement, and that its days follow each other.
func (p *project) checkRecord(record *facts.Value, types []string) diag.List {
	var problems diag.List
	if kind := record.Field(facts.RecordType); stated(kind) && !slices.Contains(types, viet.Lower(kind.Text)) {
		if near, ok := viet.Nearest(kind.Text, types); ok && viet.Fold(near) == viet.Fold(kind.Text) {
			problems = append(problems, diag.New("so-van-ban/loai-la", kind.At, kind.Text, viet.Capital(near)))
		}
	}
	if next := record.Field(facts.RecordReplace); stated(next) && p.register.Field(next.Text) == nil {
		near, _ := viet.Nearest(next.Text, p.register.Keys())
		problems = append(problems, diag.New("so-van-ban/thay-the", next.At, next.Text, diag.Perhaps(near)))
	}
	day := record.Field(facts.RecordDate)
	if !stated(day) || day.Kind != facts.Date {
		return problems
	}
	if until := record.Field(facts.RecordUntil); ceasedBefore(record) {
		problems = append(problems, diag.New("so-van-ban/hieu-luc", until.At, until.Date.Short(), day.Date.Short()).With(facts.RecordDate, day.At))
	}
	if _, written, ok := strings.Cut(text(record, facts.RecordNumber), "/"); ok && len(written) == 4 && written != year(record) {
		number := record.Field(facts.RecordNumber)
		problems = append(problems, diag.New("so-van-ban/nam", number.At, number.Text, year(record)).With(facts.RecordDate, day.At))
	}
	return problems
}

// symbols returns the symbols of each type of document, over all rule packs, by the type's name in small letters.
func (p *project) symbols() map[string][]string {
	symbols := map[string][]string{}
	for _, name := range sorted(p.profiles) {
		for _, version := range p.profiles[name].Versions {
			for _, t := range version.Types {
				symbols[viet.Lower(t.Title)] = append(symbols[viet.Lower(t.Title)], t.Symbol)
			}
		}
	}
	return symbols
}

// citedTypes returns the types that are cited but not issued, in small letters.
func (p *project) citedTypes() []string {
	var types []string
	for _, name := range sorted(p.profiles) {
		for _, version := range p.profiles[name].Versions {
			for _, title := range version.Cited {
				types = append(types, viet.Lower(title))
			}
		}
	}
	return types
}

// checkSymbol compares the first group of a symbol with the type, and its separators with the regime: 95/KH-MTTQ-BTT of
// the State and of mass organisations, 16-CT/TU of the Party.
func checkSymbol(record *facts.Value, symbols map[string][]string) diag.List {
	symbol := record.Field(facts.RecordSymbol)
	if regime := record.Field(facts.RecordRegime); regime != nil && regime.Kind == facts.Invalid {
		return nil
	} else if record.Kind == facts.Invalid && stated(regime) && regime.Text != facts.RegimeParty {
		return nil // one that is not known, most likely
	}
	afterNumber, afterType := facts.Separators(record)
	group, _, _ := strings.Cut(symbol.Text, afterType)
	if strings.Contains(group, afterNumber) {
		return diag.List{diag.New("so-van-ban/dau-ngan", symbol.At, symbol.Text)}
	}
	wanted := symbols[viet.Lower(text(record, facts.RecordType))]
	for _, w := range wanted {
		if w == "" || w == group {
			return nil
		}
	}
	if len(wanted) == 0 || text(record, facts.RecordRegime) == facts.RegimeParty && group == wanted[0]+"i" {
		return nil // a type that no pack knows, or QĐi of the Party
	}
	return diag.List{diag.New("so-van-ban/loai", symbol.At, text(record, facts.RecordType), group, wanted[0]).With(facts.RecordType, record.Field(facts.RecordType).At)}
}

// after tells whether a day is certainly later than another: where a day of a month is not known, the month decides.
func after(a, b viet.Date) bool {
	if a.Day == 0 || b.Day == 0 {
		a.Day, b.Day = 0, 0
	}
	return a.Compare(b) > 0
}

func stated(v *facts.Value) bool {
	return v != nil && v.Kind != facts.Absent && v.Kind != facts.Invalid
}

func text(record *facts.Value, key string) string {
	if v := record.Field(key); stated(v) {
		return v.String()
	}
	return ""
}

func year(record *facts.Value) string {
	if day := record.Field(facts.RecordDate); stated(day) && day.Kind == facts.Date {
		return day.Date.String()[:4]
	}
	return ""
}
