package destination

import "errors"

// Untold is in an Unknown error of Find that no other look will settle: the traveller is asked whether it is there. What
// is sent after that has another key.
type Untold struct{ Err error }

func (u *Untold) Error() string { return u.Err.Error() }
func (u *Untold) Unwrap() error { return u.Err }

// IsUntold tells whether only the traveller can say what became of it.
func IsUntold(err error) bool {
	_, is := errors.AsType[*Untold](err)
	return is
}
