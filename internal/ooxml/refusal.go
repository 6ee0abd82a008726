package ooxml

import "fmt"

// Refusal says why a file cannot be read as a .docx.
type Refusal struct {
	Reason Reason
	Part   string // at fault; empty for the file as a whole
	Limit  int64  // that was exceeded: bytes, or entries
	Err    error  // what was found, where there is more to say
}

// Reason is a kind of refusal.
type Reason uint8

const (
	_            Reason = iota
	Empty               // the file has no bytes
	NoZip               // not a zip, or one cut off
	OldWord             // a .doc of Word 97
	Locked              // a package with a password
	RichText            // an .rtf
	ManyEntries         // more entries than the limit
	LargePart           // a part larger than the limit
	LargePackage        // all parts together are
	Bomb                // a part unpacks to far more than it takes
	Folder              // an entry for a folder, which Word refuses
	BadName             // a name that leaves the package, or with a backslash
	SameName            // two entries of one name, but for upper and lower case
	Damaged             // an entry that does not unpack
)

// Error says the reason in English.
func (r *Refusal) Error() string {
	switch r.Reason {
	case Empty:
		return "the file is empty"
	case NoZip:
		if r.Err != nil {
			return fmt.Sprintf("open zip: %v", r.Err)
		}
		return "the file is no zip package"
	case OldWord:
		return "the file has the format of Word 97 (.doc)"
	case Locked:
		return "the file is protected by a password"
	case RichText:
		return "the file has the rich text format (.rtf)"
	case ManyEntries:
		return fmt.Sprintf("more than %d entries", r.Limit)
	case LargePart, Bomb:
		return fmt.Sprintf("read %s: more than %d bytes unpacked", r.Part, r.Limit)
	case LargePackage:
		return fmt.Sprintf("more than %d bytes in all", r.Limit)
	case Folder:
		return fmt.Sprintf("%q is a folder; Word refuses packages with folder entries", r.Part)
	case BadName:
		return fmt.Sprintf("%q is not a part name", r.Part)
	case SameName:
		return fmt.Sprintf("two entries are named %q", r.Part)
	case Damaged:
		return fmt.Sprintf("read %s: %v", r.Part, r.Err)
	}
	return fmt.Sprintf("reason %d", r.Reason)
}

// Unwrap returns what was found.
func (r *Refusal) Unwrap() error { return r.Err }
