// Package viet owns Vietnamese conventions as pure functions: numbers, dates, words, alphabetical order, sentence ends.
// Each printer has a parser that is its inverse.
//
// It must not know about facts, documents or files.
package viet
