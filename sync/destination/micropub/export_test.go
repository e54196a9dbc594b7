package micropub

import "time"

// GiveUpAfter lets calls of d be given up after that long without a byte.
func (d *Destination) GiveUpAfter(wait time.Duration) { d.client.web.GiveUpAfter(wait) }
