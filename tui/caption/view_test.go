package caption_test

import (
	"fmt"
	"testing"

	"sojourn/tui/route"
	"sojourn/tui/tuitest"
)

func TestViews(t *testing.T) {
	for _, size := range [][2]int{{80, 23}, {120, 39}, {40, 9}, {60, 12}, {200, 59}} {
		name := fmt.Sprintf("%dx%d", size[0], size[1])
		t.Run(name, func(t *testing.T) {
			j := walk(t)
			e := j.editor(size[0], size[1]).show(j.ids[0], j.ids, route.FieldCaption)
			tuitest.Fits(t, e.View(), size[0], size[1])
			tuitest.Golden(t, "caption-"+name, e.View())
		})
	}
}
