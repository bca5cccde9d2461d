import { formatLongDate, weekdayOf } from '../../../shared/dates/civil.ts';
import type { CopyMark, DateExplanationData } from '../../../shared/papers/types.ts';
import type { TraceDay } from '../../../shared/timelimit/types.ts';
import { terms } from '../../locales/zh-CN/terms.ts';
import { A4Frame } from '../A4Frame.tsx';
import { CaseFields } from '../parts/CaseFields.tsx';
import { Closing } from '../parts/Closing.tsx';
import { citationWords, limitWords } from '../words.ts';

/** Monday to Sunday, empty before the first and after the last day of the trace. */
function weeksOf(trace: readonly TraceDay[]): readonly (readonly (TraceDay | null)[])[] {
  const weeks: (TraceDay | null)[][] = [];
  for (const day of trace) {
    const column = weekdayOf(day.date) - 1;
    if (weeks.length === 0 || column === 0) weeks.push(Array.from({ length: 7 }, () => null));
    const week = weeks.at(-1);
    if (week !== undefined) week[column] = day;
  }
  return weeks;
}

function words(day: TraceDay): string {
  switch (day.why) {
    case 'workday':
      return `第${day.n ?? ''}日`;
    case 'make-up-workday':
      return `补班 第${day.n ?? ''}日`;
    case 'weekend':
      return '周末';
    case 'holiday':
      return day.note?.replace(/\s*[（(].*$/, '') ?? '放假';
    case 'pause':
      return '不计入';
  }
}

function DayCell(props: {
  readonly day: TraceDay | null;
  readonly last: string | null;
  readonly promised: string | null;
}) {
  const { day } = props;
  if (day === null) return <td className="none" aria-label="不在期限内" />;
  const [, month, date] = day.date.split('-').map(Number);
  return (
    <td
      className={`day ${day.counts ? 'counts' : 'rests'} ${day.why}${day.date === props.last ? ' last' : day.date === props.promised ? ' promised' : ''}`}
    >
      <span className="day-date">
        {month}月{date}日{day.provisional === true && '＊'}
      </span>
      <span className="day-why">{words(day)}</span>
    </td>
  );
}

/** Notices and papers the trace rests on, each once. */
function notesOf(trace: readonly TraceDay[]): readonly string[] {
  return [...new Set(trace.map((day) => day.note).filter((note) => note !== undefined))];
}

/** From how many weeks on the calendar is set closer, so that the explanation stays on one sheet. */
const LONG_WEEKS = 5;

/** 办理期限说明: every day of the limit, counted or not and why. */
export function DateExplanation({ data, copy }: { readonly data: DateExplanationData; readonly copy: CopyMark }) {
  const clock = (terms.clock as Readonly<Record<string, string>>)[data.clockId] ?? data.clockId;
  const notes = notesOf(data.trace);
  const weeks = weeksOf(data.trace);
  return (
    <A4Frame data={data} copy={copy}>
      <CaseFields
        case={data.case}
        dates="received-and-accepted"
        more={[
          { label: '受理凭证文号', value: data.case.receiptNumber ?? '—' },
          { label: '期限名称', value: clock, width: 'half' },
          {
            label: '起算事由日',
            value: `${formatLongDate(data.start)}${data.startedBy === 'deadline' ? '（责令改正期限届满日）' : ''}`,
            width: 'half',
          },
          { label: '法定期限', value: <b>{limitWords(data.statutory)}</b> },
          ...(data.promised === null
            ? []
            : [{ label: '承诺期限', value: <b>{limitWords(data.promised)}</b> } as const]),
          { label: '依　　据', value: citationWords(data.statutory.basis) },
        ]}
      />
      <table className={weeks.length > LONG_WEEKS ? 'list calendar long' : 'list calendar'}>
        <caption>{formatLongDate(data.start)}当日不计入，自次日起逐日计算：</caption>
        <thead>
          <tr>
            {['一', '二', '三', '四', '五', '六', '日'].map((name) => (
              <th scope="col" key={name}>
                星期{name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.find((day) => day !== null)?.date}>
              {week.map((day, column) => (
                <DayCell
                  key={day?.date ?? column}
                  day={day}
                  last={data.statutory.due}
                  promised={data.promised?.due ?? null}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="text notes">
        {notes.length > 0 && <p>说明：{notes.join('；')}。</p>}
        {data.trace.some((day) => day.provisional === true) && (
          <p>标注“＊”的日期，国务院办公厅尚未公布该年份放假安排，为暂定；公布后重新计算。</p>
        )}
        <p>
          粗框为法定期限的最后一日{data.promised !== null && '，双线框为承诺期限的最后一日'}
          ；阴影为不计入的日期。计算方法：期限以工作日计算，不含法定节假日；因调休而上班的周末计为工作日；特别程序所需时间不计算在内。
        </p>
      </div>
      <Closing office={data.office} issuedOn={data.issuedOn} seal="receipt-seal" copy={copy} />
    </A4Frame>
  );
}
