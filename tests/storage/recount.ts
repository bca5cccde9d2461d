import sqlite3 from 'sqlite3';
import { hallFigures } from './recount-hall.ts';

/**
 * An independent recount, straight from the raw rows: plain SQL texts and plain loops, nothing of the product's code. Only
 * the sentences of semantics 8 are shared.
 */

interface RawEvent {
  readonly case_id: number;
  readonly seq: number;
  readonly type: string;
  readonly date: string;
  readonly data: string;
}
interface Row {
  readonly [column: string]: string | number | null;
}
interface Counted {
  readonly [figure: string]: number | null;
}

function all(file: string, text: string): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const db = new sqlite3.Database(file, sqlite3.OPEN_READONLY);
    db.all(text, (error: Error | null, rows: Row[]) => {
      db.close();
      if (error === null) resolve(rows);
      else reject(error);
    });
  });
}

/** What a correction finally says, or undefined where it was struck out itself. */
function finalWord(
  history: readonly RawEvent[],
  correction: RawEvent,
): { kind: string; date: string | null; changes: object } | undefined {
  let word = JSON.parse(correction.data).replacement;
  for (const later of history) {
    if (later.type !== 'corrected' || JSON.parse(later.data).corrects !== String(correction.seq)) continue;
    const says = finalWord(history, later);
    if (says !== undefined) word = says.kind === 'void' ? undefined : says;
  }
  return word;
}

/** The events that count, by hand: a later correction wins over an earlier one. */
function inForce(
  history: readonly RawEvent[],
): { type: string; date: string; seq: number; data: Record<string, unknown> }[] {
  const result: { type: string; date: string; seq: number; data: Record<string, unknown> }[] = [];
  for (const event of history) {
    if (event.type === 'corrected') continue;
    const words = history
      .filter((one) => one.type === 'corrected' && JSON.parse(one.data).corrects === String(event.seq))
      .map((one) => finalWord(history, one))
      .filter((word) => word !== undefined);
    const word = words.at(-1);
    const data = JSON.parse(event.data);
    if (word?.kind === 'void') continue;
    let { date } = event;
    if (word === undefined) {
      const ground = data.basis === 'deemed' ? 'received' : data.basis === 'supplemented' ? 'supplemented' : null;
      const before = result.filter((one) => one.type === ground).at(-1);
      if (event.type === 'accepted' && before !== undefined) ({ date } = before);
    }
    result.push({ type: event.type, seq: event.seq, date: word?.date ?? date, data: { ...data, ...word?.changes } });
  }
  return result;
}

/** Working days d with after < d <= through, one by one, by a list of the days that are none. */
function walk(after: string, through: string, works: (date: string) => boolean): number {
  let count = 0;
  for (
    let day = Date.parse(`${after}T00:00:00Z`) + 86_400_000;
    day <= Date.parse(`${through}T00:00:00Z`);
    day += 86_400_000
  ) {
    if (works(new Date(day).toISOString().slice(0, 10))) count += 1;
  }
  return count;
}

const STOP: Readonly<Record<string, readonly string[]>> = {
  'design-review ordinary': ['decided'],
  'completion-acceptance ordinary': ['decided'],
  'pre-opening ordinary': ['decided'],
  'pre-opening commitment': ['permitted'],
  'completion-filing ordinary': ['filed', 'supplement-requested'],
};
const SIMPLE: Readonly<Record<string, string>> = {
  received: 'received',
  refused: 'refused',
  'wrong-authority': 'wrongAuthority',
  'not-required': 'notRequired',
  accepted: 'accepted',
  decided: 'decided',
  filed: 'filed',
  permitted: 'permitted',
  delivered: 'delivered',
  extended: 'extended',
  drawn: 'drawn',
  checked: 'checked',
  reinspected: 'reinspections',
  verified: 'verified',
  revoked: 'revoked',
  withdrawn: 'withdrawn',
};

/**
 * Every figure of the matters for a range, from case rows, raw events and material rows; and those of appointments and
 * tickets.
 *
 * @param works whether a date is a working day, by an independent calendar.
 */
export async function recount(
  file: string,
  range: { readonly from: string; readonly through: string; readonly asOf: string },
  works: (date: string) => boolean,
): Promise<Counted> {
  const cases = await all(file, `select * from case_file`);
  const rows = (await all(file, `select * from case_event order by case_id, seq`)) as unknown as RawEvent[];
  const corrected = new Set(
    (await all(file, `select distinct case_id from case_material where result = 'corrected-on-the-spot'`)).map(
      (row) => row['case_id'],
    ),
  );
  const histories = new Map<number, RawEvent[]>();
  for (const row of rows) histories.set(row.case_id, [...(histories.get(row.case_id) ?? []), row]);
  const counts: Record<string, number> = {};
  const within = (date: string) => date >= range.from && date <= range.through;
  const add = (figure: string, date: string, by = 1) => {
    if (within(date)) counts[figure] = (counts[figure] ?? 0) + by;
  };
  const used: { days: number; limit: number; late: boolean; broken: boolean }[] = [];
  const spans: { id: number; matter: string; project: number; from: string; to: string }[] = [];
  for (const one of cases) {
    const id = Number(one['id']);
    const matter = String(one['matter']);
    if (one['origin'] === 'historic') {
      if (one['received_on'] !== null) add('received', String(one['received_on']));
      const day = one['decided_on'];
      if (day === null) continue;
      if (matter === 'completion-filing') {
        if (one['state'] === 'filed') add('filed', String(day));
        else add('checked', String(day));
      } else if (one['path'] === 'commitment') add('permitted', String(day));
      else {
        add('decided', String(day));
        if (one['result'] !== null) add(String(one['result']), String(day));
      }
      continue;
    }
    const events = inForce(histories.get(id) ?? []);
    const first = (type: string) => events.find((event) => event.type === type);
    const received = events.filter(({ type }) => type === 'received').at(-1);
    if (received === undefined) continue;
    let pausedFrom: string | null = null;
    const pauses: [string, string][] = [];
    const pausedIn = new Set<number>();
    for (const event of events) {
      const figure = SIMPLE[event.type];
      if (figure !== undefined) add(figure, event.date);
      if (event.type === 'supplement-requested')
        add(event.data['serial'] === 1 ? 'oneShotNotices' : 'secondNotices', event.date);
      if (event.type === 'decided') add(String(event.data['result']), event.date);
      if (event.type === 'checked' && event.data['result'] === 'not-conforming') add('checkFailed', event.date);
      if (event.type === 'paused') {
        pausedFrom ??= event.date;
        if (within(event.date)) pausedIn.add(id);
      }
      if (['resumed', 'decided', 'withdrawn'].includes(event.type) && pausedFrom !== null) {
        add('pauseDays', event.date, walk(pausedFrom, event.date, works));
        pauses.push([pausedFrom, event.date]);
        pausedFrom = null;
      }
    }
    counts['pausedCases'] = (counts['pausedCases'] ?? 0) + pausedIn.size;
    if (corrected.has(id)) add('correctedOnTheSpot', received.date);

    // Accepted by law: five working days after the receipt without an answer.
    let due = received.date;
    for (let left = 5; left > 0;) {
      due = new Date(Date.parse(`${due}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
      if (works(due)) left -= 1;
    }
    const answers = [
      'accepted',
      'refused',
      'supplement-requested',
      'not-required',
      'wrong-authority',
      'permitted',
      'withdrawn',
    ];
    const answered = events.some(({ type }) => answers.includes(type));
    const byLaw = events.some(({ type, data }) => type === 'accepted' && data['basis'] === 'deemed');
    if (matter !== 'completion-filing' && (byLaw || (!answered && range.asOf > due))) {
      add('deemedAccepted', new Date(Date.parse(`${due}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10));
    }

    const kind = `${matter} ${String(one['path'])}`;
    const start = matter === 'completion-filing' ? received : first('accepted');
    const stop = events.find(
      (event) => (STOP[kind] ?? []).includes(event.type) && start !== undefined && event.date >= start.date,
    );
    const ended = events.find(({ type }) => ['withdrawn', 'refused', 'not-required', 'wrong-authority'].includes(type));
    const terms = JSON.parse(String(one['terms']));
    // Orders 106 and 107 gave twenty working days for a decision, order 51 gives fifteen.
    const decision = one['rule_set'] === '2012' ? 20 : 15;
    const statutory: Readonly<Record<string, number>> = {
      'design-review ordinary': decision,
      'completion-acceptance ordinary': decision,
      'pre-opening ordinary': 13,
      'pre-opening commitment': one['channel'] === 'online' ? 1 : 0,
      'completion-filing ordinary': 5,
    };
    const clock =
      { 'completion-filing': 'voucher', 'pre-opening': one['path'] === 'commitment' ? 'permit' : 'total' }[matter] ??
      'decision';
    const promised: number | undefined = terms.promised[clock];
    const granted = events.find(({ type }) => type === 'extended');
    const lawful = statutory[kind] ?? 0;
    // An extension is granted once, and adds its days to the length the law gives.
    const limit = lawful + Number(granted?.data['days'] ?? 0);
    if (start !== undefined && promised !== undefined && promised < lawful) add('shortenedLimits', start.date);
    if (start !== undefined && stop !== undefined && (ended === undefined || stop.date <= ended.date)) {
      const paused = matter === 'completion-filing' || one['path'] === 'commitment' ? [] : pauses;
      const countable = (date: string) => works(date) && !paused.some(([from, to]) => date > from && date <= to);
      const days = walk(start.date, stop.date, countable);
      // A stop on a rest day after the last day has used no further working day and is late all the same.
      const on = (n: number): 'before' | 'on' | 'after' => {
        let day = start.date;
        for (let left = n; left > 0;) {
          day = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
          if (countable(day)) left -= 1;
        }
        return stop.date < day ? 'before' : stop.date === day ? 'on' : 'after';
      };
      const law = on(limit);
      const promise = on(promised ?? limit);
      const outcome =
        law === 'after'
          ? 'lateStatutory'
          : promise === 'before'
            ? 'early'
            : promise === 'on'
              ? 'onTime'
              : 'latePromised';
      add(outcome, stop.date);
      if (within(stop.date)) {
        used.push({ days, limit, late: outcome === 'lateStatutory', broken: outcome.startsWith('late') });
      }
    }
    if (one['path'] === 'commitment') {
      const permitted = first('permitted');
      const verified = first('verified');
      if (permitted !== undefined && verified !== undefined && walk(permitted.date, verified.date, works) <= 20) {
        if (works(verified.date) || walk(permitted.date, verified.date, works) < 20)
          add('verifiedInTime', verified.date);
      }
    }
    if (one['project_id'] !== null && (matter === 'completion-acceptance' || matter === 'pre-opening')) {
      const done = events.filter(({ type }) => ['decided', 'permitted', 'filed'].includes(type)).at(-1) ?? ended;
      spans.push({
        id,
        matter,
        project: Number(one['project_id']),
        from: received.date,
        to: done?.date ?? '9999-12-31',
      });
    }
  }
  for (const one of spans.filter(({ matter }) => matter === 'pre-opening')) {
    const both = spans
      .filter((other) => other.matter === 'completion-acceptance' && other.project === one.project)
      .filter((other) => other.from <= one.to && one.from <= other.to)
      .map((other) => (other.from > one.from ? other.from : one.from))
      .toSorted();
    if (both[0] !== undefined) add('parallelCases', both[0]);
  }
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const days = sum(used.map((one) => one.days));
  const limits = sum(used.map((one) => one.limit));
  const percent = (part: number, whole: number) => (whole === 0 ? null : Math.round((part / whole) * 10_000) / 100);
  const figure = (name: string) => counts[name] ?? 0;
  const hall = {
    appointments: await all(file, `select id, date from appointment`),
    appointmentEvents: await all(file, `select * from appointment_event order by appointment_id, seq`),
    tickets: await all(file, `select id, day from ticket`),
    ticketEvents: await all(file, `select * from ticket_event order by ticket_id, seq`),
  };
  return {
    ...counts,
    ...hallFigures(hall, within),
    concluded: figure('decided') + figure('permitted') + figure('filed'),
    averageWorkdays: used.length === 0 ? null : Math.round((days / used.length) * 100) / 100,
    speedUp: percent(limits - days, limits),
    withinPromise: percent(used.filter(({ broken }) => !broken).length, used.length),
    withinStatute: percent(used.filter(({ late }) => !late).length, used.length),
  };
}
