package s3

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/minio/minio-go/v7"
)

// partSize is the least that stores take as a part that is not the last, in bytes.
const partSize = 5 << 20

// byParts puts the file in parts, without those that the store has.
func (u *upload) byParts(ctx context.Context) error {
	id, have, err := u.begin(ctx)
	if err != nil {
		return u.tell(ctx, err)
	}
	var parts []minio.CompletePart
	for at := int64(0); at < u.file.Bytes; at += partSize {
		p, err := u.read(min(partSize, u.file.Bytes-at))
		if err != nil {
			return err
		}
		n := len(parts) + 1
		if part := have[n]; part.ETag != p.tag || part.Size != p.size() {
			if have[n], err = u.putPart(ctx, id, n, p); err != nil {
				return u.tell(ctx, err)
			}
		}
		parts = append(parts, minio.CompletePart{PartNumber: n, ETag: have[n].ETag})
	}
	if err := u.complete(); err != nil {
		u.drop(ctx, id)
		return err
	}
	return u.give(ctx, func(o minio.PutObjectOptions) error {
		_, err := u.core.CompleteMultipartUpload(ctx, u.bucket, u.key, id, parts, o)
		if statusOf(err) == http.StatusPreconditionFailed {
			u.drop(ctx, id)
		}
		return err
	})
}

func (u *upload) putPart(ctx context.Context, id string, n int, p piece) (minio.ObjectPart, error) {
	in := p.reader(u.sent)
	defer in.rest()
	return u.core.PutObjectPart(ctx, u.bucket, u.key, id, n, in, p.size(), minio.PutObjectPartOptions{
		Md5Base64: p.md5, Sha256Hex: p.sha256, DisableContentSha256: true, // as a stream: it is given whole
	})
}

// drop has the store forget the parts. Where it does not, they are its own to clean up.
func (u *upload) drop(ctx context.Context, id string) {
	_ = u.core.AbortMultipartUpload(ctx, u.bucket, u.key, id)
}

// begin returns the upload that an earlier attempt began, and its parts by number, or a new one.
func (u *upload) begin(ctx context.Context) (id string, have map[int]minio.ObjectPart, err error) {
	if !u.file.Fresh {
		if id, err = u.begun(ctx); err != nil {
			return "", nil, err
		}
	}
	if id != "" {
		have, err = u.parts(ctx, id)
		return id, have, err
	}
	id, err = u.core.NewMultipartUpload(ctx, u.bucket, u.key, minio.PutObjectOptions{
		UserMetadata: u.metadata(), ContentType: u.file.MIME,
	})
	if err == nil && id == "" {
		err = errPage
	}
	return id, map[int]minio.ObjectPart{}, err
}

// begun returns the youngest upload of this name, "" where there is none or the store does not tell.
func (u *upload) begun(ctx context.Context) (id string, err error) {
	list, err := u.core.ListMultipartUploads(ctx, u.bucket, u.key, "", "", "", mostListed)
	switch statusOf(err) {
	case http.StatusForbidden, http.StatusNotImplemented, http.StatusMethodNotAllowed:
		return "", nil
	}
	var youngest minio.ObjectMultipartInfo
	for _, one := range list.Uploads {
		if one.Key == u.key && !one.Initiated.Before(youngest.Initiated) {
			youngest = one
		}
	}
	return youngest.UploadID, err
}

// mostListed is how much stores list at once.
const mostListed = 1000

var errEndless = errors.New("the store's list of parts has no end")

// parts lists what the store has of an upload.
func (u *upload) parts(ctx context.Context, id string) (map[int]minio.ObjectPart, error) {
	have := map[int]minio.ObjectPart{}
	for after := 0; ; {
		list, err := u.core.ListObjectParts(ctx, u.bucket, u.key, id, after, mostListed)
		if err != nil {
			return nil, err
		}
		for _, p := range list.ObjectParts {
			p.ETag = strings.Trim(p.ETag, `"`)
			have[p.PartNumber] = p
		}
		if !list.IsTruncated {
			return have, nil
		}
		if list.NextPartNumberMarker <= after {
			return nil, errEndless
		}
		after = list.NextPartNumberMarker
	}
}
