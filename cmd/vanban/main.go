// Command vanban turns facts kept in YAML into official Vietnamese documents: Word files in the standard
// administrative format and Markdown drafts.
package main

import (
	"io"
	"os"
	"runtime/debug"
)

// Exit codes, a contract with scripts and CI.
const (
	exitClean    = 0
	exitFindings = 1 // problems found, or differences
	exitFailed   = 2 // could not run: wrong flags, no data folder
)

// memoryLimit is how much memory a run takes before it collects garbage more often.
const memoryLimit = 800 << 20

func main() {
	// A run is over in a blink and takes some 50 MB: collecting garbage more seldom makes it a third faster. Where there is
	// much to keep, memory counts for more.
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(memoryLimit)
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run is the whole command: arguments and streams in, exit code out.
func run(args []string, stdout, stderr io.Writer) int {
	c := &cli{stdout: stdout, stderr: stderr, lang: langFromEnvironment()}
	root := c.rootCommand()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	if err := root.Execute(); err != nil {
		c.fail(err)
	}
	return c.code
}
