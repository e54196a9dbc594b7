package webtest

// At plans trouble for the request of that number.
func At(number int, trouble Trouble) func(Request) Trouble {
	return func(r Request) Trouble {
		if r.Number == number {
			return trouble
		}
		return nil
	}
}

// On plans trouble for the first requests that match, one each.
func On(method, pattern string, troubles ...Trouble) func(Request) Trouble {
	return func(r Request) Trouble {
		if len(troubles) == 0 || !r.Is(method, pattern) {
			return nil
		}
		next := troubles[0]
		troubles = troubles[1:]
		return next
	}
}

// Always plans trouble for every request that matches.
func Always(method, pattern string, trouble Trouble) func(Request) Trouble {
	return func(r Request) Trouble {
		if r.Is(method, pattern) {
			return trouble
		}
		return nil
	}
}

// All plans the trouble of the first of plans that has any.
func All(plans ...func(Request) Trouble) func(Request) Trouble {
	return func(r Request) Trouble {
		for _, plan := range plans {
			if trouble := plan(r); trouble != nil {
				return trouble
			}
		}
		return nil
	}
}
