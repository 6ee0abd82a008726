package main

import (
	"os"
	"strconv"
	"time"

	"github.com/schollz/progressbar/v3"

	"vanban/internal/build"
)

// progress returns what shows how far a run has come: a bar on a terminal, from the second second on; nothing elsewhere,
// and nothing in CI. The second result takes the bar away.
func (c *cli) progress() (show func(build.Progress), clear func()) {
	if file, ok := c.stderr.(*os.File); !ok || !terminal(file) || os.Getenv("CI") != "" {
		return nil, func() {}
	}
	start := time.Now()
	var bar *progressbar.ProgressBar
	show = func(p build.Progress) {
		if time.Since(start) < time.Second {
			return
		}
		if bar == nil {
			bar = progressbar.NewOptions(p.Total, progressbar.OptionSetWriter(c.stderr), progressbar.OptionShowCount(), progressbar.OptionShowIts(),
				progressbar.OptionSetItsString(c.say("văn bản", "documents")), progressbar.OptionThrottle(100*time.Millisecond),
				progressbar.OptionSetPredictTime(true), progressbar.OptionClearOnFinish())
		}
		if p.Problems > 0 {
			bar.Describe(c.say("Lập văn bản, thông báo: ", "Making documents, problems: ") + strconv.Itoa(p.Problems))
		} else {
			bar.Describe(c.say("Lập văn bản", "Making documents"))
		}
		bar.Set(p.Done)
	}
	return show, func() {
		if bar != nil {
			bar.Clear()
		}
	}
}
