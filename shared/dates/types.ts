/** A civil date `YYYY-MM-DD` in Asia/Shanghai. Validated at the edges (`isCivilDate`); never a timestamp. */
export type CivilDate = string;

/** An instant in UTC, ISO 8601 with milliseconds (`2026-11-21T02:15:30.123Z`): when something was keyed in. */
export type Instant = string;
