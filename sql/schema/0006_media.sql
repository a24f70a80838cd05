-- SPDX-License-Identifier: MIT
-- Files that statuses show (docs/adr/0005): what a file's home said of it last, once for each wiki.

CREATE TABLE social.media (
  id bigint PRIMARY KEY,
  wiki text NOT NULL CHECK (octet_length(wiki) BETWEEN 1 AND 64),
  file text NOT NULL CHECK (octet_length(file) BETWEEN 1 AND 240),
  title text NOT NULL DEFAULT '' CHECK (octet_length(title) <= 255),
  repo text NOT NULL DEFAULT '' CHECK (octet_length(repo) <= 64),
  kind smallint NOT NULL CHECK (kind BETWEEN 0 AND 5),
  mime text NOT NULL DEFAULT '' CHECK (octet_length(mime) <= 255),
  sha1 text NOT NULL DEFAULT '' CHECK (octet_length(sha1) <= 64),
  size bigint NOT NULL DEFAULT 0 CHECK (size >= 0),
  width integer NOT NULL DEFAULT 0 CHECK (width >= 0),
  height integer NOT NULL DEFAULT 0 CHECK (height >= 0),
  author text NOT NULL DEFAULT '' CHECK (octet_length(author) <= 2000),
  author_url text NOT NULL DEFAULT '' CHECK (octet_length(author_url) <= 2000),
  licence text NOT NULL DEFAULT '' CHECK (octet_length(licence) <= 800),
  licence_url text NOT NULL DEFAULT '' CHECK (octet_length(licence_url) <= 2000),
  attribution boolean NOT NULL DEFAULT false,
  description text NOT NULL DEFAULT '' CHECK (octet_length(description) <= 8000),
  description_url text NOT NULL DEFAULT '' CHECK (octet_length(description_url) <= 2000),
  url text NOT NULL DEFAULT '' CHECK (octet_length(url) <= 2000),
  thumbs jsonb NOT NULL DEFAULT '[]' CHECK (
    CASE WHEN jsonb_typeof(thumbs) = 'array' THEN jsonb_array_length(thumbs) <= 8 ELSE false END
  ),
  gone_at timestamptz,
  withheld boolean NOT NULL DEFAULT false,
  refreshed_at timestamptz NOT NULL DEFAULT now(),
  checked_at timestamptz,
  UNIQUE (wiki, file)
) WITH (fillfactor = 90);
COMMENT ON COLUMN social.media.file IS 'title text as it was cited: no namespace, spaces';
COMMENT ON COLUMN social.media.title IS 'where it is now: behind a redirect';
COMMENT ON COLUMN social.media.kind IS
  '0 image, 1 drawing, 2 video, 3 audio, 4 document, 5 other';
COMMENT ON COLUMN social.media.attribution IS 'the licence wants the author named';
COMMENT ON COLUMN social.media.thumbs IS 'array of {w, h, u}: width, height, address';
COMMENT ON COLUMN social.media.gone_at IS 'its home has it no longer: the credit stays known';
COMMENT ON COLUMN social.media.withheld IS
  'a suppressor keeps who made it, and what is told of it, out: neither stored nor shown';
COMMENT ON COLUMN social.media.checked_at IS 'taken by somebody who refreshes it';
CREATE INDEX media_refreshed ON social.media (wiki, refreshed_at);

-- No key to media: the rows are few, shared and long-lived, and a key share lock on each would be
-- written by every post that shows a popular file. Whoever posts holds those alone that upkeep
-- might drop (sql/predicate/files.sql).
ALTER TABLE social.status
  ADD COLUMN media bigint[],
  ADD COLUMN alts text[],
  ADD CONSTRAINT status_media CHECK (
    CASE WHEN media IS NULL THEN alts IS NULL
      ELSE alts IS NOT NULL AND array_ndims(media) = 1 AND array_ndims(alts) = 1
        AND cardinality(media) BETWEEN 1 AND 4
        AND cardinality(alts) = cardinality(media)
        AND array_position(media, NULL) IS NULL AND array_position(alts, NULL) IS NULL
    END
  ),
  ADD CONSTRAINT status_alts CHECK (octet_length(array_to_string(alts, '')) <= 16000);
ALTER TABLE social.status_version
  ADD COLUMN media bigint[],
  ADD COLUMN alts text[],
  ADD CONSTRAINT status_version_media CHECK (
    CASE WHEN media IS NULL THEN alts IS NULL
      ELSE alts IS NOT NULL AND array_ndims(media) = 1 AND array_ndims(alts) = 1
        AND cardinality(media) BETWEEN 1 AND 4
        AND cardinality(alts) = cardinality(media)
        AND array_position(media, NULL) IS NULL AND array_position(alts, NULL) IS NULL
    END
  ),
  ADD CONSTRAINT status_version_alts CHECK (octet_length(array_to_string(alts, '')) <= 16000);
COMMENT ON COLUMN social.status.media IS 'the files it shows, in their order; null: none';
COMMENT ON COLUMN social.status.alts IS 'what describes each of them in place of the picture';

CREATE INDEX status_media_files ON social.status USING gin (media) WHERE media IS NOT NULL;
CREATE INDEX status_version_media_files ON social.status_version USING gin (media)
  WHERE media IS NOT NULL;
