package diag

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Entry is what the catalogue says of a code. Texts name the arguments as {1}, {2} ...; a quoted one is “{1}”.
type Entry struct {
	Code     Code
	Severity Severity
	Message  Text   // what is wrong: lower case, no full stop
	Hint     Text   // what to do, starting with a verb; may be empty
	Example  string // a few lines of input that produce it, for docs/codes.md
}

var catalogue = index(factsCodes, templateCodes, contentCodes, documentCodes, buildCodes, reviewCodes, conformCodes, agreementCodes, layoutCodes)

func index(groups ...[]Entry) map[Code]Entry {
	all := map[Code]Entry{}
	for _, group := range groups {
		for _, e := range group {
			if _, twice := all[e.Code]; twice || e.Severity == Invalid {
				panic("diag: bad catalogue entry " + string(e.Code))
			}
			all[e.Code] = e
		}
	}
	return all
}

// Lookup returns the catalogue's entry for a code.
func Lookup(code Code) (Entry, bool) {
	e, ok := catalogue[code]
	return e, ok
}

// Codes returns the whole catalogue, group by group.
func Codes() []Entry {
	var all []Entry
	for _, group := range [][]Entry{factsCodes, templateCodes, contentCodes, documentCodes, buildCodes, reviewCodes, conformCodes, agreementCodes, layoutCodes} {
		all = append(all, group...)
	}
	return all
}

// expand puts the arguments into a catalogue text. An argument that is a Text itself is put in in the same language.
func expand(text Text, args []any, lang Lang) string {
	pairs := make([]string, 0, 2*len(args))
	for i, arg := range args {
		if t, ok := arg.(Text); ok {
			arg = t.In(lang)
		}
		pairs = append(pairs, fmt.Sprintf("{%d}", i+1), shortened(fmt.Sprint(arg)))
	}
	return strings.NewReplacer(pairs...).Replace(text.In(lang))
}

// maxArgument bounds what a message quotes: hostile files hold words of megabytes.
const maxArgument = 2000 // bytes

func shortened(text string) string {
	if len(text) <= maxArgument {
		return text
	}
	end := maxArgument
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}

// Perhaps is an argument that suggests a name, or says nothing where there is none to suggest.
func Perhaps(name string) Text {
	if name == "" {
		return Text{}
	}
	return Text{Vi: "; có lẽ là “" + name + "”", En: "; perhaps “" + name + "”"}
}
