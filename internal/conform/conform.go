// Package conform judges finished documents, whoever wrote them: dates, figures, references, numbering and spelling of
// Vietnamese official prose. A finding must be worth a busy person's look, so every check would rather miss a mistake
// than invent one.
//
// It must not know how documents are made: a checker that shared the writer's code would share its mistakes.
package conform

import (
	"runtime"
	"slices"
	"strings"
	"sync"

	"vanban/internal/diag"
)

// Options says what to leave out. The zero Options runs every check.
type Options struct {
	Silent []diag.Code // codes that are not reported
}

// Text checks the text of a .txt or .md file and returns all problems, in no order; List.Sorted orders them. In a file
// whose name ends with .md the signs of Markdown are seen through. Every place is a range of bytes of the file.
func Text(f *diag.File, opt Options) diag.List {
	return Paragraphs(read(f), opt)
}

// Texts checks several texts, each as a document of its own, on all processors, and returns the problems of each. It takes
// much less time than as many calls of Text.
func Texts(files []*diag.File, opt Options) []diag.List {
	all := make([]diag.List, len(files))
	var workers sync.WaitGroup
	n := runtime.GOMAXPROCS(0)
	for first := range min(n, len(files)) {
		workers.Go(func() {
			words := map[string]*word{}
			for i := first; i < len(files); i += n {
				all[i] = check(newDocument(read(files[i]), words), opt)
			}
		})
	}
	workers.Wait()
	return all
}

func read(f *diag.File) []Paragraph {
	if strings.HasSuffix(strings.ToLower(f.Name), ".md") {
		return readMarkdown(f)
	}
	return readPlain(f)
}

// Paragraphs checks the paragraphs of one document, in their order, and returns all problems, in no order.
func Paragraphs(paragraphs []Paragraph, opt Options) diag.List {
	return check(newDocument(paragraphs, map[string]*word{}), opt)
}

func check(d *document, opt Options) diag.List {
	for _, check := range checks {
		check(d)
	}
	if len(opt.Silent) == 0 {
		return d.found
	}
	return slices.DeleteFunc(d.found, func(p diag.Diagnostic) bool { return slices.Contains(opt.Silent, p.Code) })
}

// checks are run in this order on every document. Each looks at one kind of mistake.
var checks = [...]func(*document){
	checkLegacy, checkLetters, checkSyllables, checkSlips, checkDoubled,
	checkSpacing, checkPairs, checkNumbers,
	checkPercentages, checkSums, checkTables, checkDifferences, checkAmounts, checkWholes,
	checkDates, checkPeriods, checkDurations, checkAssembly, checkReferences, checkChronology, checkNumbering, checkListCounts,
	checkStyles, checkNames, checkOrdinals, checkElections, checkCandidates, checkLevels, checkAbbreviations, checkOffices, checkUnits,
}
