import { formatLongDate } from '../../../shared/dates/civil.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';
import type { DateChangeCause } from '../../../shared/papers/date-change-cause.ts';
import type { CopyMark, DateChangeListData } from '../../../shared/papers/types.ts';
import { terms } from '../../locales/zh-CN/terms.ts';
import { A4Frame } from '../A4Frame.tsx';
import { ContactLine } from '../parts/Closing.tsx';
import { FieldTable, type Field } from '../parts/FieldTable.tsx';
import { correctionWords } from '../words.ts';

const LOADED: Readonly<Record<Extract<DateChangeCause, { readonly kind: 'calendar' }>['loaded'], string>> = {
  notice: '载入年度放假安排',
  local: '载入本地放假文件',
  'taken-back': '撤回已载入的安排',
};

function clockName(id: string): string {
  return (terms.clock as Readonly<Record<string, string>>)[id] ?? id;
}

function causeFields(cause: DateChangeCause): readonly Field[] {
  if (cause.kind === 'correction') {
    return [
      { label: '事　　由', value: '更正办理记录', width: 'half' },
      { label: '更正记录', value: `第 ${cause.record.seq} 项“${terms.event[cause.record.event]}”`, width: 'half' },
      { label: '更正内容', value: correctionWords(cause.record) },
      { label: '更正理由', value: cause.reason },
    ];
  }
  return [
    { label: '事　　由', value: LOADED[cause.loaded], width: 'half' },
    { label: '年　　度', value: `${cause.year} 年`, width: 'half' },
    { label: '依据文件', value: cause.document },
  ];
}

/** Old and new date of one limit; a mark says which is provisional. */
function DatePair(props: {
  readonly before: CivilDate | null;
  readonly after: CivilDate | null;
  readonly wasProvisional: boolean;
  readonly isProvisional: boolean;
}) {
  const { before, after } = props;
  if (before === null && after === null) return <>—</>;
  const old = `${before ?? '未定'}${props.wasProvisional ? '＊' : ''}`;
  const now = `${after ?? '未定'}${props.isProvisional ? '＊' : ''}`;
  return (
    <>
      <span className="count">{old}</span>
      <br />
      <span className="count">{before === after ? now : <b>{now}</b>}</span>
    </>
  );
}

/** 办理期限变动清单: what a signed change of the calendar or a correction moved, case by case. */
export function DateChangeList({ data, copy }: { readonly data: DateChangeListData; readonly copy: CopyMark }) {
  return (
    <A4Frame data={data} copy={copy}>
      <FieldTable
        fields={[
          ...causeFields(data.cause),
          { label: '涉及案件', value: `${data.cases} 件`, width: 'half' },
          { label: '变动期限', value: `${data.lines.length} 项`, width: 'half' },
          ...(data.remark === null ? [] : [{ label: '说　　明', value: data.remark } as const]),
        ]}
      />
      {data.lines.length === 0 ? (
        <p className="text">没有在办案件的期限因此变动。</p>
      ) : (
        <table className="list changes">
          <thead>
            <tr>
              <th className="ordinal">序号</th>
              <th>案件、工程（场所）</th>
              <th className="result">期限</th>
              <th className="form">法定期限（原、现）</th>
              <th className="form">承诺期限（原、现）</th>
              <th className="name">载有原日期的文书</th>
            </tr>
          </thead>
          <tbody>
            {data.lines.map((line, index) => (
              <tr key={`${line.caseNumber} ${line.clockId} ${index}`}>
                <td>{index + 1}</td>
                <td>
                  {line.caseNumber}
                  <br />
                  {line.projectName}
                </td>
                <td>{clockName(line.clockId)}</td>
                <td>
                  <DatePair {...line} before={line.oldStatutory} after={line.newStatutory} />
                </td>
                <td>
                  <DatePair {...line} before={line.oldPromised} after={line.newPromised} />
                </td>
                <td>
                  {line.papers.length === 0
                    ? '无'
                    : line.papers.map(({ kind, number }) => number ?? terms.paper[kind]).join('、')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="legend">
        ＊ 表示该日期涉及尚未公布放假安排的年度，为暂定。
        {data.cause.kind === 'calendar'
          ? '已停止的期限不因本次变动改变。'
          : '已停止的期限，除更正的记录就是其起止或中止、延长的以外，不因本次变动改变。'}
      </p>
      <footer className="closing receipt-seal">
        <div className="signatures">
          <dl className="served">
            <div>
              <dt>签署人</dt>
              <dd>{data.signedBy}</dd>
            </div>
            <div>
              <dt>签署日期</dt>
              <dd>{formatLongDate(data.signedOn)}</dd>
            </div>
            <div className="receipt-line">
              <dt>签名</dt>
              <dd>
                <span className="rule" />
              </dd>
            </div>
          </dl>
        </div>
        <ContactLine office={data.office} />
      </footer>
    </A4Frame>
  );
}
