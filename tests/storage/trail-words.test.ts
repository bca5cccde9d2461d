import { describe, expect, test } from 'vitest';
import { fillSample } from '../../electron/sample/fill.ts';
import { auditWords } from '../../shared/audit/line.ts';
import { settings as english } from '../../renderer/locales/en-US/settings.ts';
import { terms as englishTerms } from '../../renderer/locales/en-US/terms.ts';
import { settings as chinese } from '../../renderer/locales/zh-CN/settings.ts';
import { terms as chineseTerms } from '../../renderer/locales/zh-CN/terms.ts';
import { openTestOffice, sampleOffices } from './app-support.ts';

type Words = Readonly<Record<string, string>>;

interface Line {
  readonly action: string;
  readonly entity: string;
  /** Stored JSON. */
  readonly data: string;
}

/** What the trail says and a language has no word for, each once. */
function wordless(
  trail: readonly Line[],
  records: { readonly actions: Words; readonly entities: Words; readonly outcomes: Words; readonly fields: Words },
  acts: Words,
): readonly string[] {
  const missing = trail.flatMap(({ action, entity, data }) => {
    const said = auditWords(action);
    const variants = said.action === 'cases-act' ? acts : records.outcomes;
    return [
      ...(records.actions[said.action] === undefined ? [action] : []),
      ...(said.variant !== null && variants[said.variant] === undefined ? [action] : []),
      ...(records.entities[entity] === undefined ? [entity] : []),
      ...Object.keys(JSON.parse(data) as object).filter((field) => records.fields[field] === undefined),
    ];
  });
  return [...new Set(missing)];
}

function expectWords(trail: readonly Line[]): void {
  expect(wordless(trail, chinese.records, chineseTerms.act)).toEqual([]);
  expect(wordless(trail, english.records, englishTerms.act)).toEqual([]);
}

describe('the words of the trail', () => {
  const openOffice = sampleOffices();

  test('everything the sample week writes has its word in both languages', async () => {
    const { app } = await openTestOffice();
    await fillSample(app, { kind: 'literal' });
    const trail = await app.context.read
      .selectFrom('audit_entry')
      .select(['action', 'entity', 'data'])
      .orderBy('id')
      .execute();
    expect(trail.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['appointments.book', 'cases.act.pause', 'intake.submit.accept', 'opening.change']),
    );
    expectWords(trail);
  });

  test('a number drawn, called, parked and finished is told in words', async () => {
    const office = await openOffice('2026-09-18');
    const clerk = office.window(Object.assign(office.app.openClient(), { staffId: 'S0002', counterId: 1 }));
    const drawn = { name: null, phoneTail: null, priority: 'ordinary' as const, service: 'intake' as const };
    const { ticket: issued } = await clerk.queue.issue({ key: 'trail-words-issue', ...drawn });
    const { ticket: called } = await clerk.queue.call({ key: 'trail-words-called', services: ['intake'] });
    expect(called.id).toBe(issued.id);
    const { ticket: parked } = await clerk.queue.act({
      key: 'trail-words-parked',
      id: called.id,
      version: called.version,
      act: { type: 'park' },
    });
    await clerk.queue.act({
      key: 'trail-words-finish',
      id: parked.id,
      version: parked.version,
      act: { type: 'finish' },
    });
    const trail = await office.app.context.read
      .selectFrom('audit_entry')
      .select(['action', 'entity', 'data'])
      .where('entity', '=', 'ticket')
      .orderBy('id')
      .execute();
    expect(trail.map(({ action }) => chinese.records.actions[auditWords(action).action as 'queue-issued'])).toEqual([
      '取号',
      '叫号',
      '挂起',
      '办结此号',
    ]);
    expectWords(trail);
  });
});
