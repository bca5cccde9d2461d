import { formatLongDate, weekdayOf } from '../../shared/dates/civil.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import type { Matter, Path } from '../../shared/matters/types.ts';
import type { CorrectedRecord } from '../../shared/papers/date-change-cause.ts';
import { PAPER_KINDS } from '../../shared/papers/types.ts';
import type { CopyMark, PaperCase, PaperData, PaperKind, PaperLimit } from '../../shared/papers/types.ts';
import { terms } from '../locales/zh-CN/terms.ts';

/** Official names of the matters, as they stand in titles. */
export const MATTER_TITLE: Readonly<Record<Matter, string>> = {
  'design-review': '特殊建设工程消防设计审查',
  'completion-acceptance': '特殊建设工程消防验收',
  'completion-filing': '建设工程消防验收备案',
  'pre-opening': '公众聚集场所投入使用、营业前消防安全检查',
};

const CONSTRUCTION_LAW =
  '《中华人民共和国建筑法》《中华人民共和国消防法》《建设工程质量管理条例》《建设工程消防设计审查验收管理暂行规定》';

/** Laws a paper of this matter rests on. */
export const MATTER_LAW: Readonly<Record<Matter, string>> = {
  'design-review': CONSTRUCTION_LAW,
  'completion-acceptance': CONSTRUCTION_LAW,
  'completion-filing': CONSTRUCTION_LAW,
  'pre-opening': '《中华人民共和国消防法》第十五条',
};

/** How the subject of the matter is called: a project or a place. */
export const SUBJECT: Readonly<Record<Matter, { readonly name: string; readonly applicant: string }>> = {
  'design-review': { name: '工程名称', applicant: '建设单位' },
  'completion-acceptance': { name: '工程名称', applicant: '建设单位' },
  'completion-filing': { name: '工程名称', applicant: '建设单位' },
  'pre-opening': { name: '场所名称', applicant: '申请人' },
};

export const COPY_NAME: Readonly<Record<CopyMark, string>> = {
  applicant: '申请人联',
  file: '存档联',
  single: '单联',
  handler: '承办人联',
};

export const FORM_NAME = { original: '原件', copy: '复印件', 'original-or-copy': '原件或复印件' } as const;

export const PATH_NAME: Readonly<Record<Path, string>> = { ordinary: '一般程序', commitment: '告知承诺' };

/** Title of a kind of paper; the matter stands in it where the rule set names the form so. */
function titleOfKind(kind: PaperKind, matter: Matter, stage: 'check' | 'reinspection'): string {
  switch (kind) {
    case 'receipt':
      return `${MATTER_TITLE[matter]}申请受理凭证`;
    case 'refusal':
      return matter === 'completion-filing'
        ? '建设工程消防验收不予备案凭证'
        : `${MATTER_TITLE[matter]}申请不予受理凭证`;
    case 'supplement-notice':
      return '补正材料一次性告知书';
    case 'supplement-receipt':
      return '补正材料接收凭证';
    case 'not-required-notice':
      return '无需办理告知单';
    case 'special-procedure-notice':
      return '特别程序所需时间告知书';
    case 'extension-notice':
      return '延长办理期限告知书';
    case 'design-review-opinion':
      return '特殊建设工程消防设计审查意见书';
    case 'acceptance-opinion':
      return '特殊建设工程消防验收意见书';
    case 'filing-voucher':
      return '建设工程消防验收备案凭证';
    case 'spot-check-result':
      return stage === 'check' ? '建设工程消防验收备案抽查结果通知书' : '建设工程消防验收备案复查结果通知书';
    case 'pre-opening-opinion':
      return '公众聚集场所投入使用、营业前消防安全检查意见书';
    case 'pre-opening-refusal':
      return '不同意投入使用、营业决定书';
    case 'commitment-letter':
      return '公众聚集场所投入使用、营业消防安全告知承诺书';
    case 'rectification-notice':
      return '消防安全检查责令限期改正通知书';
    case 'revocation-decision':
      return matter === 'pre-opening'
        ? '撤销公众聚集场所投入使用、营业前消防安全检查许可决定书'
        : `撤销${MATTER_TITLE[matter]}许可决定书`;
    case 'service-return':
      return '送达回证';
    case 'date-explanation':
      return '办理期限说明';
    case 'guide-slip':
      return '办事指南提示单';
    case 'date-change-list':
      return '办理期限变动清单';
    case 'date-change-slip':
      return '办理期限变动告知单';
    case 'appointment-reminder':
      return '预约提示单';
    case 'appointment-change-slip':
      return '预约变更告知单';
    case 'appointment-cancellation-slip':
      return '预约取消告知单';
    case 'appointment-daily-list':
      return '预约日程表';
    case 'appointment-call-list':
      return '电话通知单';
    case 'urging-slip':
      return '催办单';
    case 'supervision-slip':
      return '督办单';
    case 'ticket':
      return '排队号票';
    case 'monthly-report':
      return '消防审批服务窗口业务月报';
  }
}

/** Title of a paper. */
export function titleOf(data: PaperData): string {
  const matter = 'case' in data ? data.case.matter : data.kind === 'guide-slip' ? data.matter : 'design-review';
  return titleOfKind(data.kind, matter, data.kind === 'spot-check-result' ? data.stage : 'check');
}

/**
 * Title of a served document, named by its kind (`spot-check-result/reinspection` for the result of a re-inspection); a
 * title written out stays as it is.
 * @example servedTitle('acceptance-opinion', 'completion-acceptance') // '特殊建设工程消防验收意见书'
 */
export function servedTitle(name: string, matter: Matter): string {
  const [first = '', stage] = name.split('/');
  const kind = PAPER_KINDS.find((known) => known === first);
  return kind === undefined ? name : titleOfKind(kind, matter, stage === 'reinspection' ? 'reinspection' : 'check');
}

/** The Chinese name of a clock; a name written out stays as it is. */
export function clockName(id: string): string {
  return (terms.clock as Readonly<Record<string, string>>)[id] ?? id;
}

/** A date as written on papers, or ruled blanks to be filled in by hand. */
export function dateOrBlank(date: CivilDate | null): string {
  return date === null ? '　　　　年　　月　　日' : formatLongDate(date);
}

/** @example weekdayName('2026-09-30') // '星期三' */
export function weekdayName(date: CivilDate): string {
  return `星期${'一二三四五六日'.charAt(weekdayOf(date) - 1)}`;
}

/** The Chinese name of a use; free words of an old ledger stay as they are. */
export function useName(use: string): string {
  return (terms.use as Readonly<Record<string, string>>)[use] ?? use;
}

/** @example squareMetres(12400) // '12,400 平方米' */
export function squareMetres(area: number | null): string {
  if (area === null) return '—';
  const [whole = '', fraction] = String(area).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${grouped}${fraction === undefined ? '' : `.${fraction}`} 平方米`;
}

/** @example storeys({ storeysAbove: 9, storeysBelow: 1 }) // '地上 9 层，地下 1 层' */
export function storeys(data: Pick<PaperCase, 'storeysAbove' | 'storeysBelow'>): string {
  const parts: string[] = [];
  if (data.storeysAbove !== null) parts.push(`地上 ${data.storeysAbove} 层`);
  if (data.storeysBelow !== null && data.storeysBelow > 0) parts.push(`地下 ${data.storeysBelow} 层`);
  return parts.length === 0 ? '—' : parts.join('，');
}

/** Stands after every due date that reaches into a year without a published notice. */
export const PROVISIONAL = '（暂定）';

/** Last day of a limit in words; zero days = the same day, null = stopped by a special procedure. */
export function limitWords(limit: PaperLimit): string {
  const length = limit.days === 0 ? '当场' : `${limit.days} 个工作日`;
  if (limit.due === null) return `${length}（特别程序期间不计入，结束后续计）`;
  const mark = limit.provisional ? PROVISIONAL : '';
  return limit.days === 0
    ? `${length}，即 ${formatLongDate(limit.due)}${mark}`
    : `${length}，至 ${formatLongDate(limit.due)}止${mark}`;
}

const DIGITS = '〇一二三四五六七八九';
/** Small numbers as running text writes them. @example chineseNumber(15) // '十五' */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 99) return String(value);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (tens === 0) return DIGITS.charAt(ones);
  return `${tens === 1 ? '' : DIGITS.charAt(tens)}十${ones === 0 ? '' : DIGITS.charAt(ones)}`;
}

const LAW_NAMES: readonly (readonly [string, string])[] = [
  ['行政许可法', '《中华人民共和国行政许可法》'],
  ['住建部令51号', '《建设工程消防设计审查验收管理暂行规定》'],
  ['消防法', '《中华人民共和国消防法》'],
];

/**
 * A citation of the rule sets as papers write it; what is not a plain article stays as it stands.
 * @example citationWords('住建部令51号 §22') // '《建设工程消防设计审查验收管理暂行规定》第二十二条'
 */
export function citationWords(citation: string): string {
  return citation
    .split(/\s*[,，]\s*/)
    .map((part) => {
      const [, law, article] = /^(\S+) §(\d{1,2})$/.exec(part) ?? [];
      const name = LAW_NAMES.find(([short]) => short === law)?.[1];
      return name === undefined || article === undefined ? part : `${name}第${chineseNumber(Number(article))}条`;
    })
    .join('、');
}

/**
 * A clause of the determination (住建部令51号) as papers cite it; anything else stays as it stands.
 * @example clauseWords('14(4)') // '《建设工程消防设计审查验收管理暂行规定》第十四条第四项'
 */
export function clauseWords(clause: string): string {
  const [, article, item] = /^(\d{1,2})\((\d{1,2})\)$/.exec(clause) ?? [];
  if (article === undefined || item === undefined) return clause;
  return `${citationWords(`住建部令51号 §${article}`)}第${chineseNumber(Number(item))}项`;
}

/** Text typed by staff, one paragraph a line; blank lines fall away. */
export function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** What a correction did to a record of a case, in one clause. */
export function correctionWords({ oldDate, newDate }: CorrectedRecord): string {
  if (newDate === null) return `撤销该项记录${oldDate === null ? '' : `（原日期 ${formatLongDate(oldDate)}）`}`;
  if (oldDate === null) return `恢复该项记录，日期为 ${formatLongDate(newDate)}`;
  return `日期由 ${formatLongDate(oldDate)} 更正为 ${formatLongDate(newDate)}`;
}
