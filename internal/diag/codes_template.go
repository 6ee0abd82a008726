package diag

// templateCodes are the problems of templates, found when they are compiled or run.
var templateCodes = []Entry{}
