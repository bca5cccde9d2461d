import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { explainDays, explainHead, explainText } from '../../renderer/features/cases/explain-text.ts';
import type { ExplainWords } from '../../renderer/features/cases/explain-text.ts';
import { ExplainStrip } from '../../renderer/features/cases/ExplainStrip.tsx';
import { cases } from '../../renderer/locales/zh-CN/cases.ts';
import { common } from '../../renderer/locales/zh-CN/common.ts';
import { terms } from '../../renderer/locales/zh-CN/terms.ts';
import type { ClockView } from '../../shared/contract/cases.ts';

const i18n = i18next.createInstance();
beforeAll(async () => {
  await i18n.init({
    lng: 'zh-CN',
    resources: { 'zh-CN': { cases, common, terms } },
    interpolation: { escapeValue: false },
  });
});

const words = (): ExplainWords => ({
  t: i18n.getFixedT('zh-CN', 'cases'),
  clockName: '作出决定',
  pauseReason: (reason) => (reason === 'expert-review' ? '专家评审' : reason),
  date: (date) => date,
});

/** Accepted Thursday 2026-04-30: Labour Day 1-5 May, Saturday 9 May is worked; five working days end on Monday 11 May. */
const labourDay = (date: string) => ({ date, counts: false, why: 'holiday' as const, note: '劳动节放假' });
const clock: ClockView = {
  id: 'decision',
  state: 'running',
  start: '2026-04-30',
  statutory: { days: 5, due: '2026-05-11', remaining: 5, provisional: false, basis: '住建部令51号 §22' },
  promised: { days: 3, due: '2026-05-08', remaining: 3, provisional: false },
  lamp: 'green',
  stages: [],
  outcome: null,
  trace: [
    ...['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05'].map(labourDay),
    { date: '2026-05-06', counts: true, n: 1, why: 'workday' },
    { date: '2026-05-07', counts: true, n: 2, why: 'workday' },
    { date: '2026-05-08', counts: true, n: 3, why: 'workday' },
    { date: '2026-05-09', counts: true, n: 4, why: 'make-up-workday', note: '劳动节调休上班' },
    { date: '2026-05-10', counts: false, why: 'weekend' },
    { date: '2026-05-11', counts: true, n: 5, why: 'workday' },
  ],
};

describe('why this day, in words', () => {
  test('the start, both limits with their basis, then every stretch of days', () => {
    expect(explainText(clock, words()).split('\n')).toEqual([
      '作出决定自 2026-04-30 起算，当天不计入。',
      '法定期限 5 个工作日，到期日 2026-05-11（《建设工程消防设计审查验收管理暂行规定》第二十二条）。',
      '承诺期限 3 个工作日，到期日 2026-05-08。',
      '2026-05-01 至 2026-05-05：节假日，不计入（劳动节放假）',
      '2026-05-06 至 2026-05-08：计入，第 1 至第 3 个工作日',
      '2026-05-09：调休上班，计入，第 4 个工作日（劳动节调休上班）',
      '2026-05-10：双休日，不计入',
      '2026-05-11：计入，第 5 个工作日',
    ]);
  });

  test('a re-inspection that nobody asked for starts with the order’s last day, and says so', () => {
    expect(explainHead({ ...clock, id: 'reinspection', startedBy: 'deadline' }, words())[0]).toBe(
      '作出决定自责令改正期限届满日 2026-04-30 起算（届满前无人申请复查），当天不计入。',
    );
  });

  test('while a pause is open there is no due date, only the days left', () => {
    const paused: ClockView = {
      ...clock,
      state: 'paused',
      statutory: { ...clock.statutory, due: null, remaining: 14 },
      promised: null,
    };
    expect(explainHead(paused, words()).slice(1)).toEqual([
      '法定期限 5 个工作日，中止尚未结束，到期日待定，恢复后还有 14 个工作日（《建设工程消防设计审查验收管理暂行规定》第二十二条）。',
      '未作承诺。',
    ]);
  });

  test('a paused day names its legal reason and the paper that announced it', () => {
    const paused: ClockView = {
      ...clock,
      trace: [
        {
          date: '2026-05-06',
          counts: false,
          why: 'pause',
          note: '特时字〔2026〕第0001号',
          pauseReason: 'expert-review',
        },
      ],
    };
    expect(explainDays(paused, words())).toEqual(['2026-05-06：中止，不计入（专家评审 特时字〔2026〕第0001号）']);
  });

  test('a provisional day and a stopped clock say so', () => {
    const stopped: ClockView = {
      ...clock,
      state: 'stopped',
      stop: '2026-05-07',
      statutory: { ...clock.statutory, provisional: true },
      trace: [{ date: '2027-01-04', counts: true, n: 1, why: 'workday', provisional: true }],
    };
    expect(explainHead(stopped, words()).slice(3)).toEqual([
      '已于 2026-05-07 办结，期限不再变动。',
      '其中有日期落在放假安排尚未公布的年份，为暂定日期，公布后重新计算。',
    ]);
    expect(explainDays(stopped, words())).toEqual(['2027-01-04：计入，第 1 个工作日（暂定）']);
  });
});

describe('why this day, as a calendar', () => {
  const cells = (): readonly string[] =>
    renderToStaticMarkup(
      <I18nextProvider i18n={i18n}>
        <ExplainStrip clock={clock} today="2026-05-06" label="作出决定的日历" />
      </I18nextProvider>,
    )
      .split('<td')
      .slice(1)
      .map((cell) => /visually-hidden">([^<]*)</.exec(cell)?.[1] ?? '');

  test('three weeks of seven days, each told in words for those who cannot see it', () => {
    expect(cells()).toEqual([
      '2026-04-27，不在期限内',
      '2026-04-28，不在期限内',
      '2026-04-29，不在期限内',
      '2026-04-30，起算日，不计入',
      '2026-05-01，节假日，不计入，劳动节放假',
      '2026-05-02，节假日，不计入，劳动节放假',
      '2026-05-03，节假日，不计入，劳动节放假',
      '2026-05-04，节假日，不计入，劳动节放假',
      '2026-05-05，节假日，不计入，劳动节放假',
      '2026-05-06，第 1 个工作日，今天',
      '2026-05-07，第 2 个工作日',
      '2026-05-08，第 3 个工作日，承诺到期',
      '2026-05-09，第 4 个工作日，调休上班，劳动节调休上班',
      '2026-05-10，双休日，不计入',
      '2026-05-11，第 5 个工作日，法定到期',
      '2026-05-12，不在期限内',
      '2026-05-13，不在期限内',
      '2026-05-14，不在期限内',
      '2026-05-15，不在期限内',
      '2026-05-16，不在期限内',
      '2026-05-17，不在期限内',
    ]);
  });
});
