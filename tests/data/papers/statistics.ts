import { MATTERS } from '../../../shared/matters/types.ts';
import type { MonthlyReportData, PaperData, ReportFigure } from '../../../shared/papers/types.ts';
import type { MatterFigure, OfficeFigure } from '../../../shared/statistics/figures.ts';

/** Invented figures of one month: design review, acceptance, filing, pre-opening, the whole. */
const MATTER: Readonly<Record<MatterFigure, readonly (number | null)[]>> = {
  received: [12, 9, 21, 34, 76],
  correctedOnTheSpot: [2, 1, 3, 5, 11],
  oneShotNotices: [3, 2, 4, 6, 15],
  secondNotices: [0, 0, 0, 1, 1],
  refused: [0, 0, 1, 0, 1],
  wrongAuthority: [1, 0, 0, 2, 3],
  notRequired: [0, 0, 2, 4, 6],
  deemedAccepted: [0, 0, 0, 0, 0],
  accepted: [11, 9, 0, 28, 48],
  concluded: [10, 8, 18, 29, 65],
  decided: [10, 8, 0, 9, 27],
  approved: [9, 7, 0, 8, 24],
  rejected: [1, 1, 0, 1, 3],
  filed: [0, 0, 18, 0, 18],
  delivered: [9, 8, 17, 28, 62],
  early: [8, 6, 15, 25, 54],
  onTime: [1, 1, 2, 4, 8],
  latePromised: [1, 1, 1, 0, 3],
  lateStatutory: [0, 0, 0, 0, 0],
  withinPromise: [90, 87.5, 94.44, 100, 95.38],
  withinStatute: [100, 100, 100, 100, 100],
  averageWorkdays: [8.3, 9.13, 2.06, 2.48, 3.92],
  speedUp: [44.67, 39.17, 58.89, 36.91, 45.02],
  pausedCases: [2, 0, 0, 0, 2],
  pauseDays: [17, 0, 0, 0, 17],
  extended: [0, 0, 0, 0, 0],
  drawn: [0, 0, 5, 0, 5],
  checked: [0, 0, 4, 0, 4],
  checkFailed: [0, 0, 1, 0, 1],
  reinspections: [0, 0, 1, 2, 3],
  permitted: [0, 0, 0, 20, 20],
  verified: [0, 0, 0, 17, 17],
  verifiedInTime: [0, 0, 0, 17, 17],
  revoked: [0, 0, 0, 1, 1],
  withdrawn: [1, 0, 0, 1, 2],
};
const OFFICE: Readonly<Record<OfficeFigure, number | null>> = {
  appointmentsMade: 41,
  appointmentsKept: 36,
  appointmentsMissed: 2,
  appointmentsCancelled: 3,
  tickets: 212,
  averageWait: 7.4,
  earlyInvolvement: 3,
  parallelCases: 2,
  greenChannel: 1,
  shortenedLimits: 48,
  enterpriseVisits: 4,
  symposia: 1,
  opinionsCollected: 13,
  opinionsAnswered: 12,
  hazardsFound: 9,
  hazardsRemoved: 8,
  returnVisits: 20,
  verySatisfied: 31,
  satisfied: 12,
  fairlySatisfied: 1,
  dissatisfied: 0,
  veryDissatisfied: 0,
  inquiries: 57,
  handouts: 160,
  trainings: 1,
  peopleTrained: 46,
};

const matterFigures = Object.entries(MATTER).flatMap(([figure, values]) =>
  [...MATTERS, null].map((matter, index): ReportFigure => {
    return { figure: figure as MatterFigure, matter, value: values[index] ?? null };
  }),
);

const REPORT: MonthlyReportData = {
  kind: 'monthly-report',
  number: null,
  issuedOn: '2026-10-09',
  office: {
    officeName: '滨城市消防审批服务窗口',
    authority: '滨城市消防审批服务窗口',
    authorityShort: '滨住建',
    address: '滨城市江北区政务路1号',
    phone: '024-00000001',
    supervisionPhone: '024-00000002',
    hours: '周一至周五 8:30-11:30，13:30-17:00',
    counterName: '',
    handlerName: '某督',
  },
  month: '2026-09',
  from: '2026-09-01',
  through: '2026-09-30',
  state: 'closed',
  countedOn: '2026-10-09',
  closedBy: '某督',
  hash: '3b1f0c0e6a4f2f0f8f6c9a51d2b7e4830f9c1d2e3a4b5c6d7e8f90a1b2c3d4e5',
  matterFigures,
  officeFigures: Object.entries(OFFICE).map(([figure, value]) => {
    return { figure: figure as OfficeFigure, matter: null, value };
  }),
  adjustments: [
    { month: '2026-08', figure: 'received', matter: 'design-review', old: 10, now: 11, records: 1 },
    { month: '2026-08', figure: 'received', matter: null, old: 70, now: 71, records: 1 },
    { month: '2026-08', figure: 'averageWorkdays', matter: null, old: 4.05, now: 4.1, records: 2 },
  ],
};

export const STATISTIC_PAPERS: Readonly<Record<string, PaperData>> = {
  'monthly-report': REPORT,
  'monthly-report-draft': {
    ...REPORT,
    state: 'draft',
    closedBy: null,
    adjustments: [],
    matterFigures: matterFigures.map((one) => (one.figure === 'speedUp' ? { ...one, value: null } : one)),
  },
};
