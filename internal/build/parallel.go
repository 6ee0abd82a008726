package build

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// parallel runs a function on every item and returns the results in order. Without a number of workers there are as many
// as processors.
func parallel[T, R any](items []T, workers int, do func(T) R) []R {
	results, _ := parallelUntil(context.Background(), items, workers, do)
	return results
}

// parallelUntil is parallel until ctx ends.
func parallelUntil[T, R any](ctx context.Context, items []T, workers int, do func(T) R) ([]R, error) {
	results := make([]R, len(items))
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(workers, len(items)) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(items) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				results[i] = do(items[i])
			}
		})
	}
	group.Wait()
	return results, ctx.Err()
}
