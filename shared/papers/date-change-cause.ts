import type { CivilDate } from '../dates/types.ts';
import type { CaseEventType } from '../workflow/types.ts';

/** A record of a case that was corrected: the date it had and the one it has now; null = struck out. */
export interface CorrectedRecord {
  /** Position among the events of the case. */
  readonly seq: number;
  readonly event: CaseEventType;
  readonly oldDate: CivilDate | null;
  readonly newDate: CivilDate | null;
}
/** What moved the due dates of a list. */
export type DateChangeCause =
  | {
      readonly kind: 'calendar';
      readonly year: number;
      /** The notice or local document. */
      readonly document: string;
      readonly loaded: 'notice' | 'local' | 'taken-back';
    }
  | { readonly kind: 'correction'; readonly record: CorrectedRecord; readonly reason: string };

/** One clock whose dates moved with the calendar. */
export interface DateChangeLine {
  readonly clockId: string;
  readonly oldStatutory: CivilDate | null;
  readonly newStatutory: CivilDate | null;
  readonly oldPromised: CivilDate | null;
  readonly newPromised: CivilDate | null;
  /** The old dates were provisional; the new ones are. */
  readonly wasProvisional: boolean;
  readonly isProvisional: boolean;
}
