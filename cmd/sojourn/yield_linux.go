package main

import "golang.org/x/sys/unix"

// lowest is the priority of who works only when nobody else does.
const lowest = 19

// yield lets all others go before the thread that calls it.
func yield() { _ = unix.Setpriority(unix.PRIO_PROCESS, unix.Gettid(), lowest) }
