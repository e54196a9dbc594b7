package webdav_test

import (
	"os/exec"
	"testing"

	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/webdav/webdavtest"
)

// rclone is the server of Debian's package of that name, which shows a folder.
func rclone(t *testing.T) (shown, address string) {
	t.Helper()
	program, err := exec.LookPath("rclone")
	if err != nil {
		t.Skip("this test wants the package rclone")
	}
	shown, address = t.TempDir(), freeAddress(t)
	server := exec.Command(program, "serve", "webdav", shown, "--addr", address, "--dir-cache-time", "1ms",
		"--user", webdavtest.User, "--pass", webdavtest.Password)
	server.Env = []string{"HOME=" + t.TempDir()}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Process.Kill()
		_ = server.Wait()
	})
	awaitAnswer(t, address)
	return shown, address
}

func TestRcloneKeepsTheContract(t *testing.T) {
	shown, address := rclone(t)
	open := func(t *testing.T) destinationtest.Harness {
		h, _ := folderOf(t, shown, address)
		return h
	}
	t.Run("sent", func(t *testing.T) { destinationtest.Run(t, open) })
	t.Run("taken back", func(t *testing.T) { destinationtest.RunWithdraw(t, open) })
	t.Run("cut", func(t *testing.T) {
		destinationtest.RunCut(t, 397, func(t *testing.T) (destinationtest.Harness, *destinationtest.Proxy) {
			link := destinationtest.Link(t, address)
			h, _ := folderOf(t, shown, link.Address())
			return h, link
		})
	})
}
