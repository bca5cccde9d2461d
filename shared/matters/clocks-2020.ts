import type { ClockRule, Matter } from './types.ts';

/**
 * Clocks of the rule set `2020`: 住建部令51号 as amended by 58号 for design review, acceptance and filing;
 * 消防法 2021 §15 and 应急〔2021〕34号 for pre-opening inspection; 行政许可法 for receipt and delivery.
 *
 * Pausable are the clocks of a licence decision only (行政许可法 §45): a filing is no licence, and what follows a
 * decision cannot be paused. No extension: order 51 knows none; an office that reads 行政许可法 §42 beside it may allow
 * one in its settings. The limits of a pre-opening inspection are the law's own and cannot be extended.
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

const DESIGN_REVIEW_DECISION: ClockRule = {
  id: 'decision',
  start: 'accepted',
  stop: ['decided'],
  statutoryWorkdays: 15,
  pausable: true,
  extensionWorkdays: 0,
  extensionCeilingWorkdays: 10, // 行政许可法 §42(1)
  citation: '住建部令51号 §22',
};

const PRE_OPENING: readonly ClockRule[] = [
  // A commitment permit given on the spot answers the receipt too.
  { ...ONE_SHOT, stop: [...ONE_SHOT.stop, 'permitted'] },
  {
    id: 'inspection',
    path: 'ordinary',
    start: 'accepted',
    stop: ['inspected'],
    statutoryWorkdays: 10,
    pausable: true,
    extensionWorkdays: 0,
    citation: '消防法 §15',
  },
  {
    id: 'decision',
    path: 'ordinary',
    start: 'inspected',
    stop: ['decided'],
    statutoryWorkdays: 3,
    pausable: true,
    extensionWorkdays: 0,
    citation: '应急〔2021〕34号',
  },
  {
    id: 'total',
    path: 'ordinary',
    start: 'accepted',
    stop: ['decided'],
    statutoryWorkdays: 13,
    pausable: true,
    extensionWorkdays: 0,
    citation: '消防法 §15, 应急〔2021〕34号',
  },
  {
    id: 'permit',
    path: 'commitment',
    channel: 'counter',
    start: 'accepted',
    stop: ['permitted'],
    statutoryWorkdays: 0,
    pausable: false,
    extensionWorkdays: 0,
    citation: '应急〔2021〕34号',
  },
  {
    id: 'permit',
    path: 'commitment',
    channel: 'online',
    start: 'accepted',
    stop: ['permitted'],
    statutoryWorkdays: 1,
    pausable: false,
    extensionWorkdays: 0,
    citation: '应急〔2021〕34号',
  },
  {
    id: 'verification',
    path: 'commitment',
    start: 'permitted',
    stop: ['verified'],
    statutoryWorkdays: 20,
    pausable: false,
    extensionWorkdays: 0,
    citation: '应急〔2021〕34号',
  },
  {
    id: 'rectification-notice',
    path: 'commitment',
    start: 'verified',
    startsWhen: 'negative',
    stop: ['rectification-noticed'],
    statutoryWorkdays: 3,
    pausable: false,
    extensionWorkdays: 0,
    citation: '应急〔2021〕34号',
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
    citation: '应急〔2021〕34号',
  },
  { ...DELIVERY, path: 'ordinary' },
  { ...DELIVERY, path: 'commitment', start: 'permitted' },
];

const COMPLETION_FILING: readonly ClockRule[] = [
  {
    id: 'filing-due',
    start: 'completion-passed',
    stop: ['received'],
    statutoryWorkdays: 5,
    pausable: false,
    extensionWorkdays: 0,
    citation: '住建部令51号 §36',
  },
  { ...ONE_SHOT, stop: [...ONE_SHOT.stop, 'filed'] },
  {
    id: 'voucher',
    start: 'received',
    stop: ['filed', 'supplement-requested'],
    statutoryWorkdays: 5,
    pausable: false,
    extensionWorkdays: 0,
    citation: '住建部令51号 §37',
  },
  {
    id: 'spot-check',
    start: 'drawn',
    stop: ['checked'],
    statutoryWorkdays: 15,
    pausable: false,
    extensionWorkdays: 0,
    citation: '住建部令51号 §39',
  },
  {
    id: 'filing-reinspection',
    start: 'reinspection-requested',
    stop: ['reinspected'],
    statutoryWorkdays: 7,
    pausable: false,
    extensionWorkdays: 0,
    citation: '住建部令51号 §40',
  },
];

/** All clocks of the rule set `2020`, per matter, in the order a case meets them. */
export const CLOCKS_2020: Readonly<Record<Matter, readonly ClockRule[]>> = {
  'design-review': [
    ONE_SHOT,
    DESIGN_REVIEW_DECISION,
    {
      id: 'expert-review',
      start: 'paused',
      startReason: 'expert-review',
      stop: ['resumed', 'decided'],
      statutoryWorkdays: 20,
      pausable: false,
      extensionWorkdays: 0,
      citation: '住建部令51号 §22',
    },
    DELIVERY,
  ],
  'completion-acceptance': [ONE_SHOT, { ...DESIGN_REVIEW_DECISION, citation: '住建部令51号 §30' }, DELIVERY],
  'completion-filing': COMPLETION_FILING,
  'pre-opening': PRE_OPENING,
};
