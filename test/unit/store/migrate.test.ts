import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type Database, openDatabase } from '../../../src/store/sqlite/database.js';
import { migrate } from '../../../src/store/sqlite/migrate.js';
import { migrations } from '../../../src/store/sqlite/migrations.js';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.js';
import {
  createFolder,
  expectValue,
  startOfTest,
  testSettings,
} from '../../support/open-test-store.js';

const formats = new URL('./formats/', import.meta.url);
const versions = readdirSync(formats).map((name) => Number(/^version-(\d+)\.sql$/.exec(name)?.[1]));

const readSchema = (database: Database) =>
  database
    .all("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY name")
    .map((row) => [row.text('name'), row.text('sql').replace(/\s+/g, ' ')]);

const readVersion = (database: Database) =>
  database.get('PRAGMA user_version')?.number('user_version');

describe('migration', () => {
  let database: Database;
  beforeEach(async () => {
    database = await openDatabase(':memory:');
  });
  afterEach(() => database.close());

  it('has a frozen copy of every version', () => {
    expect(versions.sort((a, b) => a - b)).toEqual(migrations.map((_, index) => index + 1));
  });

  it('brings an empty database to the latest version, and then changes nothing', () => {
    expect(migrate(database)).toBe(0);
    expect(readVersion(database)).toBe(migrations.length);
    const schema = readSchema(database);
    expect(migrate(database)).toBe(migrations.length);
    expect(readSchema(database)).toEqual(schema);
  });

  it.each(versions)('migrates version %i to the schema of a new database', async (version) => {
    database.exec(readFileSync(new URL(`version-${version}.sql`, formats), 'utf8'));
    expect(migrate(database)).toBe(version);
    const fresh = await openDatabase(':memory:');
    migrate(fresh);
    expect(readSchema(database)).toEqual(readSchema(fresh));
    fresh.close();
  });

  it.each(versions)('keeps what version %i had stored', async (version) => {
    const folder = createFolder();
    const old = await openDatabase(join(folder, 'beleg.sqlite'));
    old.exec(readFileSync(new URL(`version-${version}.sql`, formats), 'utf8'));
    old.close();
    writeFileSync(join(folder, 'user-salt'), Buffer.alloc(32, 7).toString('base64'));

    const now = () => startOfTest;
    const store = await openSqliteStore({ ...testSettings, now, folder });
    const direct = { user: 'user-1', guild: null };
    expect(expectValue(store.findAnswer('ZmlsbGVyLWZvci0y', direct))).toMatchObject({
      passages: ['p1', 'p2'],
      mine: true,
    });
    const page = expectValue(await store.listGaps({ guild: 'guild-1', limit: 9 }));
    expect(page.gaps).toMatchObject([
      {
        label: 'Wie hoch ist der Mount Everest?',
        reasons: { outdated: 1 },
        comments: ['Bitte ergänzen'],
      },
    ]);
    const here = { user: 'user-1', guild: 'guild-1' };
    expect(expectValue(store.findShared('m1', here))?.mine).toBe(true);
    expect(expectValue(store.deleteUser('user-1'))).toEqual({ questions: 2, votes: 1, shared: 1 });
    store.close();
    rmSync(folder, { recursive: true });
  });

  const steps = [
    'CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1);',
    'ALTER TABLE a ADD COLUMN y INTEGER; UPDATE a SET y = x + 1;',
    'CREATE TABLE b AS SELECT y AS z FROM a;',
  ];

  it.each([0, 1, 2, 3])('applies the steps that version %i lacks, in order', (version) => {
    migrate(database, steps.slice(0, version));
    expect(migrate(database, steps)).toBe(version);
    expect(readVersion(database)).toBe(3);
    expect(database.all('SELECT z FROM b').map((row) => row.number('z'))).toEqual([2]);
  });

  it('applies a step completely or not at all', () => {
    const broken = [
      ...steps.slice(0, 1),
      'INSERT INTO a VALUES (2); INSERT INTO nowhere VALUES (1);',
    ];
    expect(() => migrate(database, broken)).toThrow('the database failed');
    expect(readVersion(database)).toBe(1);
    expect(database.all('SELECT x FROM a')).toHaveLength(1);
    expect(migrate(database, steps)).toBe(1);
  });

  it('refuses a newer version and leaves it unchanged', () => {
    database.exec('PRAGMA user_version = 4');
    expect(() => migrate(database, steps)).toThrow(
      expect.objectContaining({ problem: 'newer-version' }),
    );
    expect(readVersion(database)).toBe(4);
  });
});
