package conform

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind is the kind of a token. Its zero value is invalid.
type kind uint8

const (
	_       kind = iota
	letters      // a run of letters
	digits       // a number with the dots and commas inside it
	space
	sign   // any other single character
	opaque // an address of the web or of mail: nothing in it is prose
)

// token is a part of a paragraph's text.
type token struct {
	kind       kind
	start, end int
	text       string
	word       *word // of letters
}

// tokenise cuts a text into tokens that cover it from end to end.
func (d *document) tokenise(text string) []token {
	tokens := make([]token, 0, len(text)/4+1)
	for i := 0; i < len(text); {
		start := i
		if end := addressEnd(text, i); end > 0 {
			i = end
			tokens = append(tokens, token{kind: opaque, start: start, end: i, text: text[start:i]})
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		k := sign
		switch {
		case r == ' ':
			k = space
			for i < len(text) && text[i] == ' ' {
				i++
			}
		case r >= '0' && r <= '9':
			k = digits
			i = numberEnd(text, i)
		case isLetter(r):
			k = letters
			for i < len(text) {
				r, size := utf8.DecodeRuneInString(text[i:])
				if !isLetter(r) {
					break
				}
				i += size
			}
		}
		t := token{kind: k, start: start, end: i, text: text[start:i]}
		if k == letters {
			t.word = d.word(t.text)
		}
		tokens = append(tokens, t)
	}
	return tokens
}

// isLetter tells whether a character is a letter; ª and º are not, and Latin letters are told without a table.
func isLetter(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	case r < 0xC0 || r == 0xD7 || r == 0xF7:
		return false
	case r < 0x250 || r >= 0x1E00 && r <= 0x1EFF:
		return true
	}
	return unicode.IsLetter(r) || isMark(r)
}

// numberEnd returns where the number ends whose first digit stands before the offset: dots and commas belong to it
// where a digit follows.
func numberEnd(text string, i int) int {
	for i < len(text) {
		c := text[i]
		if isDigit(c) || (c == '.' || c == ',') && i+1 < len(text) && isDigit(text[i+1]) {
			i++
			continue
		}
		break
	}
	return i
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// addressEnd returns where an address of the web or of mail ends that begins at the offset, or 0. Only the beginning
// of a run without spaces is looked at.
func addressEnd(text string, i int) int {
	if i > 0 && text[i-1] != ' ' && text[i-1] != '(' && text[i-1] != '<' || text[i] == ' ' {
		return 0
	}
	end := strings.IndexAny(text[i:], " <>()\n")
	if end < 0 {
		end = len(text) - i
	}
	run := text[i : i+end]
	at := strings.IndexAny(run, "@:.")
	if at < 0 {
		return 0
	}
	run = strings.TrimRight(run, ".,;:!?”\"'/")
	low := strings.ToLower(run)
	switch {
	case strings.Contains(run, "://"), strings.HasPrefix(low, "www."), mail(run):
		return i + len(run)
	}
	for _, domain := range [...]string{".vn", ".com", ".org", ".net", ".docx", ".doc", ".pdf", ".xlsx", ".md", ".yaml"} {
		if n := strings.Index(low, domain); n > 0 && (n+len(domain) == len(low) || low[n+len(domain)] == '/' || low[n+len(domain)] == '.') {
			return i + len(run)
		}
	}
	return 0
}

func mail(run string) bool {
	at := strings.IndexByte(run, '@')
	return at > 0 && strings.Contains(run[at:], ".")
}

// next returns the index of the first token at or after i that is no space, or -1.
func (p *part) next(i int) int {
	for ; i >= 0 && i < len(p.tokens); i++ {
		if p.tokens[i].kind != space {
			return i
		}
	}
	return -1
}

// previous returns the index of the last token at or before i that is no space, or -1.
func (p *part) previous(i int) int {
	for i = min(i, len(p.tokens)-1); i >= 0; i-- {
		if p.tokens[i].kind != space {
			return i
		}
	}
	return -1
}

// at returns a token, or the zero token outside the text.
func (p *part) at(i int) token {
	if i < 0 || i >= len(p.tokens) {
		return token{}
	}
	return p.tokens[i]
}

// nextWord returns the word that follows token i after spaces only, or nil.
func (p *part) nextWord(i int) *word {
	if t := p.at(p.next(i + 1)); t.kind == letters {
		return t.word
	}
	return nil
}

// previousWord returns the word before token i with spaces only between, or nil.
func (p *part) previousWord(i int) *word {
	if t := p.at(p.previous(i - 1)); t.kind == letters {
		return t.word
	}
	return nil
}

// is tells whether a token is a given sign.
func (t token) is(text string) bool { return t.kind != 0 && t.text == text }

// low returns the word in small letters, or the text of a token that is none.
func (t token) low() string {
	if t.word != nil {
		return t.word.low
	}
	return t.text
}
