import type { OfficeSettings } from '../../shared/contract/session.ts';
import type { Instant } from '../../shared/dates/types.ts';
import type { Matter } from '../../shared/matters/types.ts';
import { formatNumber } from '../../shared/papers/number.ts';
import { formatOf, PAPER_LAYOUT, type PaperData } from '../../shared/papers/types.ts';
import { numberTemplateFor } from '../../shared/settings/number-templates.ts';
import type { CaseEvent } from '../../shared/workflow/types.ts';
import { paperHash } from '../documents/hash.ts';
import { drawNumber } from '../storage/repositories/numbers.ts';
import { insertPaper, type NewPaper, type PaperRecord, type SeriesPlace } from '../storage/repositories/papers.ts';
import type { Actor, RenderPaper, WriteTx } from './context.ts';
import { papersOfEvent, type UnnumberedPaper } from './paper-data-events.ts';
import { numberOf, type PaperFacts } from './paper-data.ts';

/** What making a paper needs besides the paper itself. */
interface Making {
  readonly settings: OfficeSettings;
  readonly renderPaper: RenderPaper;
  readonly actor: Actor;
  readonly at: Instant;
}

/** One act's papers: their numbers are drawn in its transaction. */
export interface Issuing extends Making {
  readonly tx: WriteTx;
}

/** Papers of many acts that are written together: who writes them keeps the numbers, too. */
export interface BulkIssuing extends Making {
  readonly draw: (series: string, year: number) => number;
}

/** A paper with its number drawn and its bytes frozen; only the case it belongs to is missing. */
export type PreparedPaper = Omit<NewPaper, 'caseId'>;

/** Where a number comes from: the next of the series, or the one an earlier paper of the case bears already. */
export type Numbering = { readonly kind: 'draw' } | { readonly kind: 'restate'; readonly number: string };

async function placeOf(
  issuing: Issuing | BulkIssuing,
  paper: UnnumberedPaper,
  matter: Matter,
): Promise<{ readonly place: SeriesPlace; readonly number: string } | null> {
  const template = numberTemplateFor(issuing.settings.numberTemplates, paper.kind, matter);
  if (template === null) return null;
  // The series runs per kind and authority, from 1 each calendar year of the date of issue.
  const authority = issuing.settings.authorities[matter].short;
  const year = Number(paper.issuedOn.slice(0, 4));
  const series = `${template.key}@${authority}`;
  const seq = 'tx' in issuing ? await drawNumber(issuing.tx, series, year) : issuing.draw(series, year);
  return { place: { series, year, seq }, number: formatNumber(template.template, { authority, year, seq }) };
}

/** Draws the number and freezes the HTML. Inside the act's transaction: if the act fails, the number goes back. */
export async function preparePaper(
  issuing: Issuing | BulkIssuing,
  paper: UnnumberedPaper,
  belongs: { readonly matter: Matter; readonly eventSeq: number | null; readonly numbering: Numbering },
): Promise<PreparedPaper> {
  const { numbering } = belongs;
  const drawn = numbering.kind === 'draw' ? await placeOf(issuing, paper, belongs.matter) : null;
  const number = numbering.kind === 'restate' ? numbering.number : (drawn?.number ?? null);
  const data: PaperData = { ...paper, number };
  const { html, templateVersion } = issuing.renderPaper(data);
  const layout = PAPER_LAYOUT[paper.kind];
  return {
    kind: paper.kind,
    eventSeq: belongs.eventSeq,
    place: drawn?.place ?? null,
    number,
    templateVersion,
    format: formatOf(data),
    copies: layout.copies,
    data,
    html,
    hash: paperHash(html),
    issuedOn: paper.issuedOn,
    issuedAt: issuing.at,
    staffId: issuing.actor.id,
  };
}

/**
 * Prepares every paper that new events of a case bring forth, in the order of the events; each knows the numbers of those
 * before it.
 *
 * A filing drawn for a check after its voucher was issued gets the voucher once more, stating the check, under the same
 * number: it is the same filing, so no second number is drawn.
 */
export async function preparePapers(
  issuing: Issuing | BulkIssuing,
  facts: PaperFacts,
  newEvents: readonly CaseEvent[],
  extra: (facts: PaperFacts, event: CaseEvent) => readonly UnnumberedPaper[] = () => [],
): Promise<readonly PreparedPaper[]> {
  const prepared: PreparedPaper[] = [];
  for (const event of newEvents) {
    const known: PaperFacts = {
      ...facts,
      papers: [...facts.papers, ...prepared.map((paper) => ({ ...paper, voided: null }))],
    };
    for (const paper of [...papersOfEvent(known, event), ...extra(known, event)]) {
      const voucher = event.type === 'drawn' ? numberOf(known.papers, 'filing-voucher') : null;
      const numbering: Numbering = voucher === null ? { kind: 'draw' } : { kind: 'restate', number: voucher };
      prepared.push(await preparePaper(issuing, paper, { matter: facts.file.matter, eventSeq: event.seq, numbering }));
    }
  }
  return prepared;
}

/** Writes prepared papers of a case, in order; the answer is what lists show of them. */
export async function insertPapers(
  issuing: Issuing,
  caseId: number | null,
  prepared: readonly PreparedPaper[],
): Promise<readonly PaperRecord[]> {
  const records: PaperRecord[] = [];
  // One after the other: their ids tell the order in which they were issued.
  for (const paper of prepared)
    records.push(issuedRecord(issuing.actor, caseId, paper, await insertPaper(issuing.tx, { ...paper, caseId })));
  return records;
}

/** What lists show of a paper just issued. */
export function issuedRecord(
  actor: Pick<Actor, 'name'>,
  caseId: number | null,
  paper: PreparedPaper,
  id: number,
): PaperRecord {
  const { kind, eventSeq, number, format, copies, issuedOn, issuedAt, staffId } = paper;
  const head = { id, kind, caseId, eventSeq, number, format, copies, issuedOn, issuedAt, staffId };
  return { ...head, staffName: actor.name, prints: 0, voided: null };
}
