import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { dueAnswerer, dueCommand } from '../../electron/cli/due.ts';
import type { CliIo } from '../../electron/cli/io.ts';
import { calendarCommand, workdaysCommand } from '../../electron/cli/workdays.ts';
import type { TimelimitAnswer } from '../../shared/timelimit/types.ts';

interface Ran {
  readonly status: number;
  readonly lines: readonly string[];
  readonly errors: string;
}

async function run(
  command: (io: CliIo) => Promise<number>,
  args: readonly string[],
  input: string | readonly string[] = '',
): Promise<Ran> {
  let output = '';
  let errors = '';
  const status = await command({
    args,
    stdin: Readable.from(typeof input === 'string' ? [Buffer.from(input)] : input.map((part) => Buffer.from(part))),
    stdout: { write: (text) => (output += text) },
    stderr: { write: (text) => (errors += text) },
  });
  return { status, lines: output === '' ? [] : output.trimEnd().split('\n'), errors };
}

const EXAMPLE = {
  ruleSet: '2020',
  matter: 'design-review',
  promised: { decision: 10 },
  asOf: '2026-10-12',
  events: [
    { type: 'received', date: '2026-09-16' },
    { type: 'accepted', date: '2026-09-18' },
    { type: 'paused', date: '2026-09-22', reason: 'expert-review' },
    { type: 'resumed', date: '2026-09-28' },
  ],
};

const line = (change: Readonly<Record<string, unknown>>): string => JSON.stringify({ ...EXAMPLE, ...change });

function errorOf(text: string): { readonly code: string; readonly path: string } | 'answered' {
  const answer = dueAnswerer('2026-11-21').answer(text);
  return 'error' in answer ? { code: answer.error.code, path: answer.error.path } : 'answered';
}

function answered(text: string): TimelimitAnswer {
  const answer = dueAnswerer('2026-11-21').answer(text);
  if ('error' in answer) throw new Error(JSON.stringify(answer));
  return answer;
}

describe('due', () => {
  it('answers the worked example figure by figure', async () => {
    const { status, lines } = await run(dueCommand, [], `${JSON.stringify(EXAMPLE)}\n`);
    expect(status).toBe(0);
    const answer = JSON.parse(lines[0] ?? '') as TimelimitAnswer;
    expect(answer.clocks.map(({ id }) => id)).toEqual(['one-shot', 'decision', 'expert-review']);
    expect(answer.clocks[1]).toMatchObject({
      state: 'running',
      start: '2026-09-18',
      statutory: { days: 15, due: '2026-10-20', remaining: 6, provisional: false },
      promised: { days: 10, due: '2026-10-13', remaining: 1, provisional: false },
      lamp: 'yellow',
      outcome: null,
    });
    expect(answer.clocks[0]?.promised).toBeNull();
    expect(answer).toMatchObject({ deemedAccepted: false, warnings: [] });
  });

  it('answers every line in order, good or bad, and ends with status 2 when one was bad', async () => {
    const input = `\uFEFF${JSON.stringify(EXAMPLE)}\r\nnot json\n\n   \n${line({ matter: 'pre-opening' })}`;
    const { status, lines } = await run(dueCommand, [], input);
    expect(status).toBe(2);
    expect(lines.map((text) => Object.keys(JSON.parse(text) as object)[0])).toEqual(['clocks', 'error', 'error']);
    expect(JSON.parse(lines[1] ?? '')).toEqual({
      error: { code: 'invalid-json', message: 'The line is not a JSON object.', path: '' },
    });
  });

  it('reads characters that are cut apart between two pieces of input', async () => {
    const bytes = Buffer.from(
      line({
        events: [
          { type: 'accepted', date: '2026-09-18' },
          { type: 'paused', date: '2026-09-21', reason: 'hearing', paper: '特别程序告知书' },
        ],
      }),
    );
    let output = '';
    const status = await dueCommand({
      args: [],
      stdin: Readable.from([...bytes].map((byte) => Buffer.from([byte]))),
      stdout: { write: (text) => (output += text) },
      stderr: { write: () => true },
    });
    expect(status).toBe(0);
    expect(output).toContain('特别程序告知书');
  });

  it('says nothing for no input and takes no arguments', async () => {
    expect(await run(dueCommand, [])).toEqual({ status: 0, lines: [], errors: '' });
    expect((await run(dueCommand, ['--help'])).status).toBe(2);
  });

  it('answers 20,000 requests in one call within seconds', async () => {
    const input = Array.from(
      { length: 20_000 },
      (_, index) => `${line({ asOf: `2026-10-${String((index % 28) + 1).padStart(2, '0')}` })}\n`,
    );
    const before = process.cpuUsage();
    const { status, lines } = await run(dueCommand, [], input.join(''));
    expect([status, lines.length]).toEqual([0, 20_000]);
    // Processor time, so that a busy machine does not count.
    expect(process.cpuUsage(before).user / 1_000_000).toBeLessThan(10);
  });

  it('answers a line without end as a bad one and goes on', async () => {
    const endless = Array.from({ length: 50 }, () => 'x'.repeat(100_000));
    const { status, lines } = await run(dueCommand, [], [...endless, '\n', JSON.stringify(EXAMPLE)]);
    expect([status, lines.map((text) => Object.keys(JSON.parse(text) as object)[0])]).toEqual([2, ['error', 'clocks']]);
  });

  it('waits for a slow reader', async () => {
    let waits = 0;
    const status = await dueCommand({
      args: [],
      stdin: Readable.from([`${JSON.stringify(EXAMPLE)}\n`]),
      stdout: {
        write: () => false,
        once: (_, listener) => {
          waits += 1;
          queueMicrotask(listener);
        },
      },
      stderr: { write: () => true },
    });
    expect([status, waits]).toEqual([0, 1]);
  });

  it('takes the day in Shanghai for a request without an as-of date', () => {
    const { asOf: _, ...rest } = EXAMPLE;
    const later = answered(JSON.stringify(rest));
    expect(later.clocks[1]?.lamp).toBe('black');
  });

  it('uses the rule set it is told, whatever the dates', () => {
    expect(answered(line({ ruleSet: '2012', promised: {} })).clocks[1]?.statutory).toMatchObject({
      days: 20,
      due: '2026-10-27',
    });
  });

  it('replaces the calendar entirely and answers from the same one again', () => {
    const events = [{ type: 'accepted', date: '2026-09-18' }];
    const calendar = { rest: ['2026-10-01'], work: ['2026-10-10'], weekend: [6, 7], publishedThrough: '2026-12-31' };
    const answerer = dueAnswerer('2026-11-21');
    for (let time = 0; time < 2; time += 1) {
      const answer = answerer.answer(line({ calendar, events }));
      // 21-25, 28-30 September, 2, 5-9, 10 October: fifteen days.
      expect('clocks' in answer ? answer.clocks[0]?.statutory : answer).toMatchObject({
        due: '2026-10-10',
        provisional: false,
      });
    }
    const short = answered(line({ calendar: { ...calendar, publishedThrough: '2026-10-09' }, events }));
    expect(short.clocks[0]?.statutory).toMatchObject({ due: '2026-10-10', provisional: true });
  });
});

describe('a bad due request', () => {
  const event = (change: Readonly<Record<string, unknown>>): string =>
    line({ events: [{ type: 'accepted', date: '2026-09-18', ...change }] });
  const history = (...events: readonly (readonly [type: string, date: string])[]): string =>
    line({
      events: events.map(([type, date]) => ({ type, date, ...(type === 'paused' ? { reason: 'hearing' } : {}) })),
    });

  it.each([
    ['an array', '[1]', 'invalid-request', ''],
    ['null', 'null', 'invalid-request', ''],
    ['no rule set', line({ ruleSet: undefined }), 'invalid-request', 'ruleSet'],
    ['a rule set as a number', line({ ruleSet: 2020 }), 'invalid-request', 'ruleSet'],
    ['an unknown matter', line({ matter: 'parking' }), 'invalid-request', 'matter'],
    ['an unknown path', line({ path: 'express' }), 'invalid-request', 'path'],
    ['an unknown field', line({ matters: 'pre-opening' }), 'unknown-field', 'matters'],
    ['an unknown field of an event', event({ data: '2026-09-18' }), 'unknown-field', 'events.0.data'],
    ['no events', line({ events: [] }), 'invalid-request', 'events'],
    ['events that are no list', line({ events: 'none' }), 'invalid-request', 'events'],
    ['an impossible as-of date', line({ asOf: '2026-02-30' }), 'invalid-date', 'asOf'],
    ['an impossible event date', event({ date: '2026-02-30' }), 'invalid-date', 'events.0.date'],
    ['a date in full-width digits', event({ date: '２０２６-09-18' }), 'invalid-date', 'events.0.date'],
    ['a time stamp for a date', event({ date: '2026-09-18T00:00:00Z' }), 'invalid-date', 'events.0.date'],
    ['a date far away', event({ date: '9999-01-01' }), 'invalid-date', 'events.0.date'],
    ['an unknown event', event({ type: 'approved' }), 'invalid-request', 'events.0.type'],
    ['a pause without a reason', event({ type: 'paused' }), 'missing-reason', 'events.0.reason'],
    ['a pause for a site visit', event({ type: 'paused', reason: 'site-visit' }), 'invalid-request', 'events.0.reason'],
    ['a reason for an acceptance', event({ reason: 'hearing' }), 'invalid-request', 'events.0.reason'],
    ['days for an acceptance', event({ days: 5 }), 'invalid-request', 'events.0.days'],
    ['half a promised day', line({ promised: { decision: 0.5 } }), 'invalid-request', 'promised.decision'],
    ['a promise for no clock', line({ promised: { lunch: 1 } }), 'unknown-field', 'promised.lunch'],
    [
      'a promise beyond the law',
      line({ promised: { decision: 16 } }),
      'promised-exceeds-statutory',
      'promised.decision',
    ],
    [
      'an impossible day in the calendar',
      line({ calendar: { rest: ['2026-13-01'] } }),
      'invalid-date',
      'calendar.rest.0',
    ],
    ['an eighth weekday', line({ calendar: { weekend: [8] } }), 'invalid-request', 'calendar.weekend.0'],
    ['a week of rest', line({ calendar: { weekend: [1, 2, 3, 4, 5, 6, 7] } }), 'calendar-conflict', 'calendar.weekend'],
    [
      'a day that rests and works',
      line({ calendar: { rest: ['2026-10-01'], work: ['2026-10-01'] } }),
      'calendar-conflict',
      'calendar.work',
    ],
    [
      'a decision before its acceptance',
      history(['received', '2026-09-16'], ['accepted', '2026-09-18'], ['decided', '2026-09-17']),
      'event-order',
      'events.2',
    ],
    [
      'a decision without an acceptance',
      history(['received', '2026-10-09'], ['decided', '2026-10-10']),
      'event-order',
      'events.1',
    ],
    [
      'an acceptance before the receipt',
      history(['received', '2026-09-18'], ['accepted', '2026-09-17']),
      'event-order',
      'events.1',
    ],
    [
      'a pause without an acceptance',
      history(['received', '2026-10-10'], ['paused', '2026-10-11']),
      'event-order',
      'events.1',
    ],
    [
      'a pause before the acceptance',
      history(['accepted', '2026-09-18'], ['paused', '2026-09-17']),
      'event-order',
      'events.1',
    ],
    [
      'a resumption without a pause',
      history(['accepted', '2026-09-18'], ['resumed', '2026-09-21']),
      'event-order',
      'events.1',
    ],
    ['two acceptances', history(['accepted', '2026-09-18'], ['accepted', '2026-09-21']), 'duplicate-event', 'events.1'],
    [
      'a supplement nobody asked for',
      history(['received', '2026-09-18'], ['supplemented', '2026-09-21']),
      'event-order',
      'events.1',
    ],
    [
      'a re-inspection nobody asked for',
      history(['accepted', '2026-09-18'], ['reinspected', '2026-09-21']),
      'event-order',
      'events.1',
    ],
    [
      'a decision after the withdrawal',
      history(['accepted', '2026-09-18'], ['withdrawn', '2026-09-21'], ['decided', '2026-09-22']),
      'event-order',
      'events.2',
    ],
    [
      'a delivery without a decision',
      history(['received', '2026-09-16'], ['accepted', '2026-09-18'], ['delivered', '2026-09-21']),
      'event-order',
      'events.2',
    ],
  ])('is refused at its field: %s', (_, text, code, at) => {
    expect(errorOf(text)).toEqual({ code, path: at });
  });

  it('is not a history that begins in the middle, nor a pause of a case accepted by law', () => {
    expect(errorOf(history(['decided', '2026-09-18']))).toBe('answered');
    expect(
      errorOf(
        line({
          matter: 'pre-opening',
          promised: {},
          path: 'commitment',
          events: [{ type: 'permitted', date: '2026-09-18' }],
        }),
      ),
    ).toBe('answered');
    expect(errorOf(history(['received', '2026-09-01'], ['paused', '2026-09-21'], ['decided', '2026-09-22']))).toBe(
      'answered',
    );
  });
});

async function twoDaysOn(calendarFile: string): Promise<unknown> {
  const args = ['add', '--from', '2026-11-20', '--days', '2', '--calendar', calendarFile];
  return JSON.parse((await run(workdaysCommand, args)).lines[0] ?? '');
}

describe('workdays', () => {
  it.each([
    [
      ['add', '--from', '2026-09-18', '--days', '15'],
      { from: '2026-09-18', days: 15, date: '2026-10-15', provisional: false },
    ],
    [
      ['add', '--days', '10', '--from', '2026-12-25'],
      { from: '2026-12-25', days: 10, date: '2027-01-11', provisional: true },
    ],
    [
      ['add', '--from', '2026-10-03', '--days', '0'],
      { from: '2026-10-03', days: 0, date: '2026-10-03', provisional: false },
    ],
    [
      ['between', '--from', '2026-09-18', '--to', '2026-10-15'],
      { from: '2026-09-18', to: '2026-10-15', days: 15, provisional: false },
    ],
  ])('%j', async (args, expected) => {
    const { status, lines } = await run(workdaysCommand, args);
    expect([status, lines.map((text) => JSON.parse(text) as unknown)]).toEqual([0, [expected]]);
  });

  it.each([
    [[], 'usage', ''],
    [['add', '--from', '2026-09-18'], 'invalid-number', '--days'],
    [['add', '--days', '3'], 'usage', '--from'],
    [['add', '--from', '2026-02-30', '--days', '3'], 'invalid-date', '--from'],
    [['add', '--from', '2026-09-18', '--days', '-3'], 'invalid-number', '--days'],
    [['add', '--from', '2026-09-18', '--days', '1e3'], 'invalid-number', '--days'],
    [['add', '--from', '2026-09-18', '--days'], 'usage', '--days'],
    [['add', '--from', '2026-09-18', '--from', '2026-09-18'], 'usage', '--from'],
    [['add', '--from', '2026-09-18', '--days', '3', '--fast', 'yes'], 'usage', '--fast'],
    [
      ['add', '--from', '2026-09-18', '--days', '3', '--calendar', 'no-such-file.json'],
      'unreadable-file',
      '--calendar',
    ],
    [['between', '--from', '2026-09-18', '--to', '2026-09-17'], 'invalid-range', '--to'],
  ])('refuses %j', async (args, code, at) => {
    const { status, lines } = await run(workdaysCommand, args);
    expect([status, JSON.parse(lines[0] ?? '')]).toMatchObject([2, { error: { code, path: at } }]);
  });

  it('counts on the calendar of a file', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'fire-window-'));
    const file = (name: string, text: string): string => {
      const full = path.join(folder, name);
      writeFileSync(full, text);
      return full;
    };
    try {
      expect(await twoDaysOn(file('own.json', '{"rest":["2026-11-23"],"work":["2026-11-21"]}'))).toMatchObject({
        date: '2026-11-24',
      });
      expect(await twoDaysOn(file('2026.json', '[{"date":"2026-11-23","name":"测试","off":true}]'))).toMatchObject({
        date: '2026-11-25',
      });
      expect(await twoDaysOn(file('2026.csv', 'date,name,off\n2026-11-23,测试,休\n'))).toMatchObject({
        date: '2026-11-25',
      });
      expect(await twoDaysOn(file('bad.json', '{"rest":["2026-02-30"]}'))).toMatchObject({
        error: { code: 'invalid-calendar' },
      });
      expect(await twoDaysOn(file('worse.json', '{'))).toMatchObject({ error: { code: 'invalid-json' } });
      expect(await twoDaysOn(file('2026-bad.csv', 'date,name,off\n2026-11-23,测试,班\n'))).toMatchObject({
        error: { code: 'invalid-calendar' },
      });
      expect(await twoDaysOn(file('both.json', '{"rest":["2026-11-23"],"work":["2026-11-23"]}'))).toMatchObject({
        error: { code: 'calendar-conflict' },
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('calendar', () => {
  it('says what a day is and why', async () => {
    const { status, lines } = await run(calendarCommand, ['day', '2026-10-10']);
    expect([status, JSON.parse(lines[0] ?? '')]).toEqual([
      0,
      {
        date: '2026-10-10',
        weekday: 6,
        kind: 'make-up-workday',
        counts: true,
        name: '国庆节',
        source: '国办发明电〔2025〕7号',
        note: '国庆节调休上班 (国办发明电〔2025〕7号)',
        provisional: false,
      },
    ]);
    expect((await run(calendarCommand, ['day', '2026-02-30'])).status).toBe(2);
    expect((await run(calendarCommand, ['day'])).status).toBe(2);
    expect((await run(calendarCommand, ['week'])).status).toBe(2);
  });

  it('prints the days of a notice, sorted', async () => {
    const { status, lines } = await run(
      calendarCommand,
      ['parse-notice', '--year', '2026'],
      '一、元旦：1月1日（周四）至2日（周五）放假，共2天。2026年1月4日（周日）上班。',
    );
    expect([status, JSON.parse(lines[0] ?? '')]).toEqual([
      0,
      [
        { date: '2026-01-01', name: '元旦', off: true },
        { date: '2026-01-02', name: '元旦', off: true },
        { date: '2026-01-04', name: '元旦', off: false },
      ],
    ]);
  });

  it('names the sentence of a notice it cannot read', async () => {
    const { status, lines } = await run(
      calendarCommand,
      ['parse-notice', '--year', '2026'],
      '一、元旦：1月1日（周五）放假。',
    );
    expect([status, JSON.parse(lines[0] ?? '')]).toMatchObject([
      2,
      { error: { code: 'weekday-mismatch', details: [{ sentence: '1月1日(周五)放假' }] } },
    ]);
    expect((await run(calendarCommand, ['parse-notice'], 'x')).status).toBe(2);
  });
});
