import type { DailyListLine, PrintedAppointment } from '../../../shared/papers/appointment-papers.ts';
import type { AppointmentReminderData, PaperData } from '../../../shared/papers/types.ts';
import { CONSTRUCTION_OFFICE, RESCUE_OFFICE } from './common.ts';

const HOSPITAL: PrintedAppointment = {
  service: 'intake',
  date: '2026-09-28',
  from: '09:30',
  to: '10:00',
  name: '滨河康宁医院',
  phone: '138****0003',
  matters: [{ matter: 'completion-acceptance', path: 'ordinary' }],
  projectName: '康宁医院病房楼',
  receiptNumber: null,
  counterName: '消防 2 号窗口',
  place: '政务服务中心二楼 B 区',
  inspectorNames: [],
};

const BOOKSHOP_VISIT: PrintedAppointment = {
  service: 'site-visit',
  date: '2026-09-30',
  from: '09:00',
  to: '11:00',
  name: '滨河新华书城有限公司',
  phone: '139****0005',
  matters: [
    { matter: 'completion-acceptance', path: 'ordinary' },
    { matter: 'pre-opening', path: 'ordinary' },
  ],
  projectName: '新华书城',
  receiptNumber: '滨消检受字〔2026〕第0002号',
  counterName: null,
  place: '滨河区文化路 66 号一至三层',
  inspectorNames: ['检查员甲', '检查员乙'],
};

const CALLER: PrintedAppointment = {
  service: 'consultation',
  date: '2026-09-25',
  from: '14:00',
  to: '14:20',
  name: '来电人甲',
  phone: '137****0009',
  matters: [],
  projectName: null,
  receiptNumber: null,
  counterName: '消防 2 号窗口',
  place: '政务服务中心二楼 B 区',
  inspectorNames: [],
};

const REMINDER: AppointmentReminderData = {
  kind: 'appointment-reminder',
  office: CONSTRUCTION_OFFICE,
  number: 'Y00000012',
  issuedOn: '2026-09-22',
  format: '80mm',
  appointment: HOSPITAL,
  bring: {
    list: 'outstanding',
    lines: [
      {
        line: 2,
        name: '工程竣工验收报告',
        form: 'original',
        copies: 1,
        note: '监理单位未盖章', condition: null,
        issuedBy: '建设单位组织勘察、设计、施工、监理单位',
      },
      { line: 3, name: '涉及消防的建设工程竣工图纸', form: 'original', copies: 1, note: '', condition: null, issuedBy: '施工单位' },
    ],
  },
  cutOffMinutes: 120,
};

const ONE_LINE: DailyListLine = { ...HOSPITAL, number: 'Y00000012', overbooked: false, noShows: 0, note: null };

/** A Saturday morning as it fills up: twenty-four people in slots of twenty minutes. */
const FULL_MORNING: readonly DailyListLine[] = Array.from({ length: 24 }, (_, index): DailyListLine => {
  const minutes = 9 * 60 + Math.floor(index / 2) * 20;
  const time = (at: number) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
  return {
    ...(index % 3 === 0 ? CALLER : HOSPITAL),
    number: `Y${String(index + 31).padStart(8, '0')}`,
    date: '2026-09-19',
    from: time(minutes),
    to: time(minutes + 20),
    overbooked: index === 23,
    noShows: index % 7 === 0 ? 2 : 0,
    note: index % 5 === 0 ? '请准备图纸柜，资料较多' : null,
  };
});

/** Papers of appointments: three slips in both formats, and the lists of the counter. */
export const APPOINTMENT_PAPERS: Readonly<Record<string, PaperData>> = {
  'appointment-reminder': REMINDER,
  'appointment-reminder-half-sheet': { ...REMINDER, format: 'A5' },
  'appointment-reminder-joint-visit': {
    ...REMINDER,
    office: RESCUE_OFFICE,
    number: 'Y00000018',
    format: 'A5',
    appointment: BOOKSHOP_VISIT,
    bring: {
      list: 'on-site',
      lines: [
        {
          line: 4,
          name: '消防安全制度、灭火和应急疏散预案',
          form: 'copy',
          copies: 1,
          note: '',
          condition: '公众聚集场所',
          issuedBy: '申请人',
        },
      ],
    },
    cutOffMinutes: 1440,
  },
  'appointment-reminder-caller': {
    ...REMINDER,
    number: 'Y00000019',
    issuedOn: '2026-09-24',
    appointment: CALLER,
    bring: { list: 'none', lines: [] },
  },
  'appointment-change-slip': {
    kind: 'appointment-change-slip',
    office: CONSTRUCTION_OFFICE,
    number: 'Y00000012',
    issuedOn: '2026-09-21',
    format: '80mm',
    appointment: HOSPITAL,
    before: { date: '2026-09-26', from: '09:00', counterName: '消防 2 号窗口' },
    by: 'office',
    reason: '中秋节窗口不开放',
    cutOffMinutes: 120,
  },
  'appointment-change-slip-half-sheet': {
    kind: 'appointment-change-slip',
    office: RESCUE_OFFICE,
    number: 'Y00000018',
    issuedOn: '2026-09-24',
    format: 'A5',
    appointment: BOOKSHOP_VISIT,
    before: { date: '2026-09-29', from: '14:00', counterName: null },
    by: 'person',
    reason: null,
    cutOffMinutes: 90,
  },
  'appointment-cancellation-slip': {
    kind: 'appointment-cancellation-slip',
    office: CONSTRUCTION_OFFICE,
    number: 'Y00000019',
    issuedOn: '2026-09-24',
    format: '80mm',
    appointment: CALLER,
    by: 'office',
    reason: '窗口设备检修，当天下午停止服务',
  },
  'appointment-cancellation-slip-half-sheet': {
    kind: 'appointment-cancellation-slip',
    office: CONSTRUCTION_OFFICE,
    number: 'Y00000012',
    issuedOn: '2026-09-24',
    format: 'A5',
    appointment: HOSPITAL,
    by: 'person',
    reason: null,
  },
  'appointment-daily-list': {
    kind: 'appointment-daily-list',
    office: RESCUE_OFFICE,
    number: null,
    issuedOn: '2026-09-29',
    date: '2026-09-30',
    visits: 'on-site',
    lines: [{ ...BOOKSHOP_VISIT, number: 'Y00000018', overbooked: false, noShows: 0, note: '并联检查，两个事项' }],
  },
  'appointment-daily-list-full': {
    kind: 'appointment-daily-list',
    office: CONSTRUCTION_OFFICE,
    number: null,
    issuedOn: '2026-09-18',
    date: '2026-09-19',
    visits: 'counter',
    lines: [{ ...ONE_LINE, from: '08:40', to: '09:00' }, ...FULL_MORNING],
  },
  'appointment-call-list': {
    kind: 'appointment-call-list',
    office: CONSTRUCTION_OFFICE,
    number: null,
    issuedOn: '2026-09-21',
    purpose: 'changed',
    reason: '中秋节窗口不开放',
    lines: [
      {
        name: '滨河康宁医院',
        phone: '13800000003',
        projectName: '康宁医院病房楼',
        number: 'Y00000012',
        what: 'moved',
        before: { date: '2026-09-26', from: '09:00' },
        after: { date: '2026-09-28', from: '09:30', where: '消防 2 号窗口' },
        since: null,
      },
      {
        name: '来电人甲',
        phone: '13700000009',
        projectName: null,
        number: 'Y00000019',
        what: 'cancelled',
        before: { date: '2026-09-26', from: '09:20' },
        after: null,
        since: null,
      },
      {
        name: '滨河新华书城有限公司',
        phone: '',
        projectName: '新华书城',
        number: 'Y00000018',
        what: 'reassigned',
        before: null,
        after: { date: '2026-09-30', from: '09:00', where: '检查员甲、检查员丙' },
        since: null,
      },
      {
        name: '来电人乙',
        phone: '13600000010',
        projectName: null,
        number: 'Y00000020',
        what: 'offered',
        before: null,
        after: { date: '2026-09-28', from: '10:00', where: '消防 2 号窗口' },
        since: null,
      },
    ],
  },
  'appointment-call-list-reminders': {
    kind: 'appointment-call-list',
    office: CONSTRUCTION_OFFICE,
    number: null,
    issuedOn: '2026-09-24',
    purpose: 'reminder',
    reason: null,
    lines: [
      {
        name: '来电人甲',
        phone: '13700000009',
        projectName: null,
        number: 'Y00000019',
        what: 'tomorrow',
        before: null,
        after: { date: '2026-09-25', from: '14:00', where: '消防 2 号窗口' },
        since: null,
      },
      {
        name: '滨河康宁医院',
        phone: '13800000003',
        projectName: '康宁医院病房楼',
        number: '滨住建消验补字〔2026〕第0001号',
        what: 'supplement',
        before: null,
        after: null,
        since: '2026-09-21',
      },
    ],
  },
};
