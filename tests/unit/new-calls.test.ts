import { expect, test } from 'vitest';
import { callsToSay } from '../../renderer/features/queue/new-calls.ts';

function call(id: string, counterName: string) {
  return { id, label: `A00${id.slice(0, 1)}`, counterName, service: 'intake' as const, at: '2026-09-18T01:00:00.000Z' };
}
/** The board after two counters called in the same moment, the newest first. */
const CALLS = [call('3-1', '2号窗口'), call('2-1', '1号窗口'), call('1-1', '1号窗口')];

test('of two calls made between two boards each is said, the earlier one first', () => {
  expect(callsToSay(new Set(['1-1']), CALLS).map(({ id }) => id)).toEqual(['2-1', '3-1']);
});

test('a number called once more is said once more; the page just opened says nothing of before', () => {
  expect(callsToSay(new Set(['3-1', '2-1', '1-1']), CALLS)).toEqual([]);
  expect(callsToSay(new Set(['2-1', '1-1']), [call('2-2', '1号窗口'), ...CALLS.slice(1)]).map(({ id }) => id)).toEqual([
    '2-2',
  ]);
  expect(callsToSay(null, CALLS)).toEqual([]);
});
