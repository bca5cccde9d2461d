import { courseOf } from '../../../shared/workflow/event-states.ts';
import { lastOf, replay } from '../../../shared/workflow/history.ts';
import { stateOfEvents } from '../../../shared/workflow/state.ts';
import type { WholeCase } from '../../services/case-load.ts';
import { afterNotice, afterPutAside } from './course-desk.ts';
import { afterAcceptance, afterFailedVisit, reinspection } from './course-review.ts';
import type { Random } from './random.ts';
import { findings, limitOf, spent, visit, type DemoPeople, type Here, type Step } from './steps.ts';
import { CITY, GIVEN, RELATIONS, SURNAMES } from './words.ts';

function delivery({ random, people, whole }: Here, soonest: number): Step {
  const after = random.chance(0.97) ? random.between(soonest, 6) : random.between(11, 16);
  const method = random.weighted({ direct: 80, post: 15, left: 3, 'public-notice': 2 });
  const name = `${random.pick(SURNAMES)}${random.pick(GIVEN)}`;
  return {
    after,
    by: random.pick(people.counters),
    ...(method === 'direct' ? { meeting: { kind: 'pick-up' } } : {}),
    act: (_, date) => ({
      type: 'deliver',
      date,
      method,
      recipient: whole.applicant?.contactName ?? name,
      relation: random.pick(RELATIONS),
      witness: method === 'left' ? name : null,
      place: method === 'direct' ? '政务服务中心窗口' : (whole.applicant?.address ?? CITY),
    }),
  };
}

function verification({ random, people }: Here): Step {
  const { inspectorIds, by } = visit(random, people);
  const good = random.chance(0.9);
  return {
    after: random.chance(0.96) ? random.between(4, 20) : random.between(21, 28),
    by,
    meeting: { kind: 'site-visit', inspectorIds },
    act: (_, date) => ({
      type: 'verify',
      date,
      inspectorIds,
      result: good ? 'conforming' : 'not-conforming',
      findings: findings(random, good),
    }),
  };
}

function draw({ random, people }: Here): Step {
  const drawn = random.chance(0.2) ? 'drawn' : 'not-drawn';
  const note = `第${random.between(1, 60)}组第${random.between(1, 20)}号`;
  return { after: 0, by: random.pick(people.counters), act: (_, date) => ({ type: 'draw', date, drawn, note }) };
}

function spotCheck(here: Here): Step {
  const { random, people, whole } = here;
  const { inspectorIds, by } = visit(random, people);
  const good = random.chance(0.88);
  return {
    after: spent(random, limitOf(whole, 'spot-check')),
    by,
    meeting: { kind: 'site-visit', inspectorIds },
    act: (_, date) => ({
      type: 'check',
      date,
      inspectorIds,
      result: good ? 'conforming' : 'not-conforming',
      findings: findings(random, good),
    }),
  };
}

/** What happens next with a case; nothing when it only waits for the archive, or has ended. */
export function nextSteps(random: Random, people: DemoPeople, whole: WholeCase): readonly Step[] | 'archive' | 'ended' {
  const here: Here = { random, people, whole };
  const state = stateOfEvents(replay(whole.events));
  const commitment = courseOf(whole.file.matter, whole.file.path) === 'commitment';
  switch (state) {
    case 'received':
      return afterPutAside(here);
    case 'supplement-requested':
      return afterNotice(here);
    case 'accepted':
      return commitment
        ? [{ after: 0, by: random.pick(people.counters), act: (_, date) => ({ type: 'permit', date }) }]
        : afterAcceptance(here);
    case 'inspected':
      return afterFailedVisit(here, 'first');
    case 'permitted':
      return [delivery(here, 0), verification(here)];
    case 'verification-failed':
      return afterFailedVisit(here, 'first');
    case 'reinspection-failed':
      return whole.file.matter === 'completion-filing'
        ? [
            {
              after: random.between(3, 12),
              by: random.pick(people.counters),
              act: (_, date) => ({ type: 'request-reinspection', date }),
            },
          ]
        : afterFailedVisit(here, 'again');
    case 'reinspection-requested':
      return reinspection(here);
    case 'reinspected':
      if (commitment || whole.file.matter === 'completion-filing') return 'archive';
      return [
        {
          after: random.between(0, 2),
          by: random.pick(people.reviewers),
          act: (_, date) => ({
            type: 'decide',
            date,
            result: 'approved',
            findings: findings(random, true),
            reasons: null,
          }),
        },
      ];
    case 'decided':
      return [delivery(here, 0)];
    case 'filed':
      return [draw(here)];
    case 'drawn':
      return [spotCheck(here)];
    case 'check-failed':
      return [
        {
          after: random.between(4, 15),
          by: random.pick(people.counters),
          act: (_, date) => ({ type: 'request-reinspection', date }),
        },
      ];
    case 'revoked':
      return lastOf(whole.events, 'delivered', 'revoked')?.type === 'revoked' ? [delivery(here, 0)] : 'ended';
    case 'delivered':
    case 'verified':
    case 'checked':
    case 'not-drawn':
      return 'archive';
    case 'rectification-noticed':
    case 'deemed-accepted':
    case 'refused':
    case 'not-required':
    case 'wrong-authority':
    case 'withdrawn':
    case 'archived':
      return 'ended';
  }
}
