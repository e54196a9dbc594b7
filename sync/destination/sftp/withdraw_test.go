package sftp_test

import (
	"os"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/desk"
	"sojourn/sync/destination/desk/desktest"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/sftp/sftptest"
)

func TestSFTPTakesBack(t *testing.T) {
	destinationtest.RunWithdraw(t, func(t *testing.T) destinationtest.Harness {
		s := sftptest.Serve(t)
		return destinationtest.Harness{
			Destination: open(t, destinationOf(s), ""),
			Posts:       func(t testing.TB) []destinationtest.Post { return desktest.Posts(t, desktest.Files(t, s.Dir)) },
		}
	})
}

func TestACutWithdrawalFromADeskIsGoneOnWith(t *testing.T) {
	destinationtest.RunWithdrawCut(t, 397, func(t *testing.T) (destinationtest.Harness, *destinationtest.Proxy) {
		s := sftptest.Serve(t)
		link := destinationtest.Link(t, s.Address)
		c := destinationOf(s)
		c.Settings["server"] = s.URL(link.Address())
		return destinationtest.Harness{
			Destination: open(t, c, ""),
			Posts:       func(t testing.TB) []destinationtest.Post { return desktest.Posts(t, desktest.Files(t, s.Dir)) },
		}, link
	})
}

// A desk that takes files out says so where it was faster; until then all can be taken back.
func TestADeskThatClearsIsFaster(t *testing.T) {
	for name, cleared := range map[string]bool{"the desk was faster": true, "it is still there": false} {
		t.Run(name, func(t *testing.T) {
			s := sftptest.Serve(t)
			c := destinationOf(s)
			c.Settings[desk.SettingClears] = "yes"
			d, to := destinationtest.Dispatch(t, "단신", 1), open(t, c, "")
			r, err := to.Deliver(t.Context(), d, &destinationtest.Trail{})
			if err != nil {
				t.Fatal(err)
			}
			if cleared {
				if err := os.Remove(s.Dir + "/" + r.RemoteID); err != nil {
					t.Fatal(err)
				}
			}
			err = to.(destination.Withdrawer).Withdraw(t.Context(), d, r, &destinationtest.Trail{})
			if cleared && (journal.KindOf(err) != journal.Refused || !strings.Contains(journal.HintOf(err), "ask the desk")) {
				t.Errorf("%v, want Refused with a hint", err)
			}
			if !cleared && (err != nil || len(desktest.Posts(t, desktest.Files(t, s.Dir))) > 0) {
				t.Errorf("%v, and there is %v", err, desktest.Posts(t, desktest.Files(t, s.Dir)))
			}
		})
	}
}
