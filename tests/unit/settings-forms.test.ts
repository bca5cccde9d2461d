import { describe, expect, test } from 'vitest';
import { exemptionInput, exemptionTexts } from '../../renderer/features/settings/exemptions-form.ts';
import { blockCount, officeInput, officePath, officeTexts } from '../../renderer/features/settings/office-form.ts';
import { sectionsFor, stepInList } from '../../renderer/features/settings/sections.ts';
import { changedTexts, numberOf } from '../../renderer/features/settings/texts.ts';
import type { OfficeSettings } from '../../shared/contract/session.ts';
import { authoritiesOf, DEFAULT_SETTINGS } from '../../shared/settings/settings.ts';

const place = { address: '政务路1号', phone: '0999-2100001', supervisionPhone: '0999-2100009', hours: '工作日' };
const construction = { name: '示例县住房和城乡建设局', short: '示建', ...place };
const rescue = { name: '示例县消防救援大队', short: '示消', ...place };
const settings: OfficeSettings = {
  ...DEFAULT_SETTINGS,
  officeName: '示例县消防窗口',
  authorities: { ...authoritiesOf(construction, rescue) },
};

describe('who sees which section', () => {
  test('a clerk sees the calendar and the own password', () =>
    expect(sectionsFor(['counter'])).toEqual(['opening', 'calendar', 'password']));
  test('a supervisor also sees the trail', () =>
    expect(sectionsFor(['supervisor'])).toEqual(['opening', 'calendar', 'records', 'password']));
  test('the administrator sees all eleven', () => expect(sectionsFor(['administrator'])).toHaveLength(11));
  test('arrows go round the list, Home and End to its ends, letters nowhere', () =>
    expect(['ArrowDown', 'ArrowUp', 'Home', 'End', 'a'].map((key) => stepInList(key, 0, 3))).toEqual([
      1,
      2,
      0,
      2,
      null,
    ]));
  test('an empty list leads nowhere', () => expect(stepInList('ArrowDown', -1, 0)).toBe(null));
});

describe('what was typed', () => {
  test('the same text with spaces around is no change', () =>
    expect(changedTexts({ officeName: '甲' }, { officeName: ' 甲 ', idleMinutes: '5' })).toEqual({ idleMinutes: '5' }));
  test('full-width figures are figures, words are none, nothing is nothing', () =>
    expect(['８', '1,200.5', '十', '-3', ' '].map(numberOf)).toEqual([8, 1200.5, Number.NaN, Number.NaN, null]));
});

describe('the office and its authorities', () => {
  const stored = officeTexts(settings);
  test('the two authorities of first start are two blocks, pre-opening issued by the second', () => {
    expect(blockCount(stored)).toBe(2);
    expect(stored['blocks.0.short']).toBe('示建');
    expect(stored['blocks.1.short']).toBe('示消');
    expect([stored['issuer.completion-filing'], stored['issuer.pre-opening']]).toEqual(['0', '1']);
  });
  test('one authority for everything still shows two blocks to edit', () =>
    expect(
      blockCount(officeTexts({ ...settings, authorities: { ...authoritiesOf(construction, construction) } })),
    ).toBe(2));
  test('a matter with an authority of its own adds a block', () => {
    const third = { ...construction, name: '示例县行政审批局', short: '示审' };
    const texts = officeTexts({ ...settings, authorities: { ...settings.authorities, 'completion-filing': third } });
    expect(blockCount(texts)).toBe(3);
    expect(texts['issuer.completion-filing']).toBe('2');
  });
  test('a new short name of the first block goes to its three matters and no other', () =>
    expect(officeInput(stored, { ...stored, 'blocks.0.short': '示住建' }, '2026-09-18')).toEqual({
      effectiveFrom: '2026-09-18',
      authorities: {
        'design-review': { ...construction, short: '示住建' },
        'completion-acceptance': { ...construction, short: '示住建' },
        'completion-filing': { ...construction, short: '示住建' },
      },
    }));
  test('a matter given to the other authority is the only one sent', () =>
    expect(officeInput(stored, { ...stored, 'issuer.completion-filing': '1' }, '2026-09-18')).toEqual({
      effectiveFrom: '2026-09-18',
      authorities: { 'completion-filing': rescue },
    }));
  test('minutes that are no number are sent as such, so that their field is named', () =>
    expect(officeInput(stored, { ...stored, idleMinutes: 'x' }, '2026-09-18')).toEqual({
      effectiveFrom: '2026-09-18',
      idleMinutes: Number.NaN,
    }));
  test('nothing changed sends nothing', () =>
    expect(officeInput(stored, stored, '2026-09-18')).toEqual({ effectiveFrom: '2026-09-18' }));
  test('a problem of a matter shows in the block that issues it', () => {
    const fieldOf = officePath(stored);
    expect(fieldOf('authorities.pre-opening.short')).toBe('blocks.1.short');
    expect(fieldOf('authorities.completion-filing.phone')).toBe('blocks.0.phone');
    expect(fieldOf('officeName')).toBe('officeName');
  });
});

describe('local exemptions', () => {
  const exempting: OfficeSettings = {
    ...settings,
    exemptions: { filingInvestmentYuan: 300_000, preOpeningFloorArea: { restaurant: 200, karaoke: 100 } },
  };
  const stored = exemptionTexts(exempting);
  test('they are sent as a whole when one of them changes', () =>
    expect(exemptionInput(stored, { ...stored, 'exemptions.filingFloorArea': '300' }, '2026-09-18')).toEqual({
      effectiveFrom: '2026-09-18',
      exemptions: {
        filingInvestmentYuan: 300_000,
        filingFloorArea: 300,
        preOpeningFloorArea: { restaurant: 200, karaoke: 100 },
      },
    }));
  test('an emptied field takes its exemption back', () =>
    expect(
      exemptionInput(
        stored,
        { ...stored, 'exemptions.filingInvestmentYuan': '', 'exemptions.preOpeningFloorArea.karaoke': '' },
        '2026-09-18',
      ),
    ).toEqual({ effectiveFrom: '2026-09-18', exemptions: { preOpeningFloorArea: { restaurant: 200 } } }));
  test('nothing changed sends nothing', () =>
    expect(exemptionInput(stored, stored, '2026-09-18')).toEqual({ effectiveFrom: '2026-09-18' }));
});
