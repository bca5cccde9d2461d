import { describe, expect, test } from 'vitest';
import { failureFrom, temporaryConnection } from './support.ts';

async function withTables() {
  const connection = await temporaryConnection();
  await connection.execute('pragma foreign_keys = on');
  await connection.execute(
    `create table parent (id integer primary key, name text not null unique, age integer check (age >= 0),
       size real, data blob, constraint short_name check (length(name) < 10)) strict`,
  );
  await connection.execute(
    `create table child (parent_id integer not null references parent (id), a text, b text, unique (a, b)) strict`,
  );
  return connection;
}

describe('parameters', () => {
  test.each([
    ['a bigint', 5n, 'has the unsupported type bigint'],
    ['undefined', undefined, 'is undefined'],
    ['not a number', Number.NaN, 'is not a finite number'],
    ['infinity', Number.POSITIVE_INFINITY, 'is not a finite number'],
    ['2^53', 9007199254740992, 'is an integer beyond 2^53 - 1'],
    ['-2^53', -9007199254740992, 'is an integer beyond 2^53 - 1'],
    ['a date object', new Date(0), 'has the unsupported type object'],
    ['a plain object', { a: 1 }, 'has the unsupported type object'],
    ['an array', [1], 'has the unsupported type object'],
    ['a function', () => 1, 'has the unsupported type function'],
    ['a symbol', Symbol('x'), 'has the unsupported type symbol'],
    ['half a surrogate pair', 'a\ud800', 'holds half of a surrogate pair'],
    ['a NUL character', 'a\0b', 'holds a NUL character'],
  ])('%s is refused and nothing is written', async (_name, value, reason) => {
    const connection = await withTables();
    const insert = connection.execute('insert into parent (id, name, data) values (?, ?, ?)', [1, 'a', value]);
    expect(await failureFrom(insert)).toEqual({ code: 'bad-parameter', position: 3, reason });
    expect((await connection.execute('select count(*) as n from parent')).rows).toEqual([{ n: 0 }]);
  });

  test('a hole in the list of parameters is refused', async () => {
    const connection = await withTables();
    const holes: unknown[] = [1];
    holes[2] = 'x';
    expect(await failureFrom(connection.execute('select ?, ?, ?', holes))).toMatchObject({
      code: 'bad-parameter',
      position: 2,
    });
  });

  test.each([
    ['too few', [1]],
    ['none', []],
    ['too many', [1, 2, 3]],
  ])('%s parameters are refused, also by a statement that ran before', async (_name, parameters) => {
    const connection = await temporaryConnection();
    expect((await connection.execute('select ? as a, ? as b', [7, 8])).rows).toEqual([{ a: 7, b: 8 }]);
    expect(await failureFrom(connection.execute('select ? as a, ? as b', parameters))).toMatchObject({
      code: 'bad-parameter',
    });
  });

  test('values come back as they went in', async () => {
    const connection = await temporaryConnection();
    const bytes = new Uint8Array([0, 1, 255]).subarray(1);
    const { rows } = await connection.execute(
      'select ? as text, ? as whole, ? as large, ? as least, ? as real, ? as yes, ? as no, ? as nil, ? as bytes, ? as empty',
      ['消防\u{20000}\n', 7, 9007199254740991, -9007199254740991, 1.5, true, false, null, bytes, ''],
    );
    expect(rows).toEqual([
      {
        text: '消防\u{20000}\n',
        whole: 7,
        large: 9007199254740991,
        least: -9007199254740991,
        real: 1.5,
        yes: 1,
        no: 0,
        nil: null,
        bytes: Buffer.from([1, 255]),
        empty: '',
      },
    ]);
  });

  test('a time stamp in milliseconds stays an integer in an INTEGER column', async () => {
    const connection = await withTables();
    await connection.execute('insert into parent (id, name, age) values (?, ?, ?)', [1, 'a', 1_790_000_000_123]);
    const { rows } = await connection.execute('select typeof(age) as type, age from parent');
    expect(rows).toEqual([{ type: 'integer', age: 1_790_000_000_123 }]);
  });

  test('an empty blob is not NULL', async () => {
    const connection = await withTables();
    await connection.execute('insert into parent (id, name, data) values (?, ?, ?)', [1, 'a', new Uint8Array(0)]);
    const { rows } = await connection.execute('select typeof(data) as type, data from parent');
    expect(rows).toEqual([{ type: 'blob', data: Buffer.alloc(0) }]);
  });
});

describe('results', () => {
  test.each(['9007199254740993', '-9007199254740993', '9223372036854775807', '9007199254740992', '9e999', '1e300'])(
    'the number %s is refused instead of rounded',
    async (literal) => {
      const connection = await temporaryConnection();
      expect(await failureFrom(connection.execute(`select 1 as a, ${literal} as big`))).toMatchObject({
        code: 'bad-result',
        column: 'big',
      });
    },
  );

  test('the largest exact numbers are read', async () => {
    const connection = await temporaryConnection();
    const { rows } = await connection.execute('select 9007199254740991 as a, -9007199254740991 as b, 0.1 as c');
    expect(rows).toEqual([{ a: 9007199254740991, b: -9007199254740991, c: 0.1 }]);
  });

  test('an insert tells its row id, an update and a delete their number of rows', async () => {
    const connection = await withTables();
    const insert = 'insert into parent (id, name) values (?, ?)';
    expect(await connection.execute(insert, [41, 'a'])).toEqual({ rows: [], changes: 1, insertedId: 41 });
    expect(await connection.execute(insert, [42, 'b'])).toEqual({ rows: [], changes: 1, insertedId: 42 });
    expect(await connection.execute('update parent set age = ?', [3])).toEqual({
      rows: [],
      changes: 2,
      insertedId: null,
    });
    expect(await connection.execute('delete from parent where id = ?', [9])).toEqual({
      rows: [],
      changes: 0,
      insertedId: null,
    });
    expect(await connection.execute('insert or ignore into parent (id, name) values (?, ?)', [41, 'c'])).toEqual({
      rows: [],
      changes: 0,
      insertedId: null,
    });
  });

  test('RETURNING gives its rows, for insert, update, delete and behind WITH', async () => {
    const connection = await withTables();
    const run = async (sql: string) => (await connection.execute(sql)).rows;
    expect(await run("insert into parent (id, name) values (1, 'a'), (2, 'b') returning id")).toEqual([
      { id: 1 },
      { id: 2 },
    ]);
    expect(await run('update parent set age = id returning age')).toEqual([{ age: 1 }, { age: 2 }]);
    expect(
      await run('with x as (select 1 as id) delete from parent where id in (select id from x) returning name'),
    ).toEqual([{ name: 'a' }]);
  });

  test('a changing statement behind WITH tells its number of rows', async () => {
    const connection = await withTables();
    await connection.execute("insert into parent (id, name) values (1, 'a'), (2, 'b')");
    const result = await connection.execute(
      'with x as (select 1 as id) update parent set age = 5 where id in (select id from x)',
    );
    expect(result).toEqual({ rows: [], changes: 1, insertedId: null });
    const insert = "with x as (select 7 as id) insert into parent (id, name) select id, 'c' from x";
    expect(await connection.execute(insert)).toEqual({ rows: [], changes: 1, insertedId: 7 });
  });

  test('a finished read leaves no lock behind', async () => {
    const connection = await withTables();
    await connection.execute("insert into parent (id, name) values (1, 'a'), (2, 'b')");
    await connection.execute('select id from parent limit 1');
    const other = await temporaryConnection({ file: connection.file });
    await other.execute('pragma locking_mode = exclusive');
    await other.execute('begin exclusive');
    await other.execute('commit');
  });
});

describe('statements', () => {
  test.each([
    ['a second statement', 'delete from parent; delete from child', 'only the first of several statements would run'],
    ['a double-quoted name', 'select "nmae" from parent', 'a double-quoted name may become a text; use backticks'],
    ['a named parameter', 'select :id', 'only plain ? placeholders are supported'],
    ['a numbered parameter', 'select ?1', 'only plain ? placeholders are supported'],
    ['a NUL character', 'select 1 \0 from nowhere', 'a NUL character ends the statement early'],
    ['nothing', ' -- nothing', 'the statement is empty'],
  ])('%s is refused', async (_name, sql, reason) => {
    const connection = await withTables();
    expect(await failureFrom(connection.check(sql))).toEqual({ code: 'bad-statement', reason });
  });

  test('a misspelt column in backticks is an error and not a text', async () => {
    const connection = await withTables();
    expect(await failureFrom(connection.execute('select `nmae` from `parent`'))).toEqual({
      code: 'bad-statement',
      reason: 'no such column: nmae',
    });
  });

  test('a check compiles without running', async () => {
    const connection = await withTables();
    await connection.check('insert into parent (id, name) values (1, ?)');
    expect((await connection.execute('select * from parent')).rows).toEqual([]);
    expect(await failureFrom(connection.check('select nmae from parent'))).toMatchObject({ code: 'bad-statement' });
  });

  test('a trailing semicolon, question marks in texts and semicolons in triggers are fine', async () => {
    const connection = await withTables();
    expect((await connection.execute("select '?;\"' as a, `name` as [b?] from parent; -- end")).rows).toEqual([]);
    await connection.execute(
      `create trigger final before delete on parent begin
         select case when old.id > 0 then raise(abort, 'parents stay; always') end; end;`,
    );
    await connection.execute("insert into parent (id, name) values (1, 'a')");
    expect(await failureFrom(connection.execute('delete from parent'))).toEqual({
      code: 'rule',
      rule: 'parents stay; always',
    });
  });

  test('statements run in the order they were asked for', async () => {
    const connection = await withTables();
    const inserts = Array.from({ length: 50 }, (_, index) =>
      connection.execute('insert into parent (id, name) select count(*), ? from parent', [`n${index}`]),
    );
    const results = await Promise.all(inserts);
    expect(results.map((result) => result.insertedId)).toEqual(Array.from({ length: 50 }, (_, index) => index));
  });

  test('more distinct statements than the cache holds still run', async () => {
    const connection = await temporaryConnection();
    for (let index = 0; index < 900; index += 1) {
      expect((await connection.execute(`select ${index % 450} as n`)).rows).toEqual([{ n: index % 450 }]);
    }
  });

  test('a cached statement survives a change of the schema', async () => {
    const connection = await withTables();
    await connection.execute('select * from child');
    await connection.execute("alter table child add column c text default 'new'");
    await connection.execute("insert into parent (id, name) values (1, 'a')");
    await connection.execute('insert into child (parent_id) values (1)');
    expect((await connection.execute('select * from child')).rows).toEqual([
      { parent_id: 1, a: null, b: null, c: 'new' },
    ]);
  });

  test('every statement is heard, without its values', async () => {
    const heard: string[] = [];
    const connection = await temporaryConnection({ onStatement: (sql) => heard.push(sql) });
    await connection.execute('select ? as a', ['secret']);
    await connection.execute('select ? as a', ['secret']);
    expect(heard).toEqual(['select ? as a', 'select ? as a']);
  });
});

describe('failures', () => {
  test.each([
    [
      "insert into parent (id, name) values (2, 'a')",
      { code: 'unique', table: 'parent', columns: ['name'], index: null },
    ],
    [
      "insert into parent (id, name) values (1, 'b')",
      { code: 'unique', table: 'parent', columns: ['id'], index: null },
    ],
    ["insert into child values (1, 'x', 'y')", { code: 'unique', table: 'child', columns: ['a', 'b'], index: null }],
    ["insert into child values (1, 'X', 'z')", { code: 'unique', table: null, columns: [], index: 'child_lower' }],
    ['insert into child (parent_id) values (99)', { code: 'foreign-key' }],
    ['delete from parent', { code: 'foreign-key' }],
    ["insert into parent (id, name, age) values (2, 'b', -1)", { code: 'check', constraint: 'age >= 0' }],
    ["insert into parent (id, name) values (2, 'bbbbbbbbbb')", { code: 'check', constraint: 'short_name' }],
    ['insert into parent (id) values (2)', { code: 'not-null', table: 'parent', column: 'name' }],
    [
      "insert into parent (id, name, age) values (2, 'b', 'old')",
      { code: 'type-mismatch', table: 'parent', column: 'age' },
    ],
    ["insert into parent (id, name) values ('x', 'b')", { code: 'type-mismatch', table: null, column: null }],
    ['select * from nowhere', { code: 'bad-statement', reason: 'no such table: nowhere' }],
  ])('%s', async (sql, failure) => {
    const connection = await withTables();
    await connection.execute("create unique index child_lower on child (lower(a), b) where b = 'z'");
    await connection.execute("insert into parent (id, name) values (1, 'a')");
    await connection.execute("insert into child values (1, 'x', 'y'), (1, 'x', 'z')");
    expect(await failureFrom(connection.execute(sql))).toEqual(failure);
    // The connection works on.
    expect((await connection.execute('select count(*) as n from parent')).rows).toEqual([{ n: 1 }]);
  });

  test('a transaction that writes waits until the other one has ended, or is busy; other statements wait as before', async () => {
    const connection = await withTables();
    const other = await temporaryConnection({ file: connection.file });
    await connection.beginImmediate(1000);
    expect(await failureFrom(other.beginImmediate(20))).toEqual({ code: 'busy' });
    expect((await other.execute('pragma busy_timeout')).rows).toEqual([{ timeout: 20 }]);
    const waiting = other.beginImmediate(60_000);
    await connection.execute('insert into parent (id, name) values (1, ?)', ['a']);
    await connection.execute('commit');
    await waiting;
    expect((await other.execute('select count(*) as n from parent')).rows).toEqual([{ n: 1 }]);
    expect(await failureFrom(connection.beginImmediate(0))).toEqual({ code: 'busy' });
    await other.execute('commit');
    expect((await other.execute('pragma busy_timeout')).rows).toEqual([{ timeout: 60_000 }]);
  });

  test('a locked file is busy', async () => {
    const connection = await withTables();
    const other = await temporaryConnection({ file: connection.file });
    await other.execute('pragma busy_timeout = 20');
    await connection.execute('begin immediate');
    expect(await failureFrom(other.execute('begin immediate'))).toEqual({ code: 'busy' });
    await connection.execute('rollback');
    await other.execute('begin immediate');
    await other.execute('rollback');
  });

  test('a read-only connection refuses to write', async () => {
    const connection = await withTables();
    const reader = await temporaryConnection({ file: connection.file, mode: 'read-only' });
    expect(await failureFrom(reader.execute('delete from parent'))).toEqual({ code: 'read-only' });
  });

  test('a file that is not there cannot be opened for reading', async () => {
    const opening = temporaryConnection({ file: '/nonexistent/folder/test.db', mode: 'read-only' });
    expect(await failureFrom(opening)).toEqual({ code: 'cannot-open', file: '/nonexistent/folder/test.db' });
  });

  test('a closed connection says so, closing twice is fine, and running statements finish first', async () => {
    const connection = await withTables();
    const running = connection.execute("insert into parent (id, name) values (1, 'a')");
    await Promise.all([connection.close(), connection.close()]);
    expect((await running).insertedId).toBe(1);
    expect(await failureFrom(connection.execute('select 1'))).toEqual({ code: 'closed' });
    expect(await failureFrom(connection.check('select 1'))).toEqual({ code: 'closed' });
  });

  test('a running statement can be interrupted', async () => {
    const connection = await temporaryConnection();
    const endless = connection.execute(
      'with recursive n (i) as (select 1 union all select i + 1 from n) select count(*) as n from n',
    );
    const interrupting = setInterval(() => connection.interrupt(), 20);
    expect(await failureFrom(endless)).toEqual({ code: 'interrupted' });
    clearInterval(interrupting);
  });
});
