package outbox_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/outbox"
)

// poor is the link that this program is made for: 50 kbit/s, 600 ms, 5 % loss.
var poor = destinationtest.Slow{BytesPerSecond: 6250, RTT: 600 * time.Millisecond, LossEvery: 20}

const photos = 2 // of about 280 kB, much smaller than a desk gets them

const photoWidth = 660

// BenchmarkGoodput sends photos over a poor link by curl, then by an outbox, then a batch of 12 entries, nine
// of them without a picture. sync/bench.sh runs it for all kinds at once.
func BenchmarkGoodput(b *testing.B) {
	for name, at := range places {
		b.Run(name, func(b *testing.B) {
			for range b.N {
				p := at(b)
				p.link.SlowDown(poor)
				curl := p.byCurl(b)
				r := p.rig(b)
				r.width = photoWidth
				sojourn := r.byOutbox()
				b.ReportMetric(curl, "curl-B/s")
				b.ReportMetric(sojourn, "sojourn-B/s")
				b.ReportMetric(100*sojourn/curl, "%-of-curl")
				r.twelve(b, p)
			}
		})
	}
}

// byCurl returns the bytes a second of content that curl sends, over one connection.
func (p place) byCurl(b *testing.B) float64 {
	var args []string
	bytes := 0
	for n := range photos {
		file := filepath.Join(b.TempDir(), fmt.Sprintf("%d.jpg", n))
		data := noise(b, photoWidth)
		bytes += len(data)
		if err := os.WriteFile(file, data, 0o600); err != nil {
			b.Fatal(err)
		}
		if n > 0 {
			args = append(args, "--next")
		}
		args = append(args, "-sS", "--fail")
		for _, a := range p.curl {
			args = append(args, strings.Replace(a, "%s", file, 1))
		}
	}
	began := time.Now()
	out, err := exec.CommandContext(b.Context(), "curl", args...).CombinedOutput()
	if err != nil {
		b.Fatalf("curl: %v\n%s", err, out)
	}
	return float64(bytes) / time.Since(began).Seconds()
}

// byOutbox is the same, of entries with one picture each: their words count as nothing.
func (r *rig) byOutbox() float64 {
	for n := range photos {
		r.add(fmt.Sprintf("Picture %d: 얼음", n), 1)
	}
	bytes := int64(0)
	for _, i := range r.plan(outbox.Options{}).Items {
		bytes += i.Bytes
	}
	return float64(bytes) / r.send(outbox.Options{}).Took.Seconds()
}

// twelve measures when words and pictures of a batch have arrived, and how far the bill was off.
func (r *rig) twelve(b *testing.B, p place) {
	pictures := map[journal.ID]bool{}
	for n := range 12 {
		pictures[r.add(fmt.Sprintf("Entry %d: 광장에 눈이 온다", n), n%4/3)] = n%4 == 3
	}
	bill, before, began := r.plan(outbox.Options{}), p.passed(), time.Now()
	var words, first time.Duration
	_, err := r.outbox.Send(context.Background(), outbox.Options{}, func(g journal.Progress) {
		switch {
		case g.State == journal.StateDelivered && !pictures[g.Entry]:
			words = time.Since(began)
		case g.State == journal.StateDelivered && first == 0:
			first = time.Since(began)
		}
	})
	if err != nil {
		b.Fatal(err)
	}
	passed := p.passed() - before
	took, _ := bill.Time()
	b.ReportMetric(100*(float64(bill.Wire())/float64(passed)-1), "%-bill-off")
	b.ReportMetric(100*(took.Seconds()/time.Since(began).Seconds()-1), "%-time-off")
	b.ReportMetric(words.Seconds(), "s-to-words")
	b.ReportMetric(first.Seconds(), "s-to-picture")
}
