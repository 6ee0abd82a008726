package diag

// documentCodes are the problems of documents: the Markdown dialect, rule packs, letterheads, Word files.
var documentCodes = []Entry{}
