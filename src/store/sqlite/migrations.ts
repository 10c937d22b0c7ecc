/**
 * The steps from an empty database to today's, in order: the first makes version 1 of version 0. A
 * step that has been released is never changed; the next version gets a step of its own, and the
 * format it replaces a frozen copy among the tests.
 */
export const migrations: readonly string[] = [
  // 1. Question texts are in one column only, so that deleting one deletes it everywhere.
  `
  CREATE TABLE question (
    id INTEGER PRIMARY KEY,
    answer TEXT NOT NULL UNIQUE,
    asked_at INTEGER NOT NULL,
    guild TEXT,
    asker TEXT NOT NULL,
    door TEXT NOT NULL,
    language TEXT,
    found INTEGER NOT NULL,
    confidence REAL NOT NULL,
    latency_ms REAL NOT NULL,
    private INTEGER NOT NULL,
    text TEXT,
    folded TEXT
  ) STRICT;
  CREATE INDEX question_by_time ON question (asked_at);
  CREATE INDEX question_by_place ON question (guild, asked_at);
  CREATE INDEX question_by_asker ON question (asker);
  CREATE INDEX question_by_start ON question (guild, folded, found, language) WHERE folded IS NOT NULL;

  CREATE TABLE answer_state (
    question INTEGER PRIMARY KEY REFERENCES question ON DELETE CASCADE,
    passages TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX answer_state_by_expiry ON answer_state (expires_at);

  CREATE TABLE vote (
    question INTEGER NOT NULL REFERENCES question ON DELETE CASCADE,
    voter TEXT NOT NULL,
    up INTEGER NOT NULL,
    reason TEXT,
    comment TEXT,
    voted_at INTEGER NOT NULL,
    PRIMARY KEY (question, voter)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX vote_by_voter ON vote (voter);
  CREATE INDEX vote_by_time ON vote (voted_at);

  CREATE TABLE shared (
    message TEXT PRIMARY KEY,
    channel TEXT NOT NULL,
    guild TEXT,
    asker TEXT NOT NULL,
    passage TEXT NOT NULL,
    question INTEGER REFERENCES question ON DELETE SET NULL,
    shared_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX shared_by_asker ON shared (asker);
  CREATE INDEX shared_by_time ON shared (shared_at);
  CREATE INDEX shared_by_question ON shared (question);
  `,
  // 2. The name that the code uses for how a question came in.
  `
  ALTER TABLE question RENAME COLUMN door TO entry_point;
  `,
];
