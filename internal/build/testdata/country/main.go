// Command country makes the facts of a made-up country out of a project's own: as many units as asked, the same bytes
// every time. Each lowest unit is a copy of one of the project's with another name and other figures where no rule and
// no stated total binds them; each upper unit has the units of the project's upper unit below it, or, with -flat, one has all.
//
//	go run ./internal/build/testdata/country -units 10598 -out /tmp/country
//	bin/vanban build --data /tmp/country/data --out /tmp/country/output
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
)

func main() {
	units := flag.Int("units", 10598, "units of all levels")
	project := flag.String("data", "data", "the facts that are copied")
	flat := flag.Bool("flat", false, "all lowest units under one upper unit")
	out := flag.String("out", "", "folder that gets a folder data")
	flag.Parse()
	if *out == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := generate(*project, filepath.Join(*out, "data"), *units, *flat); err != nil {
		log.Fatal(err)
	}
}

var (
	name   = regexp.MustCompile(`(?m)^ten: .*$`)
	above  = regexp.MustCompile(`(?m)^cap_tren: .*$`)
	free   = regexp.MustCompile(`(?m)^( +(?:hoc_bong_suat|qua_tet_suat|luot_nguoi|tin_bai): )(\d+)$`)
	totals = regexp.MustCompile(`(?m)^(?:nhan_su|thi_dua|kinh_phi):\n(?: .*\n|\n)*`) // they would not be those of all units
	levels = [2]string{"phuong", "thanh-pho"}                                        // from below
	titles = [2]string{"Phường", "thành phố"}
)

func generate(from, to string, units int, flat bool) error {
	lower, err := read(filepath.Join(from, levels[0]))
	if err != nil {
		return err
	}
	upper, err := read(filepath.Join(from, levels[1]))
	if err != nil {
		return err
	}
	if len(lower) == 0 || len(upper) == 0 {
		return fmt.Errorf("%s has no units to copy", from)
	}
	common, err := read(from)
	if err != nil {
		return err
	}
	for _, f := range common {
		if err := write(to, f.name, f.data); err != nil {
			return err
		}
	}
	for made, group := 0, 1; made < units; group++ {
		city := renamed(upper[0].data, titles[1], group)
		if flat {
			city = totals.ReplaceAll(city, nil)
		}
		id := fmt.Sprintf("%05d", group)
		if err := write(filepath.Join(to, levels[1]), id+".yaml", city); err != nil {
			return err
		}
		made++
		for i := 0; (i < len(lower) || flat) && made < units; i++ {
			data := renamed(lower[i%len(lower)].data, titles[0], made)
			data = above.ReplaceAll(data, fmt.Appendf(nil, "cap_tren: %s/%s", levels[1], id))
			data = varied(data, made)
			if err := write(filepath.Join(to, levels[0]), fmt.Sprintf("%s-%d.yaml", id, i+1), data); err != nil {
				return err
			}
			made++
		}
	}
	return nil
}

func renamed(data []byte, title string, number int) []byte {
	return name.ReplaceAll(data, fmt.Appendf(nil, "ten: %s %d", title, number))
}

// varied raises the figures that nothing binds, each by an amount of its own.
func varied(data []byte, seed int) []byte {
	state := uint32(seed)*2654435761 + 1
	return free.ReplaceAllFunc(data, func(line []byte) []byte {
		m := free.FindSubmatch(line)
		value, _ := strconv.Atoi(string(m[2]))
		state = state*1664525 + 1013904223
		return fmt.Appendf(nil, "%s%d", m[1], value+int(state>>24))
	})
}

type file struct {
	name string
	data []byte
}

// read returns the YAML files of a folder in order.
func read(dir string) ([]file, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.yaml"))
	if err != nil {
		return nil, err
	}
	var files []file
	for _, n := range names {
		data, err := os.ReadFile(n)
		if err != nil {
			return nil, err
		}
		files = append(files, file{filepath.Base(n), data})
	}
	return files, nil
}

func write(dir, name string, data []byte) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, name), data, 0o644)
}
