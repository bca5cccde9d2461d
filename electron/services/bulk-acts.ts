import type { ActInput } from '../../shared/contract/acts.ts';
import { actSchema } from '../../shared/contract/acts.ts';
import { intakeInput } from '../../shared/contract/cases.ts';
import type { OfficeSettings } from '../../shared/contract/session.ts';
import { OpeningBook } from '../../shared/appointments/opening-book.ts';
import { shanghaiDate } from '../../shared/dates/civil.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import type { ApplicantRecord } from '../storage/repositories/applicants.ts';
import type { NewAuditEntry } from '../storage/repositories/audit.ts';
import { bulkStart, chainedAudit, writeBulk, type BulkCaseRows, type BulkStart } from '../storage/repositories/bulk.ts';
import { bulkHallStart, type BulkHallStart } from '../storage/repositories/bulk-hall.ts';
import { listCounters } from '../storage/repositories/counters.ts';
import { drawnSeries } from '../storage/repositories/numbers.ts';
import { openingEntries } from '../storage/repositories/opening-entries.ts';
import type { NewPaper, PaperRecord } from '../storage/repositories/papers.ts';
import type { ProjectRecord } from '../storage/repositories/projects.ts';
import { listStaff } from '../storage/repositories/staff.ts';
import { writeTransaction } from '../storage/transaction.ts';
import { effectOfAct, type ActMoment } from './act-effect.ts';
import { auditOfAct, searchFieldsOf } from './act-write.ts';
import { appointmentSettingsOn } from './booking-desk.ts';
import { BulkAppointments, type BulkOpening } from './bulk-appointments.ts';
import { BulkJournal } from './bulk-journal.ts';
import { BulkTickets } from './bulk-tickets.ts';
import type { WholeCase } from './case-load.ts';
import type { Actor, AppContext, WriteTx } from './context.ts';
import { receiptNumberOf, type Derived } from './derive.ts';
import { intakeFacts, judgeApplication, lettersOfIntake, newCaseFile, type Application } from './intake-effect.ts';
import { issuedRecord, preparePapers, type BulkIssuing, type PreparedPaper } from './paper-issue.ts';
import { newApplicantContent } from './registry-input.ts';
import { settingsOn } from './settings.ts';

/**
 * Many acts in one transaction, for filling a database: each act is read by the contract, judged, derived, numbered,
 * rendered and audited by the code of a single one; only the writing is done for many at once. What a single act leaves
 * besides is the key under which it could be sent again: nobody can send these again.
 *
 * The acts must come in order of time. Nothing else may write to the file meanwhile, but between `finish` and `takeUp`.
 */

/** A case in the hands of the bulk desk. */
export class BulkCase {
  whole: WholeCase;
  private rows: { row: 'added' | 'changed'; acts: BulkCaseRows['acts'][number][]; search: 'changed' | 'same' } | null;
  private derived: Derived;

  constructor(whole: WholeCase, derived: Derived) {
    this.whole = whole;
    this.derived = derived;
    this.rows = { row: 'added', acts: [{ events: whole.events, materials: whole.materials }], search: 'changed' };
  }

  /** Notes an act; it is written with the batch. */
  change(whole: WholeCase, derived: Derived, act: BulkCaseRows['acts'][number], search: 'changed' | 'same') {
    this.rows ??= { row: 'changed', acts: [], search: 'same' };
    this.rows.acts.push(act);
    if (search === 'changed') this.rows.search = search;
    this.whole = whole;
    this.derived = derived;
  }

  /** What of the case the batch writes. */
  takeRows(): BulkCaseRows {
    const { rows, whole, derived } = this;
    if (rows === null) throw new TypeError('A case of a batch was changed in it');
    this.rows = null;
    const { row, acts } = rows;
    const search = rows.search === 'changed' ? searchFieldsOf(whole) : null;
    return { file: whole.file, row, acts, clocks: derived.clocks, search };
  }
}

/** Records known from earlier cases; null = the input's are new. */
export interface KnownRecords {
  readonly applicant: ApplicantRecord | null;
  readonly project: ProjectRecord | null;
}

/** The last ids given. */
function idsOf({ applicantId, projectId, caseId, paperId }: BulkStart) {
  return { applicant: applicantId, project: projectId, case: caseId, paper: paperId };
}

const sentApplication = intakeInput.omit({ key: true, draftId: true });

export class BulkDesk {
  private readonly app: AppContext;
  private readonly names: ReadonlyMap<string, string>;
  private readonly counters: ReadonlyMap<number, string>;
  private readonly ids: { applicant: number; project: number; case: number; paper: number };
  private readonly numbers: Map<string, { series: string; year: number; last: number; touched: boolean }>;
  private readonly settings = new Map<CivilDate, OfficeSettings>();
  private lastAuditHash: string | null;
  private applicants: { record: ApplicantRecord; at: string }[] = [];
  private projects: { record: ProjectRecord; at: string }[] = [];
  private touched = new Set<BulkCase>();
  private papers: { id: number; paper: NewPaper }[] = [];
  private audit: NewAuditEntry[] = [];
  private writing: Promise<void> = Promise.resolve();
  readonly tickets: BulkTickets;
  readonly appointments: BulkAppointments;
  readonly journal: BulkJournal;

  private constructor(
    app: AppContext,
    start: BulkStart,
    known: {
      readonly names: ReadonlyMap<string, string>;
      readonly counters: ReadonlyMap<number, string>;
      readonly numbers: readonly { readonly series: string; readonly year: number; readonly last: number }[];
      readonly hall: BulkHallStart;
      readonly opening: BulkOpening;
    },
  ) {
    this.app = app;
    this.names = known.names;
    this.counters = known.counters;
    this.ids = idsOf(start);
    this.lastAuditHash = start.lastAuditHash;
    this.numbers = new Map(known.numbers.map((one) => [`${one.series} ${one.year}`, { ...one, touched: false }]));
    const { hall, opening } = known;
    // One trail for all, in order of time.
    const note = (entry: NewAuditEntry) => void this.audit.push(entry);
    this.tickets = new BulkTickets(hall.ticketId, note);
    this.appointments = new BulkAppointments(opening, hall.appointmentId, note);
    this.journal = new BulkJournal(hall.serviceId, note);
  }

  /** A desk that goes on where the file stands. */
  static async open(app: AppContext): Promise<BulkDesk> {
    const staff = await listStaff(app.read);
    const counters = await listCounters(app.read);
    return new BulkDesk(app, await bulkStart(app.read), {
      names: new Map(staff.map(({ id, name }) => [id, name])),
      counters: new Map(counters.map(({ id, name }) => [id, name])),
      numbers: await drawnSeries(app.read),
      hall: await bulkHallStart(app.read),
      opening: {
        book: new OpeningBook(await openingEntries(app.read), app.calendar()),
        settings: await appointmentSettingsOn(app.read, shanghaiDate(app.now().toISOString())),
        activeCounters: new Set(counters.filter(({ active }) => active).map(({ id }) => id)),
        inspectorIds: staff.filter(({ active, roles }) => active && roles.includes('reviewer')).map(({ id }) => id),
      },
    });
  }

  /** Acts noted since the last commit. */
  get waiting(): number {
    return this.audit.length;
  }

  private async momentOf(actor: Actor, at: string, date: CivilDate): Promise<ActMoment> {
    let settings = this.settings.get(date);
    if (settings === undefined) {
      settings = await settingsOn(this.app.read, date);
      this.settings.set(date, settings);
    }
    return { actor, at, asOf: shanghaiDate(at), calendar: this.app.calendar(), settings };
  }

  private draw(series: string, year: number): number {
    const key = `${series} ${year}`;
    const known = this.numbers.get(key) ?? { series, year, last: 0, touched: false };
    known.last += 1;
    known.touched = true;
    this.numbers.set(key, known);
    return known.last;
  }

  private issuing({ actor, at, settings }: ActMoment): BulkIssuing {
    return { actor, at, settings, renderPaper: this.app.renderPaper, draw: (series, year) => this.draw(series, year) };
  }

  private issue(actor: Actor, caseId: number, prepared: readonly PreparedPaper[]): readonly PaperRecord[] {
    return prepared.map((paper) => {
      this.ids.paper += 1;
      this.papers.push({ id: this.ids.paper, paper: { ...paper, caseId } });
      return issuedRecord(actor, caseId, paper, this.ids.paper);
    });
  }

  /** The names of these staff. @throws TypeError for an id nobody has */
  private namesOf(ids: readonly string[]): ReadonlyMap<string, string> {
    return new Map(
      ids.map((id) => {
        const name = this.names.get(id);
        if (name === undefined) throw new TypeError(`Nobody has the id ${id}`);
        return [id, name];
      }),
    );
  }

  private applicantOf(input: Application['applicant'], known: KnownRecords, at: string): ApplicantRecord | null {
    if (input === null || known.applicant !== null) return known.applicant;
    const content = newApplicantContent(input, { at, asOf: shanghaiDate(at), path: 'applicant.' });
    this.ids.applicant += 1;
    const record: ApplicantRecord = { ...content, id: this.ids.applicant, version: 1 };
    this.applicants.push({ record, at });
    return record;
  }

  private projectOf(input: Application['project'], known: KnownRecords, at: string): ProjectRecord {
    if (known.project !== null) return known.project;
    const { id: _id, version: _version, ...content } = input;
    this.ids.project += 1;
    const record: ProjectRecord = { ...content, id: this.ids.project, version: 1 };
    this.projects.push({ record, at });
    return record;
  }

  /**
   * Takes in one application.
   *
   * @throws ZodError, INVALID_INPUT, ACT_REFUSED as the counter would be told
   */
  async submit(actor: Actor, at: string, sent: unknown, known: KnownRecords): Promise<BulkCase> {
    const input = sentApplication.parse(sent);
    const moment = await this.momentOf(actor, at, input.date);
    const judged = judgeApplication(input, moment);
    const { events, derived } = judged;
    const asked = input.firstAskedStaffId;
    const records = {
      applicant: this.applicantOf(input.applicant, known, at),
      project: this.projectOf(input.project, known, at),
      counterName: this.counters.get(actor.counterId ?? 0) ?? null,
      names: this.namesOf(asked === null ? [actor.id] : [asked, actor.id]),
    };
    const facts = intakeFacts(judged, input, records, moment);
    const prepared = await preparePapers(this.issuing(moment), facts, events, lettersOfIntake);
    const receiptNumber = receiptNumberOf(prepared.map((paper) => ({ ...paper, voided: null })));
    this.ids.case += 1;
    const caseId = this.ids.case;
    const file = { ...newCaseFile(judged, input, records, { actor, at, receiptNumber }), id: caseId };
    const papers = this.issue(actor, caseId, prepared);
    const whole: WholeCase = {
      file,
      events,
      papers,
      materials: judged.materials,
      ticket: null,
      ...records,
    };
    const taken = new BulkCase(whole, derived);
    this.touched.add(taken);
    this.audit.push(auditOfAct({ at, actor, action: `intake.submit.${input.outcome.type}`, caseId, events, papers }));
    return taken;
  }

  /** Carries out one act on a case. @throws ZodError, INVALID_INPUT, ACT_REFUSED as the counter would be told */
  async act(actor: Actor, at: string, one: BulkCase, sent: ActInput): Promise<void> {
    const input = actSchema.parse(sent);
    const moment = await this.momentOf(actor, at, input.date);
    const { file } = one.whole;
    const named = 'inspectorIds' in input ? input.inspectorIds : input.type === 'extend' ? [input.approverId] : [];
    const effect = effectOfAct(one.whole, input, moment, this.namesOf(named));
    const prepared = await preparePapers(this.issuing(moment), effect.facts, effect.newEvents);
    const issued = this.issue(actor, file.id, prepared);
    const papers = [...one.whole.papers, ...issued];
    const after = { ...effect.whole.file, receiptNumber: receiptNumberOf(papers) };
    const materials = effect.checked === 'checked' ? effect.materials : null;
    one.change(
      { ...effect.whole, file: after, papers },
      effect.derived,
      { events: effect.newEvents, materials },
      issued.length > 0 ? 'changed' : 'same',
    );
    this.touched.add(one);
    const { newEvents: events } = effect;
    this.audit.push(
      auditOfAct({ at, actor, action: `cases.act.${input.type}`, caseId: file.id, events, papers: issued }),
    );
  }

  /** Writes what was noted, in one transaction, while the next batch is prepared. @throws what the batch before threw */
  async commit(): Promise<void> {
    await this.writing;
    if (this.audit.length === 0) return;
    const numbers = [...this.numbers.values()].filter(({ touched }) => touched);
    const chained = chainedAudit(this.audit, this.lastAuditHash);
    const rows = {
      applicants: this.applicants,
      projects: this.projects,
      cases: [...this.touched].map((one) => one.takeRows()),
      papers: this.papers,
      numbers: numbers.map(({ series, year, last }) => ({ series, year, last })),
      audit: chained.rows,
      hall: {
        ...this.tickets.takeRows(),
        appointments: this.appointments.takeRows(),
        services: this.journal.takeRows(),
      },
    };
    for (const one of numbers) one.touched = false;
    const follows = this.lastAuditHash;
    this.lastAuditHash = chained.lastHash;
    this.applicants = [];
    this.projects = [];
    this.touched = new Set();
    this.papers = [];
    this.audit = [];
    this.writing = writeTransaction(this.app.write, async (tx: WriteTx) => {
      const { lastAuditHash } = await bulkStart(tx);
      if (lastAuditHash !== follows) throw new Error('Somebody else wrote to the file meanwhile');
      await writeBulk(tx, rows);
    });
    // Told by the next commit, or by `finish`.
    this.writing.catch(() => undefined);
  }

  /**
   * Goes on after others have written to the file, which they may between `finish` and this.
   *
   * @throws Error when something is noted and not written
   */
  async takeUp(): Promise<void> {
    if (this.audit.length > 0) throw new Error('Finish before others write');
    const start = await bulkStart(this.app.read);
    Object.assign(this.ids, idsOf(start));
    this.lastAuditHash = start.lastAuditHash;
    for (const one of await drawnSeries(this.app.read))
      this.numbers.set(`${one.series} ${one.year}`, { ...one, touched: false });
  }

  /** Writes the rest and waits until everything is on the disk. */
  async finish(): Promise<void> {
    await this.commit();
    await this.writing;
    this.app.changes.publish('case', null);
  }
}
