/** One term of the trade: the word code uses, the official Chinese word, the English word screens use. */
export interface Term {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** What it means here, and where it comes from. */
  readonly meaning: string;
}

/** Terms of the trade, each once. `docs/glossary.md` says the same; a test compares them. */
export const GLOSSARY: readonly Term[] = [
  { code: 'matter', zh: '事项', en: 'matter', meaning: 'Kind of application a counter takes in.' },
  {
    code: 'designReview',
    zh: '消防设计审查',
    en: 'design review',
    meaning: 'Review of the fire design of a special construction project before building (住建部令51号 §16-§22).',
  },
  {
    code: 'completionAcceptance',
    zh: '消防验收',
    en: 'completion acceptance',
    meaning: 'Acceptance of a finished special construction project after an on-site evaluation (§28-§30).',
  },
  {
    code: 'completionFiling',
    zh: '消防验收备案',
    en: 'completion filing',
    meaning: 'Filing of every other finished project; no licence, some are drawn for a spot check (§34-§40).',
  },
  {
    code: 'preOpeningInspection',
    zh: '投入使用、营业前消防安全检查',
    en: 'pre-opening inspection',
    meaning: 'Inspection of a public gathering place before it opens (消防法 §15).',
  },
  {
    code: 'commitment',
    zh: '告知承诺',
    en: 'commitment',
    meaning: 'Permit or filing on a signed promise, verified afterwards (应急〔2021〕34号).',
  },
  { code: 'ordinary', zh: '一般程序', en: 'ordinary procedure', meaning: 'Inspection or review before the decision.' },
  { code: 'material', zh: '材料', en: 'material', meaning: 'A document on the checklist, with its line number.' },
  {
    code: 'received',
    zh: '收件',
    en: 'receipt of the application',
    meaning: 'The application is in; the five working days to answer run from this day (行政许可法 §32).',
  },
  {
    code: 'acceptance',
    zh: '受理',
    en: 'acceptance',
    meaning: 'The application is taken up; the decision clock runs from this day.',
  },
  { code: 'refusal', zh: '不予受理', en: 'refusal', meaning: 'The application is not taken up; reasons are given.' },
  {
    code: 'receipt',
    zh: '受理凭证',
    en: 'receipt',
    meaning: 'Paper that proves acceptance and names the date by which the decision is due.',
  },
  {
    code: 'oneShotNotice',
    zh: '一次性告知',
    en: 'one-shot notice',
    meaning: 'The one notice that names everything missing or defective at once; sealed when issued.',
  },
  {
    code: 'supplement',
    zh: '补正',
    en: 'supplement',
    meaning: 'What the applicant hands in after the notice; the day all are in is the acceptance date.',
  },
  {
    code: 'deemedAcceptance',
    zh: '视为受理',
    en: 'deemed acceptance',
    meaning: 'Accepted by law on the day of receipt because nobody answered in five working days (行政许可法 §32).',
  },
  {
    code: 'tolerated',
    zh: '容缺受理',
    en: 'tolerated',
    meaning: 'Accepted although a minor paper is missing, with a promised date for it.',
  },
  { code: 'notRequired', zh: '无需办理', en: 'not required', meaning: 'Told that no procedure is needed; counted.' },
  {
    code: 'wrongAuthority',
    zh: '不属本机关职权',
    en: 'wrong authority',
    meaning: 'Told which authority is the right one.',
  },
  {
    code: 'correctedOnTheSpot',
    zh: '当场更正',
    en: 'corrected on the spot',
    meaning: 'An error the applicant may put right at the counter (行政许可法 §32(3)).',
  },
  {
    code: 'statutoryLimit',
    zh: '法定期限',
    en: 'statutory limit',
    meaning: 'Working days the law allows for a step.',
  },
  {
    code: 'promisedLimit',
    zh: '承诺期限',
    en: 'promised limit',
    meaning: 'Shorter limit the office binds itself to; never longer than the statutory one.',
  },
  {
    code: 'workingDay',
    zh: '工作日',
    en: 'working day',
    meaning: 'By the published notice of that date, else Monday to Friday.',
  },
  {
    code: 'makeUpWorkday',
    zh: '调休上班日',
    en: 'make-up working day',
    meaning: 'A Saturday or Sunday the State Council notice makes a working day.',
  },
  {
    code: 'provisional',
    zh: '暂定',
    en: 'provisional',
    meaning: 'A date that looks beyond the published calendar and may change when the notice appears.',
  },
  {
    code: 'pause',
    zh: '期限中止',
    en: 'pause',
    meaning: 'Time that does not count, for one of the reasons of 行政许可法 §45, told in writing.',
  },
  { code: 'extension', zh: '延长期限', en: 'extension', meaning: 'More days, once, where the rule set allows it.' },
  {
    code: 'subStep',
    zh: '内部环节',
    en: 'local sub-step',
    meaning: 'Part of a clock an office sets for one of its rooms; supervision only.',
  },
  { code: 'stage', zh: '所处环节', en: 'stage', meaning: 'A sub-step of one case with its own due date.' },
  { code: 'expertReview', zh: '专家评审', en: 'expert review', meaning: 'Review of a special fire design by experts.' },
  {
    code: 'technicalReview',
    zh: '技术审查',
    en: 'technical review',
    meaning: 'Review of the substance by somebody other than the decider (four eyes).',
  },
  { code: 'inspection', zh: '现场检查', en: 'inspection', meaning: 'Visit on site by two inspectors.' },
  { code: 'decision', zh: '决定', en: 'decision', meaning: 'Approval or rejection with reasons and remedies.' },
  { code: 'permit', zh: '准予许可', en: 'permit', meaning: 'Permit on commitment, at the counter the same day.' },
  {
    code: 'verification',
    zh: '现场核查',
    en: 'verification',
    meaning: 'Check on site within 20 working days of a permit on commitment.',
  },
  {
    code: 'rectification',
    zh: '责令限期改正',
    en: 'rectification order',
    meaning: 'Order to put things right by a date after a failed verification.',
  },
  { code: 'reinspection', zh: '复查', en: 're-inspection', meaning: 'Visit after rectification.' },
  { code: 'revocation', zh: '撤销许可', en: 'revocation', meaning: 'A permit on commitment is taken back.' },
  { code: 'filingVoucher', zh: '备案凭证', en: 'filing voucher', meaning: 'Paper that proves the filing.' },
  { code: 'draw', zh: '抽取', en: 'draw', meaning: 'Public draw of filings for a spot check.' },
  { code: 'spotCheck', zh: '抽查', en: 'spot check', meaning: 'Check on site of a drawn filing.' },
  {
    code: 'delivery',
    zh: '送达',
    en: 'delivery',
    meaning: 'Handing the decision to the applicant, within 10 working days.',
  },
  {
    code: 'serviceReturn',
    zh: '送达回证',
    en: 'service return',
    meaning: 'Paper signed on delivery: who, when, where, how.',
  },
  { code: 'withdrawal', zh: '撤回申请', en: 'withdrawal', meaning: 'The applicant takes the application back.' },
  { code: 'archive', zh: '归档', en: 'archive', meaning: 'The file is closed.' },
  {
    code: 'correction',
    zh: '更正',
    en: 'correction',
    meaning: 'A new event that names a wrong one; both stay visible.',
  },
  {
    code: 'specialProject',
    zh: '特殊建设工程',
    en: 'special construction project',
    meaning: 'Needs design review and acceptance (住建部令51号 §14).',
  },
  {
    code: 'otherProject',
    zh: '其他建设工程',
    en: 'other construction project',
    meaning: 'Needs fire design and is filed after completion.',
  },
  {
    code: 'publicGatheringPlace',
    zh: '公众聚集场所',
    en: 'public gathering place',
    meaning: 'Needs the pre-opening inspection (消防法 §73).',
  },
  { code: 'applicant', zh: '申请人', en: 'applicant', meaning: 'Organisation or person that applies.' },
  { code: 'counter', zh: '窗口', en: 'counter', meaning: 'Desk where applications are taken in.' },
  {
    code: 'firstAsked',
    zh: '首问责任人',
    en: 'first-asked person',
    meaning: 'Staff member asked first; responsible until the matter is handed over.',
  },
  {
    code: 'lamp',
    zh: '预警灯',
    en: 'lamp',
    meaning: 'Green, yellow, red, black or blue sign of how a clock stands.',
  },
  {
    code: 'urgingSlip',
    zh: '催办单',
    en: 'urging slip',
    meaning: 'Asks a handler to hurry: the lamp is yellow or red. Numbered, answered with a planned day.',
  },
  {
    code: 'supervisionSlip',
    zh: '督办单',
    en: 'supervision slip',
    meaning: 'The formal one: the lamp is black, or an earlier slip was not answered in time or not kept.',
  },
  {
    code: 'board',
    zh: '督办台',
    en: 'board',
    meaning: 'Every open case with a running clock, counted by lamp, matter, stage, person and counter.',
  },
  {
    code: 'coverHolder',
    zh: 'AB岗代办',
    en: 'cover holder',
    meaning: 'Holds cases in another’s place, until a day; recorded as a hand-over in each case.',
  },
  {
    code: 'backdated',
    zh: '补录',
    en: 'back-dated',
    meaning: 'Entered on a later day than it happened.',
  },
  {
    code: 'creditCode',
    zh: '统一社会信用代码',
    en: 'unified social credit code',
    meaning: '18 characters with a check character (GB 32100-2015).',
  },
  {
    code: 'openingCalendar',
    zh: '开放日历',
    en: 'opening calendar',
    meaning: 'When each counter is open; never mixed with the working-day calendar.',
  },
  {
    code: 'extendedHours',
    zh: '延时服务',
    en: 'extended hours',
    meaning: 'Hours outside the ordinary ones: evenings, Saturday mornings.',
  },
  { code: 'standIn', zh: 'AB岗', en: 'stand-in', meaning: 'Who does the work of somebody who is away.' },
  {
    code: 'slot',
    zh: '预约时段',
    en: 'slot',
    meaning: 'A stretch of time of one service that can be booked as often as its capacity says.',
  },
  {
    code: 'overbooking',
    zh: '超额预约',
    en: 'overbooking',
    meaning: 'A place beyond the capacity, given by a supervisor with a reason.',
  },
  {
    code: 'waitingList',
    zh: '候补',
    en: 'waiting list',
    meaning: 'Who waits for a full slot; the first is offered the place given back.',
  },
  { code: 'noShow', zh: '爽约', en: 'no-show', meaning: 'An appointment that was not kept; counted for the person.' },
  {
    code: 'jointVisit',
    zh: '联合检查',
    en: 'joint visit',
    meaning: 'One visit for completion acceptance and pre-opening inspection of the same place (并联).',
  },
  {
    code: 'ticket',
    zh: '排队号',
    en: 'ticket',
    meaning: 'Number drawn for a service on a day; its history says where it stands in the queue.',
  },
  { code: 'greenChannel', zh: '绿色通道', en: 'green channel', meaning: 'Called before everybody else.' },
  {
    code: 'parked',
    zh: '挂起',
    en: 'parked',
    meaning: 'A ticket whose person came and has something to fetch; keeps its place and its draft.',
  },
];

/** The term with this code; null for a word that is not in the glossary. */
export function termOf(code: string): Term | null {
  return GLOSSARY.find((term) => term.code === code) ?? null;
}
