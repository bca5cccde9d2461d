import { civilDate, daysInMonth } from '../../shared/dates/civil.ts';
import { signedIn, type AppContext } from './context.ts';

/** The working-day calendar, month by month. */
export function calendarRouter(app: AppContext) {
  const staff = signedIn(app);
  return {
    month: staff.calendar.month.handler(({ input }) => {
      const calendar = app.calendar();
      return Array.from({ length: daysInMonth(input.year, input.month) }, (_unused, index) => {
        const date = civilDate(input.year, input.month, index + 1);
        if (date === null) throw new RangeError(`No day ${index + 1} in ${input.year}-${input.month}`);
        const { kind, name, source, provisional } = calendar.dayInfo(date);
        return { date, kind, name: name ?? null, source: source ?? null, provisional };
      });
    }),
  };
}
