// Command benchtable prints the output of `go test -bench` as a table: what is measured, how long one takes, how many a second
// that is, and the memory it asks for.
//
//	go test -run '^$' -bench . -benchmem ./... | go run ./internal/build/testdata/benchtable
package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
	"text/tabwriter"
)

func main() {
	out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	defer out.Flush()
	fmt.Fprintln(out, "benchmark\tµs\ta second\tMB/s\tKB\tallocations\t")
	lines := bufio.NewScanner(os.Stdin)
	pkg := ""
	for lines.Scan() {
		line := lines.Text()
		if name, ok := strings.CutPrefix(line, "pkg: "); ok {
			pkg = strings.TrimPrefix(name, "vanban/")
		}
		fields := strings.Fields(line)
		if len(fields) < 4 || !strings.HasPrefix(fields[0], "Benchmark") {
			if strings.HasPrefix(line, "FAIL") || strings.HasPrefix(line, "---") {
				fmt.Fprintln(os.Stderr, line)
			}
			continue
		}
		values := map[string]float64{}
		for i := 2; i+1 < len(fields); i += 2 {
			values[fields[i+1]], _ = strconv.ParseFloat(fields[i], 64)
		}
		name := strings.TrimPrefix(fields[0], "Benchmark")
		if i := strings.LastIndexByte(name, '-'); i > 0 {
			name = name[:i] // the number of processors
		}
		ns, things := values["ns/op"], 1.0
		if each, ok := values["ns/each"]; ok && each > 0 { // an operation does so many things
			ns, things = each, ns/each
		}
		rate := ""
		if ns > 0 {
			rate = fmt.Sprintf("%.0f", 1e9/ns)
		}
		speed := ""
		if v, ok := values["MB/s"]; ok {
			speed = fmt.Sprintf("%.0f", v)
		}
		name = strings.ReplaceAll(name, "_", " ")
		fmt.Fprintf(out, "%s: %s\t%.1f\t%s\t%s\t%.1f\t%.0f\t\n", pkg, name, ns/1000, rate, speed, values["B/op"]/1024/things, values["allocs/op"]/things)
	}
}
