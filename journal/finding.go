package journal

// FindingKind says what a finding is about.
type FindingKind string

const (
	// FindingJournal: the journal's own file is damaged.
	FindingJournal FindingKind = "journal"
	// FindingWords: an entry does not read as it did when it was saved.
	FindingWords FindingKind = "words"
	// FindingMissing: a file of a photo is not where it should be.
	FindingMissing FindingKind = "missing"
	// FindingUnreadable: a file of a photo is there and cannot be read.
	FindingUnreadable FindingKind = "unreadable"
	// FindingChanged: a file of a photo is not what was imported.
	FindingChanged FindingKind = "changed"
	// FindingStray: a file lies among the originals, and no entry has it.
	FindingStray FindingKind = "stray"
	// FindingLeftover: something that was stopped left a file behind.
	FindingLeftover FindingKind = "leftover"
)

// Finding is one thing that is wrong with a journal, and what to do about it.
type Finding struct {
	Kind    FindingKind
	Entry   ID     // whose file it is; "" if none
	Path    string // of the file; foreign text
	Problem string // may quote the system: show it with Visible
	Hint    string
}
