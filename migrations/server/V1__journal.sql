-- The journals of businesses, shared by all instances of the server. Each business is one organisation row, which whoever
-- changes anything of it locks first: its position is the order of its runs, and no sequence, which would number what another
-- transaction has not committed yet.

-- One row: whose database this is, and in which life.
CREATE TABLE server (
    no        smallint PRIMARY KEY CHECK (no = 1),
    -- The public key that devices pin: instances with other keys do not start.
    host_key  bytea NOT NULL,
    -- What tells a database from a copy or an earlier state of it (see `life.rs`).
    life      text NOT NULL
);

CREATE TABLE organisation (
    id             uuid PRIMARY KEY,
    -- One unbroken life of the journal: a restore begins another.
    epoch          uuid NOT NULL DEFAULT gen_random_uuid(),
    position       bigint NOT NULL DEFAULT 0,
    -- The secret key under which the server signs for this business, sealed.
    device_key     bytea NOT NULL,
    -- The key of the device that brought the business.
    brought_by     bytea NOT NULL,
    -- In ms since 1970: until then there may be an answer to a code of this business.
    invites_until  bigint
);
CREATE INDEX organisation_by_invites ON organisation (invites_until) WHERE invites_until IS NOT NULL;

-- Consecutive events of one log, as their author signed them and in the order in which they were taken in.
CREATE TABLE run (
    organisation  uuid NOT NULL REFERENCES organisation (id),
    position      bigint NOT NULL,
    device        uuid NOT NULL,
    epoch         uuid NOT NULL,
    first_seq     bigint NOT NULL,
    last_seq      bigint NOT NULL,
    link          bytea NOT NULL,
    -- The run as devices send it, packed with zstd.
    bytes         bytea NOT NULL,
    PRIMARY KEY (organisation, position)
);
ALTER TABLE run ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- The ends of all lines: what the journal holds.
CREATE TABLE tip (
    organisation  uuid NOT NULL REFERENCES organisation (id),
    device        uuid NOT NULL,
    epoch         uuid NOT NULL,
    seq           bigint NOT NULL,
    link          bytea NOT NULL,
    PRIMARY KEY (organisation, device, epoch, seq, link)
);

-- Keys of persons and what checks their passwords, sealed. They accompany runs, can be replaced, and are forgotten with the person.
CREATE TABLE secret (
    organisation  uuid NOT NULL REFERENCES organisation (id),
    person        uuid NOT NULL,
    -- 0 the key of the person's sealed fields, 1 what checks password and PIN.
    kind          smallint NOT NULL,
    -- In ms since 1970; the latest stands. 0 for a key, of which the first stands.
    set_at        bigint NOT NULL,
    -- Where the journal stood when it was last written.
    position      bigint NOT NULL,
    sealed        bytea NOT NULL,
    PRIMARY KEY (organisation, person, kind)
);
CREATE INDEX secret_by_position ON secret (organisation, position);

-- Which devices may talk, so that an instance knows one that another instance took in.
CREATE TABLE member (
    key           bytea NOT NULL,
    organisation  uuid NOT NULL REFERENCES organisation (id),
    is_revoked    boolean NOT NULL,
    PRIMARY KEY (key, organisation)
);
CREATE INDEX member_by_organisation ON member (organisation);

-- Codes with which a business may be brought, each good once.
CREATE TABLE business_code (
    id          uuid PRIMARY KEY,
    verifier    text NOT NULL,
    -- In ms since 1970.
    expires_at  bigint NOT NULL
);

-- Wrong codes of the last minutes, by device key and by address.
CREATE TABLE wrong_try (
    who  bytea NOT NULL,
    at   timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX wrong_try_by_who ON wrong_try (who, at);
