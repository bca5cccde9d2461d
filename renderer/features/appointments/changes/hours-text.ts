import type { OpeningSpan } from '../../../../shared/appointments/types.ts';

/** Hours as one types them, or what cannot be read. */
export type HoursEntry =
  | { readonly kind: 'hours'; readonly hours: readonly OpeningSpan[] }
  | { readonly kind: 'unreadable'; readonly part: string };

const PART = /^(\+?)(\d{1,2})(?:[:：]?(\d{2}))?[-–—~\u81f3](\d{1,2})(?:[:：]?(\d{2}))?$/;

const time = (hour: string, minute: string | undefined): string => `${hour.padStart(2, '0')}:${minute ?? '00'}`;

/**
 * Hours of a day as text; parts are parted by spaces or commas, `+` marks extended hours (延时服务), nothing = closed.
 * Whether they overlap or end before they begin is the rules' to say.
 *
 * @example readHours('8:30-12 1330-1700 +17:00-19:00').kind // 'hours'
 */
export function readHours(text: string): HoursEntry {
  const hours: OpeningSpan[] = [];
  for (const part of text.trim().split(/[\s,，、;；]+/)) {
    if (part === '') continue;
    const [, plus, fromHour = '', fromMinute, toHour = '', toMinute] = PART.exec(part) ?? [];
    if (plus === undefined) return { kind: 'unreadable', part };
    hours.push({
      from: time(fromHour, fromMinute),
      to: time(toHour, toMinute),
      kind: plus === '+' ? 'extended' : 'ordinary',
    });
  }
  return { kind: 'hours', hours };
}

/** @example hoursText([{ from: '09:00', to: '11:30', kind: 'extended' }]) // '+09:00-11:30' */
export function hoursText(hours: readonly OpeningSpan[]): string {
  return hours.map(({ from, to, kind }) => `${kind === 'extended' ? '+' : ''}${from}-${to}`).join(' ');
}
