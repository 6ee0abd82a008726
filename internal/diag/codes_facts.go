package diag

// factsCodes are the problems of data files: reading, schema, rules, roll-ups.
var factsCodes = []Entry{}
