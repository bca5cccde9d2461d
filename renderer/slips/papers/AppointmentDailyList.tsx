import { formatLongDate } from '../../../shared/dates/civil.ts';
import type { DailyListLine } from '../../../shared/papers/appointment-papers.ts';
import type { AppointmentDailyListData } from '../../../shared/papers/types.ts';
import { terms } from '../../locales/zh-CN/terms.ts';
import { ListFrame } from '../parts/ListFrame.tsx';
import { titleOf, weekdayName } from '../words.ts';

function Line({ line }: { readonly line: DailyListLine }) {
  const matters = line.matters.map(({ matter }) => terms.matter[matter]).join('、');
  const facts = [matters, line.receiptNumber ?? '', line.note ?? ''].filter((part) => part !== '');
  const marks = [
    ...(line.matters.length > 1 ? ['并联'] : []),
    ...(line.overbooked ? ['加号'] : []),
    ...(line.noShows > 0 ? [`曾爽约 ${line.noShows} 次`] : []),
  ];
  return (
    <tr>
      <td className="time">{line.from}</td>
      <td>
        <p>
          <b>{line.name}</b> {line.phone}
        </p>
        {line.projectName !== null && <p>{line.projectName}</p>}
        <p className="small">
          {terms.appointmentService[line.service]} {line.number}
          {facts.length > 0 && `；${facts.join('；')}`}
        </p>
        {line.service === 'site-visit' && (
          <p className="small">
            {line.place}
            {line.inspectorNames.length > 0 && `；${line.inspectorNames.join('、')}`}
          </p>
        )}
        {marks.length > 0 && <p className="small">〔{marks.join('；')}〕</p>}
      </td>
      <td className="tick">
        <span className="choice">□ 到</span>
        <span className="choice">□ 未到</span>
      </td>
    </tr>
  );
}

/** 预约日程表: who comes to a counter on a day, in order of time. */
export function AppointmentDailyList({ data }: { readonly data: AppointmentDailyListData }) {
  const where = data.visits === 'on-site' ? '现场检查' : data.office.counterName;
  return (
    <ListFrame
      office={data.office}
      issuedOn={data.issuedOn}
      title={titleOf(data)}
      lead={`${formatLongDate(data.date)} ${weekdayName(data.date)}`}
      notes={[`${where}　共 ${data.lines.length} 人次`]}
    >
      {data.lines.length === 0 ? (
        <p>当日没有预约。</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col" className="time">
                时间
              </th>
              <th scope="col">预约人、项目</th>
              <th scope="col" className="tick">
                到场
              </th>
            </tr>
          </thead>
          <tbody>
            {data.lines.map((line) => (
              <Line key={line.number} line={line} />
            ))}
          </tbody>
        </table>
      )}
    </ListFrame>
  );
}
