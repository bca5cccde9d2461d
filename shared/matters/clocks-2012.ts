import type { ClockRule, Matter } from './types.ts';

/**
 * Clocks of the rule set `2012`: 公安部令106号 as amended by 119号 for design review, acceptance and filing;
 * 公安部令107号 as amended by 120号 for pre-opening inspection; 行政许可法 for receipt, extension and delivery.
 *
 * A plain "day" of these orders is a working day. The head of the authority may extend a decision once by ten
 * working days (行政许可法 §42); there was no notice-and-commitment.
 */

const ONE_SHOT: ClockRule = {
  id: 'one-shot',
  start: 'received',
  stop: ['accepted', 'refused', 'supplement-requested', 'not-required', 'wrong-authority'],
  statutoryWorkdays: 5,
  pausable: false,
  extensionWorkdays: 0,
  citation: '行政许可法 §32',
};

const DELIVERY: ClockRule = {
  id: 'delivery',
  start: 'decided',
  startsWhen: 'positive',
  stop: ['delivered'],
  statutoryWorkdays: 10,
  pausable: false,
  extensionWorkdays: 0,
  citation: '行政许可法 §44',
};

const DECISION: ClockRule = {
  id: 'decision',
  start: 'accepted',
  stop: ['decided'],
  statutoryWorkdays: 20,
  pausable: true,
  extensionWorkdays: 10, // 行政许可法 §42(1)
  extensionCeilingWorkdays: 10,
  citation: '公安部令106号 §17',
};

const COMPLETION_FILING: readonly ClockRule[] = [
  {
    id: 'filing-due',
    start: 'completion-passed',
    stop: ['received'],
    statutoryWorkdays: 7,
    pausable: false,
    extensionWorkdays: 0,
    citation: '公安部令106号 §24',
  },
  { ...ONE_SHOT, stop: [...ONE_SHOT.stop, 'filed'] },
  {
    id: 'voucher',
    start: 'received',
    stop: ['filed', 'supplement-requested'],
    statutoryWorkdays: 5,
    pausable: false,
    extensionWorkdays: 0,
    citation: '公安部令106号 §25',
  },
  {
    id: 'spot-check',
    start: 'drawn',
    stop: ['checked'],
    statutoryWorkdays: 20,
    pausable: false,
    extensionWorkdays: 0,
    citation: '公安部令106号 §25',
  },
  {
    id: 'filing-reinspection',
    start: 'reinspection-requested',
    stop: ['reinspected'],
    statutoryWorkdays: 20,
    pausable: false,
    extensionWorkdays: 0,
    citation: '公安部令106号 §26',
  },
];

const PRE_OPENING: readonly ClockRule[] = [
  ONE_SHOT,
  {
    id: 'inspection',
    path: 'ordinary',
    start: 'accepted',
    stop: ['inspected'],
    statutoryWorkdays: 10,
    pausable: true,
    extensionWorkdays: 0,
    citation: '公安部令107号',
  },
  {
    id: 'decision',
    path: 'ordinary',
    start: 'inspected',
    stop: ['decided'],
    statutoryWorkdays: 3,
    pausable: true,
    extensionWorkdays: 0,
    citation: '公安部令107号',
  },
  {
    id: 'total',
    path: 'ordinary',
    start: 'accepted',
    stop: ['decided'],
    statutoryWorkdays: 13,
    pausable: true,
    extensionWorkdays: 0,
    citation: '公安部令107号',
  },
  {
    id: 'reinspection',
    start: 'reinspection-requested',
    startsOnDeadlineOf: 'rectification-noticed',
    stop: ['reinspected'],
    closedBy: ['decided', 'revoked'],
    statutoryWorkdays: 3,
    pausable: false,
    extensionWorkdays: 0,
    citation: '公安部令107号',
  },
  DELIVERY,
];

/** All clocks of the rule set `2012`, per matter, in the order a case meets them. */
export const CLOCKS_2012: Readonly<Record<Matter, readonly ClockRule[]>> = {
  'design-review': [
    ONE_SHOT,
    DECISION,
    {
      id: 'expert-review',
      start: 'paused',
      startReason: 'expert-review',
      stop: ['resumed', 'decided'],
      statutoryWorkdays: 40, // 5 to send + 30 for the meeting + 5 to return
      pausable: false,
      extensionWorkdays: 0,
      citation: '公安部令106号 §19',
    },
    DELIVERY,
  ],
  'completion-acceptance': [ONE_SHOT, { ...DECISION, citation: '公安部令106号 §22' }, DELIVERY],
  'completion-filing': COMPLETION_FILING,
  'pre-opening': PRE_OPENING,
};
