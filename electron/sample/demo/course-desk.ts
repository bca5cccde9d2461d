import type { CivilDate } from '../../../shared/dates/types.ts';
import { lastOf, replay } from '../../../shared/workflow/history.ts';
import { noticeProgress } from '../../../shared/workflow/state.ts';
import { ticks } from './intakes.ts';
import { withdrawal, type Here, type Step } from './steps.ts';
import { DEFECTS } from './words.ts';

/** An application put aside: looked at within the five days, or forgotten until the law has accepted it. */
export function afterPutAside(here: Here): readonly Step[] {
  const { random, people, whole } = here;
  const { file } = whole;
  const by = random.pick(people.counters);
  const check = (state: 'whole' | 'incomplete', date: CivilDate) =>
    ticks(random, {
      matter: file.matter,
      path: file.path,
      date: file.derived.receivedOn ?? date,
      facts: file.terms.materialFacts,
      state,
    });
  if (file.matter === 'completion-filing') {
    const after = random.chance(0.92) ? random.between(1, 5) : random.between(6, 9);
    return [{ after, by, act: (_, date) => ({ type: 'file', date, materials: check('whole', date) }) }];
  }
  if (random.chance(0.1)) {
    const after = random.between(6, 15);
    const confirmed = random.chance(0.3) ? random.pick(people.supervisors) : by;
    return [{ after, by: confirmed, act: (_, date) => ({ type: 'confirm-deemed', date }) }];
  }
  const after = random.between(1, 4);
  return random.chance(0.75)
    ? [{ after, by, act: (_, date) => ({ type: 'accept', date, materials: check('whole', date) }) }]
    : [
        {
          after,
          by,
          act: (_, date) => ({ type: 'issue-notice', date, materials: check('incomplete', date), reason: null }),
        },
      ];
}

/** A notice is out: everything comes in, or part of it, or nothing ever again. */
export function afterNotice(here: Here): readonly Step[] {
  const { random, people, whole } = here;
  const by = random.pick(people.counters);
  const { outstanding, newlyDefective } = noticeProgress(replay(whole.events));
  if (newlyDefective.length > 0 && random.chance(0.4)) {
    const materials = newlyDefective.map((materialId) => ({
      materialId,
      result: 'defective' as const,
      defect: random.pick(DEFECTS),
    }));
    return [{ after: 0, by, act: (_, date) => ({ type: 'issue-notice', date, materials, reason: null }) }];
  }
  const seen = lastOf(whole.events, 'supplement-partial') !== null;
  const how = random.weighted({ all: 82, partial: seen ? 0 : 7, defective: seen ? 0 : 4, never: 5, refused: 2 });
  if (how === 'never') return [withdrawal(here, random.between(25, 90))];
  if (how === 'refused' && whole.file.matter !== 'completion-filing') {
    const reasons = '逾期未补正申请材料，材料仍不齐全。';
    return [
      {
        after: random.between(25, 60),
        by,
        act: (_, date) => ({ type: 'refuse', date, ground: 'incomplete', reasons }),
      },
    ];
  }
  const [first, ...others] = outstanding.map(({ materialId }) => materialId);
  const present = (ids: readonly string[]) => ids.map((materialId) => ({ materialId, result: 'present' as const }));
  const all = present(outstanding.map(({ materialId }) => materialId));
  const defective = { materialId: first ?? '', result: 'defective' as const, defect: random.pick(DEFECTS) };
  const materials =
    how === 'partial' && others.length > 0
      ? present([first ?? ''])
      : how === 'defective'
        ? [defective, ...present(others)]
        : all;
  return [{ after: random.between(1, 20), by, act: (_, date) => ({ type: 'receive-supplements', date, materials }) }];
}
