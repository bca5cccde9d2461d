import type { CivilDate } from '../dates/types.ts';

/** What a day is: counts on `workday` and `make-up-workday`, rests on `weekend` and `holiday`. */
export type DayKind = 'workday' | 'make-up-workday' | 'weekend' | 'holiday';

/** One day a notice moves or names. `off: false` is a make-up working day (调休上班). */
export interface NoticeDay {
  readonly date: CivilDate;
  /** Chinese name of the holiday, e.g. `国庆节`. */
  readonly name: string;
  readonly off: boolean;
  /** Number of the notice or local document, when it differs from the year's own notice. */
  readonly source?: string;
}

/** The days of one yearly notice, or of a local document. */
export interface NoticeYear {
  /** The year the notice governs; its days may lie in the December before. */
  readonly year: number;
  /** Number of the notice, e.g. `国办发明电〔2025〕7号`; null when unknown. */
  readonly source: string | null;
  readonly days: readonly NoticeDay[];
}

/** Everything the calendar knows about one day. */
export interface DayInfo {
  readonly date: CivilDate;
  readonly kind: DayKind;
  /** Whether the day is a working day. */
  readonly counts: boolean;
  /** Holiday the day belongs to, also on a make-up day. */
  readonly name?: string;
  /** Notice or local document that says so. */
  readonly source?: string;
  /** `国庆节放假 (国办发明电〔2025〕7号)`: name and source as printed on explanations; absent on plain days. */
  readonly note?: string;
  /** True when no published notice governs the date; the day then follows the fallback rule. */
  readonly provisional: boolean;
}

/** A calendar given by its days, as in a `due` request; it replaces the built-in one entirely. */
export interface CustomCalendar {
  readonly rest?: readonly CivilDate[];
  readonly work?: readonly CivilDate[];
  /** ISO weekdays (1 Monday ... 7 Sunday) that rest; default Saturday and Sunday. */
  readonly weekend?: readonly number[];
  /** Last date governed; absent = every date is governed and nothing is provisional. */
  readonly publishedThrough?: CivilDate;
}
