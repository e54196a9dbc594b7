package folder_test

import (
	"fmt"
	"testing"

	"sojourn/sync/destination/destinationtest"
)

// BenchmarkDeliver measures one more entry beside many.
func BenchmarkDeliver(b *testing.B) {
	for _, there := range []int{10, 1000} {
		b.Run(fmt.Sprintf("beside %d", there), func(b *testing.B) {
			to := open(b, b.TempDir())
			for range there {
				deliver(b, to, taken(b, "이미 있는 것", "2013-02-25T08:00:00", 0))
			}
			for b.Loop() {
				d := destinationtest.Dispatch(b, "하나 더", 1)
				deliver(b, to, d)
			}
		})
	}
}
