import type { ExportTerm } from '../../shared/exports/columns.ts';

/** Where the words of a group of codes stand: namespace and key, and what stands before those codes in the file's rows. */
type Source = readonly [namespace: string, key: string, before?: string];

const OWN: readonly ExportTerm[] = ['origin', 'yes', 'lent', 'stageStanding', 'ticketOutcome', 'bookable'];

const ELSEWHERE: Readonly<Partial<Record<ExportTerm, readonly Source[]>>> = {
  slipKind: [['supervision', 'kind']],
  slipStanding: [['supervision', 'standing']],
  dutyPart: [['supervision', 'duty']],
  callChange: [['appointments', 'changes.what']],
  // A record is an entry of a case or a service; the two have no code in common that means something else.
  counted: [
    ['terms', 'entry'],
    ['terms', 'service'],
  ],
  how: [['statistics', 'how']],
  serviceState: [['statistics', 'journal.state']],
  auditAction: [['settings', 'records.actions']],
  auditVariant: [
    ['settings', 'records.outcomes'],
    // Acts on a case are told apart from outcomes of the same name.
    ['terms', 'act', 'cases-act.'],
  ],
  auditEntity: [['settings', 'records.entities']],
  auditField: [['settings', 'records.fields']],
};

/** The places where a group of codes is worded. */
export function sourcesOf(term: ExportTerm): readonly Source[] {
  if (OWN.includes(term)) return [['exports', term]];
  return ELSEWHERE[term] ?? [['terms', term]];
}
