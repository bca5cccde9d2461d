import { describe, expect, test } from 'vitest';
import { COUNTER_WEEK } from '../../electron/sample/counter-week.ts';
import { openReplay, replayWeek } from '../../electron/sample/replay.ts';
import { sampleOffices } from './app-support.ts';
import { linesOf } from './exports-support.ts';

describe('scanning the barcode of a paper', () => {
  const openOffice = sampleOffices();

  test('the code of a receipt finds its one case, in capitals or not, and no other matter of the same number', async () => {
    const office = await openOffice('2026-09-28');
    await replayWeek(
      openReplay(office.app),
      COUNTER_WEEK.filter(({ date }) => date <= '2026-09-28'),
    );
    const clerk = office.window(Object.assign(office.app.openClient(), { staffId: 'S0002' }));
    const scan = async (text: string) => {
      const { hits, total } = await clerk.search.query({ text });
      return { total, found: hits.map((hit) => [hit.case.projectName, hit.matches]) };
    };
    const hotel = [
      '滨河大酒店室内装修工程',
      [{ field: 'document', text: '滨建消审受字〔2026〕第0001号', at: [[0, 18]] }],
    ];
    expect(await scan('RCD2026-0001')).toEqual({ total: 1, found: [hotel] });
    expect(await scan('rcd2026-0001')).toEqual({ total: 1, found: [hotel] });
    expect((await scan('RCA2026-0001')).found.map(([name]) => name)).toEqual(['康宁医院住院楼']);
    expect((await scan('SNA2026-0001')).found.map(([name]) => name)).toEqual(['康宁医院住院楼']);
    expect(await scan('RCD2026-9999')).toEqual({ total: 0, found: [] });
    // The file holds what the screen shows.
    const inFile = async (text: string) =>
      (await linesOf(clerk, { list: 'search', text })).map((line) => line['project']);
    expect(await inFile('rcd2026-0001')).toEqual(['滨河大酒店室内装修工程']);
    expect(await inFile('SNA2026-0001')).toEqual(['康宁医院住院楼']);
    expect(await inFile('RCD2026-9999')).toEqual([]);
  });
});
