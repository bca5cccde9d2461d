import { addDays } from '../../../shared/dates/civil.ts';
import { courseOf } from '../../../shared/workflow/event-states.ts';
import { findings, gaps, limitOf, spent, visit, withdrawal, type Here, type Step } from './steps.ts';
import { FINDINGS_BAD, REJECTION_REASONS } from './words.ts';

function pauseSteps({ random, people, whole }: Here): readonly Step[] {
  const special = whole.file.matter === 'design-review' && whole.file.terms.materialFacts.specialFireDesign === true;
  if (!random.chance(special ? 0.9 : 0.035)) return [];
  const by = random.pick(people.reviewers);
  const reason = special
    ? ('expert-review' as const)
    : random.pick(['testing', 'appraisal', 'inspection', 'hearing'] as const);
  const expectedWorkdays = special ? 15 : random.between(3, 15);
  const lasts = Math.max(1, expectedWorkdays + random.between(-3, 4));
  return [
    {
      after: random.between(0, 2),
      by,
      act: (_, date) => ({ type: 'pause', date, reason, expectedWorkdays, note: null }),
    },
    { after: lasts, by, act: (_, date) => ({ type: 'resume', date, note: null }) },
  ];
}

/** From acceptance to the decision: review, visit, pause, extension, and the second pair of eyes. */
export function afterAcceptance(here: Here): readonly Step[] {
  const { random, people, whole } = here;
  const { matter, ruleSet } = whole.file;
  const preOpening = matter === 'pre-opening';
  if (random.chance(0.012)) return [withdrawal(here, random.between(1, 8))];
  const limit = limitOf(whole, preOpening ? 'total' : 'decision');
  const days = spent(random, limit);
  const visited = matter !== 'design-review';
  const conforming = !random.chance(preOpening ? 0.12 : 0.05);
  const [reviewer, decider] = random.several(people.reviewers, 2);
  if (reviewer === undefined || decider === undefined) throw new TypeError('Two reviewers at least');
  const late = random.chance(0.02) ? 'next-day' : undefined;
  const [first = 0, second = 0, third = 0] = gaps(random, days, visited && !preOpening ? 3 : 2);
  const conclusion = conforming ? ('conforming' as const) : ('not-conforming' as const);
  const { inspectorIds, by: inspector } = visit(random, people);
  const inspection: Step = {
    after: first,
    by: inspector,
    // What was entered a day late was not booked either.
    ...(late === undefined ? { meeting: { kind: 'site-visit', inspectorIds } } : { entered: late }),
    act: (_, date) => ({ type: 'inspect', date, inspectorIds, conclusion, findings: findings(random, conforming) }),
  };
  const review: Step = {
    after: visited ? second : first,
    by: reviewer,
    act: (_, date) => ({ type: 'technical-review', date, conclusion, findings: findings(random, conforming) }),
  };
  const decision: Step = {
    after: visited && !preOpening ? third : second,
    by: decider,
    act: (_, date) =>
      conforming
        ? { type: 'decide', date, result: 'approved', findings: findings(random, true), reasons: null }
        : { type: 'decide', date, result: 'rejected', findings: null, reasons: random.pick(REJECTION_REASONS) },
  };
  const pauses = pauseSteps(here);
  const extended = ruleSet === '2012' && !preOpening && pauses.length === 0 && random.chance(0.02);
  const [approver, supervisor] = people.supervisors;
  const extension: readonly Step[] =
    extended && approver !== undefined && supervisor !== undefined
      ? [
          {
            after: 1,
            by: supervisor,
            act: (_, date) => ({
              type: 'extend',
              date,
              approverId: approver.id,
              reason: '工程复杂，需要延长审查期限。',
            }),
          },
        ]
      : [];
  // What a failed visit leads to is planned when it has happened.
  if (preOpening) return conforming ? [...pauses, inspection, decision] : [...pauses, inspection];
  return visited
    ? [...pauses, ...extension, inspection, review, decision]
    : [...pauses, ...extension, review, decision];
}

/** A visit found something: an order to put it right, a re-inspection, or the refusal at once. */
export function afterFailedVisit(here: Here, again: 'first' | 'again'): readonly Step[] {
  const { random, people, whole } = here;
  const by = random.pick(people.reviewers);
  const commitment = courseOf(whole.file.matter, whole.file.path) === 'commitment';
  if (again === 'again' && commitment) {
    return [
      { after: 1, by, act: (_, date) => ({ type: 'revoke', date, reasons: '逾期未整改，复查仍不符合消防安全要求。' }) },
    ];
  }
  if (!commitment && (again === 'again' || random.chance(0.5))) {
    const reasons = random.pick(REJECTION_REASONS);
    return [
      {
        after: random.between(0, 3),
        by,
        act: (_, date) => ({ type: 'decide', date, result: 'rejected', findings: null, reasons }),
      },
    ];
  }
  const text = random.pick(FINDINGS_BAD);
  const span = random.between(5, 12);
  return [
    {
      after: random.between(0, 3),
      by,
      act: (_, date) => ({ type: 'notice-rectification', date, findings: text, deadline: addDays(date, span) }),
    },
    {
      after: random.between(1, 4),
      by: random.pick(people.counters),
      act: (_, date) => ({ type: 'request-reinspection', date }),
    },
  ];
}

/** The re-inspection somebody asked for. */
export function reinspection({ random, people, whole }: Here): readonly Step[] {
  const { inspectorIds, by } = visit(random, people);
  const good = random.chance(0.85);
  const most = whole.file.matter === 'completion-filing' ? 7 : 3;
  return [
    {
      after: random.chance(0.97) ? random.between(1, most) : most + 2,
      by,
      meeting: { kind: 'site-visit', inspectorIds },
      act: (_, date) => ({
        type: 'reinspect',
        date,
        inspectorIds,
        result: good ? 'conforming' : 'not-conforming',
        findings: findings(random, good),
      }),
    },
  ];
}
