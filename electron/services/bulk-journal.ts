import { serviceInput, type ServiceInput } from '../../shared/contract/journal.ts';
import { shanghaiDate } from '../../shared/dates/civil.ts';
import type { Instant } from '../../shared/dates/types.ts';
import type { NewAuditEntry } from '../storage/repositories/audit.ts';
import type { StoredService } from '../storage/repositories/service-records.ts';
import type { Actor } from './context.ts';
import { invalidInput } from './errors.ts';
import { auditOfService, correctedLine, serviceProblems } from './journal.ts';

/** Lines of the service journal for a batch, each read and judged as one typed by hand. */
export class BulkJournal {
  private readonly audit: (entry: NewAuditEntry) => void;
  private lastId: number;
  private lines: StoredService[] = [];

  /** @param lastId the last line written */
  constructor(lastId: number, audit: (entry: NewAuditEntry) => void) {
    this.lastId = lastId;
    this.audit = audit;
  }

  private keep(line: Omit<StoredService, 'id'>): StoredService {
    this.lastId += 1;
    const kept = { ...line, id: this.lastId };
    this.lines.push(kept);
    return kept;
  }

  private sound(sent: ServiceInput, at: Instant): ServiceInput {
    const service = serviceInput.parse(sent);
    const issues = serviceProblems(service, shanghaiDate(at));
    if (issues.length > 0) throw invalidInput(issues);
    return service;
  }

  /** Adds a line; a case it names must be there. @throws ZodError, INVALID_INPUT */
  add(actor: Actor, at: Instant, sent: ServiceInput): StoredService {
    const service = this.sound(sent, at);
    const entry = { corrects: null, struck: false, reason: null, recordedAt: at, staffId: actor.id };
    const line = this.keep({ ...service, ...entry });
    this.audit(auditOfService({ actor, at, action: 'add' }, line.id, { kind: service.kind }));
    return line;
  }

  /** A line in place of one that is in force; `service` null strikes it out. @throws ZodError, INVALID_INPUT */
  correct(
    actor: Actor,
    at: Instant,
    before: StoredService,
    correction: { readonly reason: string; readonly service: ServiceInput | null },
  ): StoredService {
    const { reason } = correction;
    const service = correction.service === null ? null : this.sound(correction.service, at);
    const line = this.keep(correctedLine(before, { reason, service }, { at, staffId: actor.id }));
    const action = line.struck ? 'strike' : 'correct';
    this.audit(auditOfService({ actor, at, action }, line.id, { corrects: before.id, reason }));
    return line;
  }

  /** What the batch writes. */
  takeRows(): readonly StoredService[] {
    const lines = this.lines;
    this.lines = [];
    return lines;
  }
}
