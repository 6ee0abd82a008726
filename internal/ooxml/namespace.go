package ooxml

import (
	"fmt"
	"slices"
	"strings"
)

// Namespaces are the namespaces that have a customary prefix.
var namespaces = []struct{ prefix, uri string }{
	{"w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"},
	{"r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
	{"m", "http://schemas.openxmlformats.org/officeDocument/2006/math"},
	{"mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"},
	{"wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
	{"a", "http://schemas.openxmlformats.org/drawingml/2006/main"},
	{"wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"},
	{"v", "urn:schemas-microsoft-com:vml"},
	{"o", "urn:schemas-microsoft-com:office:office"},
	{"sl", "http://schemas.openxmlformats.org/schemaLibrary/2006/main"},
	{"ds", "http://schemas.openxmlformats.org/officeDocument/2006/customXml"},
	{"cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"},
	{"dc", "http://purl.org/dc/elements/1.1/"},
	{"dcterms", "http://purl.org/dc/terms/"},
	{"xsi", "http://www.w3.org/2001/XMLSchema-instance"},
}

// Namespace returns the namespace that a customary prefix stands for.
func Namespace(prefix string) string {
	for _, ns := range namespaces {
		if ns.prefix == prefix {
			return ns.uri
		}
	}
	return ""
}

// Declare adds the declarations of customary prefixes to a root element and returns it.
func (n *Node) Declare(prefixes ...string) *Node {
	for _, prefix := range prefixes {
		n.SetAttr("xmlns:"+prefix, Namespace(prefix))
	}
	return n
}

// DeclareAs adds the declarations that a root element lacks, of the same conformance as another root of the package:
// Strict files name the same elements by other namespaces.
func (n *Node) DeclareAs(like *Node, prefixes ...string) *Node {
	for _, prefix := range prefixes {
		if n.Attr("xmlns:"+prefix) != "" {
			continue
		}
		uri := Namespace(prefix)
		for _, s := range strict {
			if s.prefix == prefix && like.IsStrict() {
				uri = s.uri
			}
		}
		n.SetAttr("xmlns:"+prefix, uri)
	}
	return n
}

// IsStrict tells whether a root element is of a file saved as Strict Open XML.
func (n *Node) IsStrict() bool {
	return slices.ContainsFunc(n.Attrs, func(a Attr) bool { return strings.HasPrefix(a.Name, "xmlns") && a.Value == strict[0].uri })
}

// StrictRelType is RelType for files saved as Strict Open XML.
func StrictRelType(name string) string { return strict[1].uri + "/" + name }

// strict are the namespaces of files saved as Strict Open XML, whose elements are the same.
var strict = []struct{ prefix, uri string }{
	{"w", "http://purl.oclc.org/ooxml/wordprocessingml/main"},
	{"r", "http://purl.oclc.org/ooxml/officeDocument/relationships"},
	{"m", "http://purl.oclc.org/ooxml/officeDocument/math"},
	{"wp", "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"},
	{"a", "http://purl.oclc.org/ooxml/drawingml/main"},
	{"ds", "http://purl.oclc.org/ooxml/officeDocument/customXml"},
}

var customary = func() map[string]string {
	m := make(map[string]string, len(namespaces)+len(strict))
	for _, ns := range strict {
		m[ns.uri] = ns.prefix
	}
	for _, ns := range namespaces {
		m[ns.uri] = ns.prefix
	}
	return m
}()

// parser turns the scanner's elements into nodes with customary prefixes.
type parser struct {
	scanner *Scanner
	scopes  []map[string]string // of each open element, what each prefix stands for
	added   map[string]string   // customary prefixes that the part did not declare itself, with their namespaces
}

func (p *parser) element() (*Node, error) {
	var scope map[string]string
	if len(p.scopes) > 0 {
		scope = p.scopes[len(p.scopes)-1]
	}
	copied := false
	for _, a := range p.scanner.attrs {
		prefix, declares := declared(string(a.name))
		if !declares {
			continue
		}
		if !copied {
			scope, copied = cloneScope(scope), true
		}
		scope[prefix] = Unescape(a.value)
	}
	if copied && len(scope) > maxAttributes {
		return nil, fmt.Errorf("byte %d: more than %d prefixes", p.scanner.Offset, maxAttributes)
	}
	p.scopes = append(p.scopes, scope)
	n := &Node{}
	var err error
	if n.Name, err = p.name(string(p.scanner.Name), scope, true); err != nil {
		return nil, err
	}
	for _, a := range p.scanner.attrs {
		name := string(a.name)
		if _, declares := declared(name); !declares {
			if name, err = p.name(name, scope, false); err != nil {
				return nil, err
			}
		}
		n.Attrs = append(n.Attrs, Attr{name, Unescape(a.value)})
	}
	return n, nil
}

// name gives a name the customary prefix of its namespace.
func (p *parser) name(name string, scope map[string]string, element bool) (string, error) {
	prefix, local := "", name
	for i := range len(name) {
		if name[i] == ':' {
			prefix, local = name[:i], name[i+1:]
			break
		}
	}
	if prefix == "xml" || prefix == "" && !element {
		return name, nil
	}
	uri, known := scope[prefix]
	if !known && prefix != "" {
		return "", fmt.Errorf("byte %d: prefix %s is not declared", p.scanner.Offset, prefix)
	}
	want, ok := customary[uri]
	if !ok || want == prefix {
		return name, nil
	}
	if scope[want] != uri {
		if p.added == nil {
			p.added = map[string]string{}
		}
		p.added[want] = uri
	}
	return want + ":" + local, nil
}

// declare adds the declarations that the customary prefixes need.
func (p *parser) declare(root *Node) {
	for _, ns := range namespaces {
		if uri, ok := p.added[ns.prefix]; ok {
			root.SetAttr("xmlns:"+ns.prefix, uri)
		}
	}
}

// declared returns the prefix that an attribute declares.
func declared(attr string) (string, bool) {
	if attr == "xmlns" {
		return "", true
	}
	if len(attr) > 6 && attr[:6] == "xmlns:" {
		return attr[6:], true
	}
	return "", false
}

func cloneScope(scope map[string]string) map[string]string {
	c := make(map[string]string, len(scope)+8)
	for k, v := range scope {
		c[k] = v
	}
	return c
}
