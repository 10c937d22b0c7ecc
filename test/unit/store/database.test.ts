import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type Database, DatabaseError, openDatabase } from '../../../src/store/sqlite/database.js';

describe('a database', () => {
  let database: Database;
  beforeEach(async () => {
    database = await openDatabase(':memory:');
    database.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT UNIQUE, n REAL) STRICT');
  });
  afterEach(() => database.close());

  const count = () => database.get('SELECT COUNT(*) AS n FROM t')?.number('n');

  it('returns rows and the number of changed ones', () => {
    expect(database.run('INSERT INTO t (x, n) VALUES (?, ?), (?, ?)', 'a', 1.5, 'b', null)).toBe(2);
    const rows = database.all('SELECT x, n FROM t ORDER BY id');
    expect(rows.map((row) => row.text('x'))).toEqual(['a', 'b']);
    expect(rows[0]?.number('n')).toBe(1.5);
    expect(database.get('SELECT x FROM t WHERE x = ?', 'c')).toBeUndefined();
  });

  it('returns the only row, and throws when there are none or several', () => {
    expect(database.getOnly('SELECT COUNT(*) AS n FROM t').number('n')).toBe(0);
    expect(() => database.getOnly('SELECT x FROM t')).toThrow('0 rows instead of one');
    database.run('INSERT INTO t (x) VALUES (?), (?)', 'a', 'b');
    expect(() => database.getOnly('SELECT x FROM t')).toThrow('2 rows instead of one');
  });

  it('keeps a text unchanged except for NUL and unpaired surrogates', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
        (text) => {
          const kept = database.get('SELECT ? AS x', text)?.text('x');
          expect(kept).toBe(text.replace(/\0|\p{Surrogate}/gu, '\uFFFD'));
        },
      ),
    );
  });

  it('can run a statement again that has failed', () => {
    const insert = 'INSERT INTO t (x) VALUES (?)';
    database.run(insert, 'a');
    expect(() => database.run(insert, 'a')).toThrow(DatabaseError);
    expect(() => database.all(`${insert} RETURNING id`, 'a')).toThrow(DatabaseError);
    expect(database.run(insert, 'b')).toBe(1);
    expect(database.all(`${insert} RETURNING id`, 'c')).toHaveLength(1);
  });

  it('runs a transaction completely or not at all', () => {
    const insert = 'INSERT INTO t (x) VALUES (?)';
    expect(database.transaction(() => database.run(insert, 'a'))).toBe(1);
    expect(() =>
      database.transaction(() => {
        database.run(insert, 'b');
        database.run(insert, 'a');
      }),
    ).toThrow(DatabaseError);
    expect(() =>
      database.transaction(() => {
        database.run(insert, 'c');
        throw new RangeError('a bug');
      }),
    ).toThrow(RangeError);
    expect(count()).toBe(1);
    expect(database.transaction(() => database.run(insert, 'd'))).toBe(1);
  });

  it('reports the kind of a problem with its cause', () => {
    const problemOf = (work: () => unknown) => {
      try {
        work();
      } catch (error) {
        return [(error as DatabaseError).problem, (error as Error).cause instanceof Error];
      }
      return undefined;
    };
    expect(problemOf(() => database.all('SELECT nothing FROM nowhere'))).toEqual(['failed', true]);
    database.exec('PRAGMA max_page_count = 10');
    const fill = () => {
      for (let number = 0; number < 1_000; number += 1) {
        database.run('INSERT INTO t (x) VALUES (?)', `${number} ${'x'.repeat(1_000)}`);
      }
    };
    expect(problemOf(fill)).toEqual(['disk', true]);
    expect(count()).toBeGreaterThan(0);
  });

  it('throws when a column has another type than expected', () => {
    database.run('INSERT INTO t (x) VALUES (?)', 'a');
    const row = database.get('SELECT id, x, n FROM t')!;
    expect(() => row.text('id')).toThrow(TypeError);
    expect(() => row.number('x')).toThrow(TypeError);
    expect(() => row.number('missing')).toThrow(TypeError);
    expect(row.optionalText('n')).toBeUndefined();
  });

  it('can be closed twice', () => {
    database.all('SELECT 1');
    database.close();
    expect(() => database.close()).not.toThrow();
    expect(() => database.all('SELECT 1')).toThrow(DatabaseError);
  });

  it('that cannot be opened says so', async () => {
    await expect(openDatabase('/dev/null/beleg.sqlite')).rejects.toMatchObject({ problem: 'disk' });
  });
});
