// Package layout judges how a Word file looks, whoever made it: it finds the components of an official document,
// resolves the formatting that each character really has, and holds both against the rules of a pack. It can write its
// findings into a copy as comments, and mend in a copy what is layout only.
//
// It must not know how documents are made: a checker that shared the writer's code would share its mistakes.
package layout
