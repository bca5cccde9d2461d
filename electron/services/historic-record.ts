import { weekdayOf, isCivilDate } from '../../shared/dates/civil.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { ruleSetInForce } from '../../shared/matters/clock-tables.ts';
import { MATTERS, type Matter, type Path, type RuleSetId } from '../../shared/matters/types.ts';
import type { CaseState } from '../../shared/workflow/types.ts';
import { spelledDate } from '../../shared/dates/spelled.ts';
import { LEDGER_COLUMNS, type LedgerColumn, type LedgerFields } from '../../shared/ledger/columns.ts';
import type { LedgerProblem } from '../../shared/ledger/problems.ts';
import { storeysInWords } from './storeys-in-words.ts';

/**
 * One line of an old ledger read as far as it goes. What is not printed stays unknown; what does not fit is said, never
 * mended. Pure.
 */

/** What does not fit in a record, at its column; `detail` quotes the ledger. */
export interface LedgerRemark {
  readonly field: LedgerColumn;
  readonly reason: LedgerProblem;
  readonly detail: string;
}

/** A record as a case can hold it. */
export interface HistoricRecord {
  readonly key: string;
  readonly matter: Matter;
  readonly path: Path;
  /** The ledger's regime; where it prints none, the one in force on its date, else the present one. */
  readonly ruleSet: RuleSetId;
  readonly state: CaseState;
  readonly result: 'approved' | 'rejected' | null;
  readonly receivedOn: CivilDate | null;
  readonly decidedOn: CivilDate | null;
  readonly drawn: 'drawn' | 'not-drawn' | null;
  readonly project: {
    readonly name: string;
    readonly address: string;
    readonly district: string | null;
    readonly use: string;
    readonly floorArea: number | null;
    readonly height: number | null;
    readonly storeysAbove: number | null;
    readonly storeysBelow: number | null;
  } | null;
  readonly applicantName: string | null;
  readonly documentNumber: string | null;
  readonly fields: LedgerFields;
}

export interface HistoricReading {
  /** Null when the line cannot become a case at all. */
  readonly record: HistoricRecord | null;
  readonly remarks: readonly LedgerRemark[];
}

const APPROVING = /合格|通过|同意|核发|许可证|意见书|准予|批准|核准|予以备案|已备案|准许|发证/;
const REJECTING = /不合格|不同意|不予|未通过|不准予|不通过|否决|驳回/;
const NOT_ACCEPTED = /不予受理|不受理/;
const WITHDRAWN = /撤回|撤件|撤销申请|申请人终止/;
/** 9月18日: a day without its year. */
const NO_YEAR = /^\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*[日号]?\s*$/;
const NEITHER = /原则同意|评审/;

function isMatter(text: string): text is Matter {
  return (MATTERS as readonly string[]).includes(text);
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

class Reader {
  readonly fields: LedgerFields;
  readonly remarks: LedgerRemark[] = [];

  private readonly printed: ReadonlySet<LedgerColumn>;

  constructor(fields: LedgerFields, printed: ReadonlySet<LedgerColumn>) {
    this.fields = fields;
    this.printed = printed;
  }

  /** What is not there is remarked on only where the ledger has a column for it. */
  missing(field: LedgerColumn, reason: LedgerProblem, detail: string): void {
    if (this.printed.has(field)) this.remark(field, reason, detail);
  }

  remark(field: LedgerColumn, reason: LedgerProblem, detail: string): void {
    this.remarks.push({ field, reason, detail });
  }

  date(field: LedgerColumn): CivilDate | null {
    const text = this.fields[field];
    if (text === '') return null;
    const date = isCivilDate(text) ? text : spelledDate(text);
    if (date !== null) return date;
    this.remark(field, NO_YEAR.test(text) ? 'year-not-printed' : 'not-a-date', text);
    return null;
  }

  measure(field: LedgerColumn): number | null {
    const text = this.fields[field];
    if (text === '') return null;
    if (/^\d{1,8}(\.\d{1,3})?$/.test(text)) return Number(text);
    this.remark(field, 'not-a-number', text);
    return null;
  }

  /** Reports what the notes say in the collector's own fixed words. */
  noted(pattern: RegExp, field: LedgerColumn, reason: LedgerProblem): void {
    const found = pattern.exec(this.fields.notes);
    if (found !== null) this.remark(field, reason, found[0].trim());
  }
}

function readDates(reader: Reader): { receivedOn: CivilDate | null; decidedOn: CivilDate | null } {
  const receivedOn = reader.date('received_date');
  const acceptedOn = reader.date('accepted_date');
  const decidedOn = reader.date('decision_date');
  if (receivedOn !== null && decidedOn !== null && decidedOn < receivedOn) {
    reader.remark('decision_date', 'decision-before-receipt', `${decidedOn} < ${receivedOn}`);
  }
  const outside =
    acceptedOn !== null &&
    ((receivedOn !== null && acceptedOn < receivedOn) || (decidedOn !== null && acceptedOn > decidedOn));
  if (outside) reader.remark('accepted_date', 'acceptance-outside-case', acceptedOn);
  for (const [field, date] of [
    ['received_date', receivedOn],
    ['decision_date', decidedOn],
  ] as const) {
    // The five-day week came in 1995; make-up working days do not fall on what the ledger shows.
    if (date !== null && weekdayOf(date) > 5) {
      reader.remark(field, 'rest-day', `${date} ${weekdayOf(date) === 7 ? 'Sunday' : 'Saturday'}`);
    }
  }
  reader.noted(/[^;]*\ba (?:Sunday|Saturday)\b/, 'notes', 'rest-day');
  reader.noted(/[^;,]*(?:year not printed|without year)/, 'decision_date', 'year-not-printed');
  reader.noted(/printed only as [^;]+/, 'decision_date', 'date-as-words');
  reader.noted(/[^;]*year from the [^;]+/, 'decision_date', 'inferred');
  return { receivedOn, decidedOn };
}

/** R1 was the fire brigade's; R2 the housing departments', pre-opening inspection the fire and rescue organ's. */
function checkRegime(
  reader: Reader,
  matter: Matter,
  { receivedOn, decidedOn }: Pick<HistoricRecord, 'receivedOn' | 'decidedOn'>,
): RuleSetId {
  const { regime } = reader.fields;
  if (regime !== '' && regime !== 'R1' && regime !== 'R2') reader.remark('regime', 'unknown-regime', regime);
  if (regime === '') reader.missing('regime', 'unknown-regime', 'not printed');
  if (decidedOn !== null) {
    const inForce = ruleSetInForce(matter, decidedOn);
    if (inForce === null) reader.remark('decision_date', 'before-any-rule-set', decidedOn);
    else if ((regime === 'R1' && inForce === '2020') || (regime === 'R2' && inForce === '2012')) {
      reader.remark('regime', 'regime-contradicts-date', `${regime}, decided ${decidedOn}`);
    }
  }
  const authority = /authority (?:named only as )?([^;(]+)/.exec(reader.fields.notes)?.[1]?.trim() ?? '';
  const isFireService = /消防/.test(authority);
  const isHousing = /住建|住房|城乡建设/.test(authority);
  const isUsual = regime === 'R1' || matter === 'pre-opening' ? isFireService : isHousing;
  const isAviation = /民航|机场/.test(authority);
  const isNamed = /[\u4e00-\u9fa5]/.test(authority);
  if (isNamed && regime !== '' && (!isUsual || isAviation)) {
    reader.remark('notes', 'authority-unusual', `${regime}: ${authority}`);
  }
  reader.noted(/[^;]*\binferred\b[^;]*/, 'regime', 'inferred');
  if (regime === 'R1') return '2012';
  const on = decidedOn ?? receivedOn;
  return regime === 'R2' || on === null ? '2020' : (ruleSetInForce(matter, on) ?? '2020');
}

/** How far the ledger says the case came. */
function readOutcome(
  reader: Reader,
  matter: Matter,
  decidedOn: CivilDate | null,
): Pick<HistoricRecord, 'state' | 'result'> {
  const { conclusion, notes, drawn_for_check: drawn } = reader.fields;
  const step = /[^;]*(?:inspection stage|a step of the review)[^;]*/.exec(notes)?.[0]?.trim();
  if (step !== undefined && decidedOn === null) {
    reader.remark('decision_date', 'stage-only', step);
    return {
      state: matter === 'design-review' || matter === 'completion-filing' ? 'accepted' : 'inspected',
      result: null,
    };
  }
  if (conclusion === '') {
    reader.missing('conclusion', 'conclusion-missing', 'not printed');
    if (decidedOn === null) return { state: 'received', result: null };
  }
  if (decidedOn === null) reader.missing('decision_date', 'decision-date-unknown', conclusion);
  if (NOT_ACCEPTED.test(conclusion)) return { state: 'refused', result: null };
  if (WITHDRAWN.test(conclusion)) return { state: 'withdrawn', result: null };
  const result = REJECTING.test(conclusion) ? 'rejected' : APPROVING.test(conclusion) ? 'approved' : null;
  if (conclusion !== '' && (result === null || NEITHER.test(conclusion))) {
    reader.remark('conclusion', 'conclusion-unclear', conclusion);
  }
  if (matter === 'completion-filing') {
    if (drawn !== 'yes') return { state: 'filed', result };
    return { state: result === 'rejected' ? 'check-failed' : 'checked', result };
  }
  return { state: matter === 'pre-opening' ? 'permitted' : 'decided', result };
}

function readProject(reader: Reader): HistoricRecord['project'] {
  const { fields } = reader;
  const storeys = fields.storeys === '' ? null : storeysInWords(fields.storeys);
  if (fields.storeys !== '') {
    const read = `${storeys?.above ?? '?'} above, ${storeys?.below ?? '?'} below`;
    reader.remark('storeys', 'storeys-as-words', `${fields.storeys} (${read})`);
  }
  reader.noted(/floor area printed as [^;,]+/, 'floor_area_m2', 'area-as-words');
  reader.noted(/[^;]*names the project[^;]*/, 'project_or_venue', 'project-named-two-ways');
  reader.noted(
    /[^;]*(?:several batches|part by part|one part of a project|six stations)[^;]*/,
    'project_or_venue',
    'part-of-project',
  );
  const measures = {
    floorArea: reader.measure('floor_area_m2'),
    height: reader.measure('building_height_m'),
    storeysAbove: storeys?.above ?? null,
    storeysBelow: storeys?.below ?? null,
  };
  if (fields.project_or_venue === '') {
    reader.remark('project_or_venue', 'project-missing', 'not printed');
    return null;
  }
  return {
    name: fields.project_or_venue,
    address: fields.address,
    district: orNull(fields.district),
    use: fields.use_category,
    ...measures,
  };
}

/**
 * Reads one record of the ledger. Every oddity is a remark; only an unknown matter keeps a line from becoming a case.
 *
 * @param same key of an earlier record of the same project, or null.
 * @param printed columns the ledger has; it has no bearing on the record, only on what is remarked on.
 */
export function readHistoricRecord(
  fields: LedgerFields,
  same: string | null,
  printed: ReadonlySet<LedgerColumn> = new Set(LEDGER_COLUMNS),
): HistoricReading {
  const reader = new Reader(fields, printed);
  const { matter } = fields;
  if (!isMatter(matter)) {
    reader.remark('matter', 'unknown-matter', matter);
    return { record: null, remarks: reader.remarks };
  }
  const { receivedOn, decidedOn } = readDates(reader);
  const ruleSet = checkRegime(reader, matter, { receivedOn, decidedOn });
  const outcome = readOutcome(reader, matter, decidedOn);
  const project = readProject(reader);
  if (same !== null) reader.remark('project_or_venue', 'same-project', same);
  reader.noted(/[^;]*calls the same filing both[^;]*/, 'matter', 'matter-named-two-ways');
  if (fields.document_number !== '' && !/\d/.test(fields.document_number)) {
    reader.remark('document_number', 'document-number-incomplete', fields.document_number);
  }
  const drawn = fields.drawn_for_check;
  return {
    record: {
      key: fields.id,
      matter,
      path: /告知承诺|承诺书/.test(fields.conclusion) ? 'commitment' : 'ordinary',
      ruleSet,
      ...outcome,
      receivedOn,
      decidedOn,
      drawn: drawn === 'yes' ? 'drawn' : drawn === 'no' ? 'not-drawn' : null,
      project,
      applicantName: orNull(fields.applicant_unit),
      documentNumber: orNull(fields.document_number),
      fields,
    },
    remarks: reader.remarks,
  };
}
