-- A database as version 2 wrote it. Frozen: never to be changed, whatever becomes of the format.
CREATE TABLE question (
  id INTEGER PRIMARY KEY,
  answer TEXT NOT NULL UNIQUE,
  asked_at INTEGER NOT NULL,
  guild TEXT,
  asker TEXT NOT NULL,
  entry_point TEXT NOT NULL,
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

-- The asker is `user-1` under a salt of 32 bytes of 7.
INSERT INTO question VALUES
  (1, 'ZmlsbGVyLWZvci0x', 1768478400000, 'guild-1', 'iRJ3xYhUVcaKqGt8uJ9rqG67d9YOyhjCUMocs4xUpoI', 'slash', 'de', 0, 0.1, 4.5, 1,
   'Wie hoch ist der Mount Everest?', 'wie hoch ist der mount everest?'),
  (2, 'ZmlsbGVyLWZvci0y', 1768478400000, NULL, 'iRJ3xYhUVcaKqGt8uJ9rqG67d9YOyhjCUMocs4xUpoI', 'dm', NULL, 1, 0.9, 3, 0, NULL, NULL);
INSERT INTO answer_state VALUES (1, '[]', 1769083200000), (2, '["p1","p2"]', 1769083200000);
INSERT INTO vote VALUES (1, 'iRJ3xYhUVcaKqGt8uJ9rqG67d9YOyhjCUMocs4xUpoI', 0, 'outdated', 'Bitte ergänzen', 1768478400000);
INSERT INTO shared VALUES ('m1', 'c1', 'guild-1', 'iRJ3xYhUVcaKqGt8uJ9rqG67d9YOyhjCUMocs4xUpoI', 'p1', 1, 1768478400000);

PRAGMA user_version = 2;
