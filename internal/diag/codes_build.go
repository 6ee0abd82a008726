package diag

// buildCodes are the problems of a run as a whole: files and folders, drafts edited by hand.
var buildCodes = []Entry{}
