import { describe, expect, test } from 'vitest';
import { openSetUpOffice, refusalOf } from './app-support.ts';

/** Two windows of administrators that look at the same settings. */
async function twoWindows() {
  const office = await openSetUpOffice();
  const second = office.window(Object.assign(office.app.openClient(), { staffId: 'S0001' }));
  const versions = async () => {
    const { total } = await office.app.context.read
      .selectFrom('setting_version')
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    return total;
  };
  const trail = async () => (await office.admin.system.audit({ entity: 'settings' })).length;
  return { first: office.admin, second, versions, trail };
}

describe('settings in two windows', () => {
  test('of two who looked at the same promises the second is refused, and nothing of it is written', async () => {
    const { first, second, versions, trail } = await twoWindows();
    const seen = (await first.office.settings({})).version;
    expect((await second.office.settings({})).version).toBe(seen);
    const saved = await first.office.saveSettings({
      effectiveFrom: '2026-09-19',
      seen,
      promised: { 'design-review': { decision: 8 } },
    });
    expect(saved.version).toBe(seen + 1);
    const before = [await versions(), await trail()];
    // Another matter and another day: the promises are one setting all the same.
    const late = { effectiveFrom: '2026-09-18', seen, promised: { 'pre-opening': { total: 7 } } };
    expect(await refusalOf(second.office.saveSettings(late))).toEqual({
      code: 'STALE_VERSION',
      data: { entity: 'settings', id: 'promised', expected: seen, actual: seen + 1 },
    });
    expect([await versions(), await trail()]).toEqual(before);
    expect((await second.office.settings({ on: '2026-09-19' })).promised).toEqual({ 'design-review': { decision: 8 } });

    // Whoever has looked again may change it.
    const { version } = await second.office.settings({});
    expect((await second.office.saveSettings({ ...late, seen: version })).promised).toEqual({
      'pre-opening': { total: 7 },
    });
  });

  test('exemptions, which are saved whole, are not overwritten unseen', async () => {
    const { first, second } = await twoWindows();
    const seen = (await first.office.settings({})).version;
    await first.office.saveSettings({ effectiveFrom: '2026-09-18', seen, exemptions: { filingFloorArea: 300 } });
    expect(
      await refusalOf(
        second.office.saveSettings({
          effectiveFrom: '2026-09-18',
          seen,
          exemptions: { filingInvestmentYuan: 300_000 },
        }),
      ),
    ).toMatchObject({ code: 'STALE_VERSION' });
    expect((await second.office.settings({})).exemptions).toEqual({ filingFloorArea: 300 });
  });

  test('a change of one setting stands in nobody’s way who changes another', async () => {
    const { first, second } = await twoWindows();
    const seen = (await first.office.settings({})).version;
    await first.office.saveSettings({ effectiveFrom: '2026-09-18', seen, idleMinutes: 5 });
    await second.office.saveSettings({ effectiveFrom: '2026-09-18', seen, exemptions: { filingFloorArea: 300 } });
    expect(await second.office.settings({})).toMatchObject({ idleMinutes: 5, exemptions: { filingFloorArea: 300 } });
  });

  test('a version that is none is refused at its field', async () => {
    const { first } = await twoWindows();
    for (const [seen, problem] of [
      [-1, 'out-of-range'],
      [1.5, 'not-a-number'],
    ] as const) {
      expect(await refusalOf(first.office.saveSettings({ effectiveFrom: '2026-09-18', seen, idleMinutes: 5 }))).toEqual(
        {
          code: 'INVALID_INPUT',
          data: { issues: [{ path: 'seen', problem }] },
        },
      );
    }
  });
});
