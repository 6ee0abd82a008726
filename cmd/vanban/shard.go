package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"github.com/spf13/cobra"

	"vanban/internal/build"
	"vanban/internal/manifest"
)

// shard reads the flag --shard: 2/5, or auto where the environment says which part of the work is this machine's.
func (c *cli) shard(text string) (build.Shard, error) {
	if text == "" {
		return build.Shard{}, nil
	}
	if text == "auto" {
		if text = shardFromEnvironment(os.Getenv); text == "" {
			return build.Shard{}, errors.New(c.say("--shard auto không thấy CI_NODE_INDEX và CI_NODE_TOTAL (GitLab), cũng không thấy JOB_COMPLETION_INDEX và VANBAN_SHARDS (Kubernetes); ghi rõ phần việc, ví dụ --shard 2/5",
				"--shard auto finds neither CI_NODE_INDEX and CI_NODE_TOTAL (GitLab) nor JOB_COMPLETION_INDEX and VANBAN_SHARDS (Kubernetes); name the part, as --shard 2/5"))
		}
	}
	shard, err := build.ParseShard(text)
	if err != nil {
		return build.Shard{}, fmt.Errorf(c.say("--shard nhận dạng 2/5 (phần thứ hai trong năm phần) hoặc auto, không phải %q", "--shard is as 2/5 (the second of five parts) or auto, not %q"), text)
	}
	return shard, nil
}

// shardFromEnvironment knows GitLab's parallel jobs, which count from 1, and Kubernetes' indexed jobs, which count from 0
// and do not say how many they are: VANBAN_SHARDS does.
func shardFromEnvironment(get func(string) string) string {
	if index, total := get("CI_NODE_INDEX"), get("CI_NODE_TOTAL"); index != "" && total != "" {
		return index + "/" + total
	}
	if index, err := strconv.Atoi(get("JOB_COMPLETION_INDEX")); err == nil && get("VANBAN_SHARDS") != "" {
		return strconv.Itoa(index+1) + "/" + get("VANBAN_SHARDS")
	}
	return ""
}

func (c *cli) mergeCommand() *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use:   c.say("merge THƯ_MỤC...", "merge FOLDER..."),
		Short: c.say("Gộp kết quả của các phần build --shard vào một thư mục", "Put the results of build --shard into one folder"),
		Args:  cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, from []string) error {
			ctx, stop := interruptible()
			defer stop()
			return c.merge(ctx, from, force)
		},
	}
	cmd.Flags().BoolVar(&force, "force", false, c.say("ghi đè cả bản thảo đã sửa tay (bản sửa được giữ thành tệp khác)", "overwrite drafts edited by hand, keeping a copy"))
	return cmd
}

func (c *cli) merge(ctx context.Context, from []string, force bool) error {
	for _, dir := range from {
		if !isFolder(dir) { // a part without documents has no manifest
			return fmt.Errorf(c.say("không thấy thư mục %s", "there is no folder %s"), filepath.ToSlash(dir))
		}
	}
	r, err := manifest.Merge(ctx, c.out, from, manifest.Options{Force: force})
	if ctx.Err() != nil {
		return c.stopped()
	}
	var part *manifest.PartError
	if errors.As(err, &part) {
		return c.unfit(part)
	}
	if err := c.print(c.outcome(r, err).Sorted(), "text"); err != nil {
		return err
	}
	if err == nil {
		fmt.Fprintf(c.stderr, c.say("Đã gộp %d thư mục: ghi %d tệp, %d tệp không đổi.\n", "Merged %d folders: wrote %d files, %d unchanged.\n"), len(from), len(r.Written), len(r.Unchanged))
	}
	return nil
}

// unfit says which part cannot be merged, and why.
func (c *cli) unfit(e *manifest.PartError) error {
	switch e.Err {
	case manifest.ErrPartMissing:
		return fmt.Errorf(c.say("chưa đủ phần: thiếu phần %d/%d; lập phần ấy (build --shard %[1]d/%[2]d) rồi gộp lại; chưa ghi gì",
			"part %d/%d is missing: make it (build --shard %[1]d/%[2]d) and merge again; nothing was written"), e.Index, e.Count)
	case manifest.ErrPartTwice:
		return fmt.Errorf(c.say("thư mục %s lại là phần %d/%d, đã có trong các thư mục trước; chưa ghi gì",
			"folder %s is part %d/%d once more, which an earlier folder holds; nothing was written"), e.Folder, e.Index, e.Count)
	case manifest.ErrForeignPart:
		return fmt.Errorf(c.say("thư mục %s không cùng một lần lập với các thư mục trước: dữ liệu, mẫu hoặc cách chia phần khác nhau; chưa ghi gì",
			"folder %s is not of the same run as the folders before it: the data, the templates or the number of parts differ; nothing was written"), e.Folder)
	}
	return fmt.Errorf(c.say("thư mục %s không phải kết quả của build --shard; chưa ghi gì", "folder %s is not a result of build --shard; nothing was written"), e.Folder)
}
