import type { PaperData } from '../../../shared/papers/types.ts';
import { CONSTRUCTION_OFFICE, HOTEL, KARAOKE, RESCUE_OFFICE } from './common.ts';

/** Papers a supervisor sends inside the office. */
export const SUPERVISION_PAPERS: Readonly<Record<string, PaperData>> = {
  'urging-slip': {
    kind: 'urging-slip',
    office: { ...CONSTRUCTION_OFFICE, handlerName: '审查甲' },
    number: '滨住建消催字〔2026〕第0001号',
    issuedOn: '2026-10-10',
    case: HOTEL,
    clockId: 'decision',
    lamp: 'red',
    start: '2026-09-18',
    statutory: { days: 15, due: '2026-10-15', provisional: false, basis: '住建部令51号 §22' },
    promised: { days: 10, due: '2026-10-09', provisional: false, basis: '住建部令51号 §22' },
    remaining: -1,
    addressee: '审查甲',
    issuedBy: '督查甲',
    answerBy: '2026-10-13',
    note: '申请人已两次来电询问进度，请优先安排。',
    follows: null,
  },
  'supervision-slip': {
    kind: 'supervision-slip',
    office: { ...RESCUE_OFFICE, handlerName: '审查乙' },
    number: '滨消督字〔2026〕第0003号',
    issuedOn: '2026-10-23',
    case: { ...KARAOKE, path: 'ordinary', receivedOn: '2026-09-18', acceptedOn: '2026-09-18' },
    clockId: 'inspection',
    lamp: 'black',
    start: '2026-09-18',
    statutory: { days: 10, due: '2026-10-09', provisional: false, basis: '消防法 §15' },
    promised: null,
    remaining: -10,
    addressee: '审查乙',
    issuedBy: '督查甲',
    answerBy: '2026-10-27',
    note: null,
    follows: { number: '滨消催字〔2026〕第0002号', issuedOn: '2026-10-19', why: 'unacknowledged' },
  },
};
