import { formatLongDate } from '../../../shared/dates/civil.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';
import type { CallListLine } from '../../../shared/papers/appointment-papers.ts';
import type { AppointmentCallListData } from '../../../shared/papers/types.ts';
import { ListFrame } from '../parts/ListFrame.tsx';
import { titleOf, weekdayName } from '../words.ts';

const RESULTS = ['已通知', '无人接听', '号码有误', '稍后再打'];

function time(at: { readonly date: CivilDate; readonly from: string }): string {
  return `${formatLongDate(at.date)}${weekdayName(at.date)} ${at.from}`;
}

/** A mobile number in groups, to be dialled without losing the place. @example grouped('13700000009') // '137 0000 0009' */
function grouped(phone: string): string {
  return phone.replace(/^(1\d{2})(\d{4})(\d{4})$/, '$1 $2 $3');
}

/** What the person is to be told. */
function What({ line }: { readonly line: CallListLine }) {
  const before = line.before === null ? null : <s>{time(line.before)}</s>;
  const after = line.after === null ? null : <b>{time(line.after)}</b>;
  const where = line.after === null ? '' : line.after.where;
  switch (line.what) {
    case 'moved':
      return (
        <p>
          {before} 改为 {after} {where}
        </p>
      );
    case 'cancelled':
      return <p>{before} 的预约取消，可以另行预约</p>;
    case 'reassigned':
      return (
        <p>
          {after} 的现场检查时间不变，检查人员调整 {where}
        </p>
      );
    case 'offered':
      return (
        <p>
          候补到号：{after} {where}，请其答复是否前来
        </p>
      );
    case 'tomorrow':
      return (
        <p>
          提醒预约：{after} {where}
        </p>
      );
    case 'supplement':
      return <p>提醒补正材料{line.since !== null && `：${formatLongDate(line.since)}告知，尚未补齐`}</p>;
  }
}

/** 电话通知单: whom to call, what to say, and where the answer is ticked. */
export function AppointmentCallList({ data }: { readonly data: AppointmentCallListData }) {
  return (
    <ListFrame
      office={data.office}
      issuedOn={data.issuedOn}
      title={titleOf(data)}
      lead={data.purpose === 'changed' ? '预约变动通知' : '预约和补正提醒'}
      notes={[
        ...(data.reason === null ? [] : [`原因：${data.reason}`]),
        `${formatLongDate(data.issuedOn)}　共 ${data.lines.length} 人`,
      ]}
    >
      {data.lines.length === 0 ? (
        <p>没有需要通知的人。</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col" className="phone">
                电话
              </th>
              <th scope="col">通知谁、说什么</th>
              <th scope="col" className="result">
                结果
              </th>
            </tr>
          </thead>
          <tbody>
            {data.lines.map((line, index) => (
              <tr key={`${index} ${line.number ?? ''}`}>
                <td className="phone">{line.phone === '' ? '未登记' : grouped(line.phone)}</td>
                <td>
                  <p>
                    <b>{line.name}</b>
                    {line.projectName !== null && line.projectName !== line.name && `　${line.projectName}`}
                  </p>
                  <What line={line} />
                  {line.number !== null && <p className="small">{line.number}</p>}
                </td>
                <td className="result">
                  {RESULTS.map((result) => (
                    <span key={result} className="choice">
                      □ {result}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </ListFrame>
  );
}
