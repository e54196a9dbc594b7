package outbox

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// queue is what goes to one destination.
type queue struct {
	destination journal.Destination
	deliveries  []journal.Delivery
	items       []item // in the order of sending
}

// item is one delivery, weighed: what it sends, or why it stays.
type item struct {
	journal.Delivery
	title    string
	taken    time.Time        // by the clock of the place
	dispatch journal.Dispatch // the zero Dispatch where nothing could be frozen
	weight   destination.Weight
	link     journal.Link
	stays    stay
	// fresh: dispatch is not in the journal yet. completes: it replaces what went ahead small. anew: its pictures are
	// other ones than those that it replaces.
	fresh, completes, anew bool
	end                    journal.State // as this Send left it; "" before
}

func (i item) key() key { return key{i.Entry, i.Destination} }

// Plan tells what Send would do, and freezes what it can, so that the bytes are exact. Nothing
// touches the network: limits are those that the destinations last told.
func (o *Outbox) Plan(ctx context.Context, opt Options) (journal.Bill, error) {
	if err := o.recall(ctx); err != nil {
		return journal.Bill{}, err
	}
	queues, err := o.queues(ctx, opt)
	bill := journal.Bill{Links: map[string]journal.Link{}}
	spent := int64(0)
	for _, q := range queues {
		if q.items, err = o.weigh(ctx, q, opt); err != nil {
			return journal.Bill{}, err
		}
		if link, ok := o.link(q.destination.Name); ok {
			link.Rate = opt.atMost(link.Rate)
			bill.Links[q.destination.Name] = link
		}
		opens := q.opens()
		for _, i := range q.items {
			i.stays = cmp.Or(i.stays, overBudget(spent+opens, i.costs(), opt.Budget))
			if i.stays == goes {
				spent += opens + i.costs()
				bill.Opening, opens = bill.Opening+opens, 0
			}
			bill.Items = append(bill.Items, i.line())
		}
		spent = completions(bill.Items[len(bill.Items)-len(q.items):], q.items, spent, opt.Budget)
	}
	return bill, err
}

// completions adds to lines the full pictures of items, which leave after all small ones; it returns what is
// spent with them.
func completions(lines []journal.BillItem, items []item, spent, budget int64) int64 {
	for n, i := range items {
		follows := i.completion()
		switch {
		case lines[n].Stays != "" || follows == 0:
		case overBudget(spent, i.fullWire(), budget) == goes:
			lines[n].Follows, spent = follows, spent+i.fullWire()
			lines[n].Wire += i.fullWire()
			lines[n].Time += i.link.Time(follows, i.files())
			lines[n].Note = "small first, then the full picture"
		default:
			lines[n].Note = "small; the budget has no room for the full picture"
		}
	}
	return spent
}

func (i item) line() journal.BillItem {
	if i.State == journal.StateWithdrawing {
		line := journal.BillItem{Entry: i.Entry, Destination: i.Destination, Title: i.title, Withdraw: true}
		if i.stays.you && !i.stays.keep {
			line.Stays = i.stays.reason
		}
		return line
	}
	note := i.rungWords()
	if i.completes {
		note = strings.TrimSuffix("completes what went small; "+note, "; ")
	}
	return journal.BillItem{
		Entry: i.Entry, Destination: i.Destination, Title: i.title, Pictures: len(i.dispatch.Pictures), Note: note,
		Bytes: i.dispatch.Bytes(), Wire: i.wire(), Time: i.lasts(),
		Edit: i.dispatch.Replaces != nil, Look: unsettled(i.Delivery), Stays: i.stays.reason,
	}
}

// queues returns the selected deliveries by destination, in the order of the journal's list. What
// goes to a destination that is gone is queued under a destination without a kind.
func (o *Outbox) queues(ctx context.Context, opt Options) ([]queue, error) {
	configured, err := o.Store.Destinations(ctx)
	if err != nil {
		return nil, err
	}
	for _, name := range opt.To {
		if !slices.ContainsFunc(configured, func(d journal.Destination) bool { return d.Name == name }) {
			return nil, &journal.Error{
				Op: "destination " + journal.Visible(name), Kind: journal.NotFound,
				Err:  errors.New("there is none of this name"),
				Hint: "`sojourn destination list` shows them all",
			}
		}
	}
	all, err := o.Store.Outbox(ctx)
	if err != nil {
		return nil, err
	}
	var queues []queue
	for _, d := range configured {
		queues = append(queues, queue{destination: d})
	}
	for _, d := range all {
		if opt.selects(d) {
			queues = enqueue(queues, d)
		}
	}
	return slices.DeleteFunc(queues, func(q queue) bool { return len(q.deliveries) == 0 }), nil
}

func enqueue(queues []queue, d journal.Delivery) []queue {
	at := slices.IndexFunc(queues, func(q queue) bool { return q.destination.Name == d.Destination })
	if at < 0 {
		at = len(queues)
		queues = append(queues, queue{destination: journal.Destination{Name: d.Destination}})
	}
	queues[at].deliveries = append(queues[at].deliveries, d)
	return queues
}

func (opt Options) selects(d journal.Delivery) bool {
	return (!opt.withdrawing || d.State == journal.StateWithdrawing) &&
		(len(opt.To) == 0 || slices.Contains(opt.To, d.Destination)) &&
		(len(opt.Only) == 0 || slices.Contains(opt.Only, d.Entry))
}

// weigh returns q's deliveries in the order of sending: words, then words with small pictures ahead of
// full ones, then small before large.
func (o *Outbox) weigh(ctx context.Context, q queue, opt Options) ([]item, error) {
	var items []item
	for _, d := range q.deliveries {
		i, err := o.item(ctx, q.destination, d, opt)
		if err != nil {
			return nil, err
		}
		items = append(items, i)
	}
	ahead := o.wordsAhead(q.destination, items, opt)
	for n := range items {
		var err error
		if items[n], err = o.sized(ctx, items[n], q.destination, ahead); err != nil {
			return nil, err
		}
		items[n] = o.weighed(items[n], q.destination, opt)
	}
	slices.SortStableFunc(items, func(a, b item) int {
		return cmp.Or(cmp.Compare(a.class(), b.class()), opt.Order.compare(a, b))
	})
	return items, nil
}

// class is i's place in the order of sending.
func (i item) class() int {
	switch {
	case len(i.dispatch.Pictures) == 0:
		return 0
	case i.dispatch.Small():
		return 1
	}
	return 2
}

// item weighs one delivery. Errors are the store's; what is wrong with the entry is why it stays.
func (o *Outbox) item(
	ctx context.Context, to journal.Destination, d journal.Delivery, opt Options,
) (item, error) {
	if err := ctx.Err(); err != nil {
		return item{}, err
	}
	i := item{Delivery: d, title: string(d.Entry)}
	entry, err := o.Store.Entry(ctx, d.Entry)
	if journal.KindOf(err) == journal.NotFound {
		i.stays = forYou(err)
		return i, nil
	}
	if err != nil {
		return item{}, err
	}
	i.title, i.taken = title(entry), entry.Taken.Local()
	if d.Dispatch != "" {
		if i.dispatch, err = o.Store.Dispatch(ctx, d.Dispatch); err != nil {
			return item{}, err
		}
	}
	if i.State == journal.StateWithdrawing {
		i.stays = o.withdraws(i, to)
		return i, nil
	}
	if i.stays, err = o.waits(ctx, i, entry, opt); err != nil || i.stays != goes {
		return i, err
	}
	if to.Kind == "" {
		i.stays = stay{you: true, reason: "its destination is not configured any more; " +
			"unmark it or add the destination"}
		return i, nil
	}
	return o.drawn(ctx, i, entry, to)
}
