package ooxml

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"sync"

	"github.com/klauspost/compress/flate"
)

// Levels of compression. They must stay explicit and below 9: the bytes of a package are part of the promise, and other
// levels gave different bytes in different versions of the compressor.
const (
	thorough = 5 // for parts that many packages share
	quick    = 1 // for parts of one package: twice as fast, a sixth longer
)

// small is the number of bytes below which a part of one package is not compressed: it takes as long as a page of text, and
// saves some hundred bytes.
const small = 1 << 10

// packed is a part's content as it stands in the zip.
type packed struct {
	data   []byte
	crc    uint32
	stored bool // not compressed, because that would be longer
}

// compressor is reused through a pool: making one costs more than compressing a document with it.
type compressor struct {
	buffer bytes.Buffer
	writer *flate.Writer
}

// compressors has a pool for each level.
var compressors = map[int]*sync.Pool{thorough: compressorsAt(thorough), quick: compressorsAt(quick)}

func compressorsAt(level int) *sync.Pool {
	return &sync.Pool{New: func() any {
		w, err := flate.NewWriter(nil, level)
		if err != nil {
			panic("ooxml: " + err.Error())
		}
		return &compressor{writer: w}
	}}
}

// pack compresses the part the first time it is asked for.
func (p *Part) pack() (*packed, error) {
	var err error
	p.once.Do(func() { p.packed, err = compress(p.Data, p.level) })
	if err != nil {
		return nil, fmt.Errorf("compress %s: %w", p.Name, err)
	}
	return &p.packed, nil
}

func compress(data []byte, level int) (packed, error) {
	if level == quick && len(data) < small {
		return packed{data: data, crc: crc32.ChecksumIEEE(data), stored: true}, nil
	}
	c := compressors[level].Get().(*compressor)
	defer compressors[level].Put(c)
	if c.buffer.Reset(); c.buffer.Cap() > 1<<20 {
		c.buffer = bytes.Buffer{} // of a document of hundreds of pages
	}
	c.writer.Reset(&c.buffer)
	if _, err := c.writer.Write(data); err != nil {
		return packed{}, err
	}
	if err := c.writer.Close(); err != nil {
		return packed{}, err
	}
	crc := crc32.ChecksumIEEE(data)
	if c.buffer.Len() >= len(data) {
		return packed{data: data, crc: crc, stored: true}, nil
	}
	return packed{data: bytes.Clone(c.buffer.Bytes()), crc: crc}, nil
}

// Bytes returns the package as a .docx. The same parts give the same bytes at any time, on any machine and with any
// version of Go. Entries are dated 1980-01-01, the first day zip can name.
func (p *Package) Bytes() ([]byte, error) {
	const perEntry = 2 * 96
	size := 64
	for _, part := range p.parts {
		c, err := part.pack()
		if err != nil {
			return nil, err
		}
		size += len(c.data) + perEntry
	}
	out := bytes.NewBuffer(make([]byte, 0, size))
	z := zip.NewWriter(out)
	for _, part := range p.parts {
		c, err := part.pack()
		if err != nil {
			return nil, err
		}
		w, err := z.CreateRaw(header(part, c))
		if err == nil {
			_, err = w.Write(c.data)
		}
		if err != nil {
			return nil, fmt.Errorf("write %s: %w", part.Name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("write package: %w", err)
	}
	return out.Bytes(), nil
}

// header describes an entry in full: sizes stand before the content, because a stored entry that is followed by its
// sizes cannot be opened by LibreOffice 24.8 and later.
func header(part *Part, c *packed) *zip.FileHeader {
	h := &zip.FileHeader{
		Name:               part.Name,
		CreatorVersion:     3<<8 | 20, // Unix
		ReaderVersion:      20,
		Method:             zip.Deflate,
		ModifiedDate:       1<<5 | 1, //lint:ignore SA1019 CreateRaw writes this field; Modified would add an extra field
		CRC32:              c.crc,
		CompressedSize64:   uint64(len(c.data)),
		UncompressedSize64: uint64(len(part.Data)),
		ExternalAttrs:      0o100600 << 16,
	}
	if c.stored {
		h.Method = zip.Store
	}
	return h
}
