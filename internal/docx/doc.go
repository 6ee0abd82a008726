// Package docx owns Word files: the letterhead that staff restyle in Word, the styles that rule packs give, and the
// document that is written from a letterhead and a tree.
//
// A letterhead is opened once and taken apart into bytes that every document shares and places where something is put
// in. Writing a document copies those bytes, prints its fields at the places and its body between them; nothing of the
// letterhead is parsed again.
//
// The package must not know what a document says, nor where files are kept.
package docx
