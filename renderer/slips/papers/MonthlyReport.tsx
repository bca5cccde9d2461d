import { formatLongDate } from '../../../shared/dates/civil.ts';
import { MATTERS } from '../../../shared/matters/types.ts';
import type { CopyMark, MonthlyReportData } from '../../../shared/papers/types.ts';
import { A4Frame } from '../A4Frame.tsx';
import {
  figureName,
  figureText,
  MATTER_COLUMN,
  matterLines,
  matterName,
  monthInWords,
  REPORT_WORDS,
  unitName,
} from '../monthly-report-words.ts';

/** 业务月报: what the office did in a month, per matter and as a whole, and what was entered late for earlier months. */
export function MonthlyReport({ data, copy }: { readonly data: MonthlyReportData; readonly copy: CopyMark }) {
  return (
    <A4Frame data={data} copy={copy}>
      {data.state === 'draft' && <p className="draft">{REPORT_WORDS.draft}</p>}
      <p className="report-span">
        <span>
          {REPORT_WORDS.span}：{formatLongDate(data.from)}至{formatLongDate(data.through)}
        </span>
        <span>
          {REPORT_WORDS.countedOn}：{formatLongDate(data.countedOn)}
        </span>
      </p>
      <h2>{REPORT_WORDS.part.matters}</h2>
      <MatterTable data={data} />
      <h2>{REPORT_WORDS.part.office}</h2>
      <OfficeTable data={data} />
      <h2>{REPORT_WORDS.part.adjustments}</h2>
      <AdjustmentTable data={data} />
      <p className="legend">{REPORT_WORDS.legend}</p>
      <footer className="closing authority-seal">
        <div className="signatures">
          <dl className="served">
            {[
              [REPORT_WORDS.filler, data.closedBy ?? ''],
              [REPORT_WORDS.reviewer, ''],
              [REPORT_WORDS.head, ''],
            ].map(([label, name]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{name === '' ? <span className="rule" /> : name}</dd>
              </div>
            ))}
          </dl>
          <div className="seal">
            <p className="authority">{data.office.authority}</p>
            <p className="seal-words">（单位印章）</p>
            <p className="date">{formatLongDate(data.issuedOn)}</p>
          </div>
        </div>
        {data.state === 'closed' && (
          <p className="contact report-hash">
            {REPORT_WORDS.hash}（SHA-256）：{data.hash}
          </p>
        )}
      </footer>
    </A4Frame>
  );
}

function MatterTable({ data }: { readonly data: MonthlyReportData }) {
  return (
    <table className="list report">
      <thead>
        <tr>
          <th className="name">{REPORT_WORDS.figure}</th>
          <th className="unit">{REPORT_WORDS.unit}</th>
          {MATTERS.map((matter) => (
            <th key={matter}>{MATTER_COLUMN[matter]}</th>
          ))}
          <th>{REPORT_WORDS.total}</th>
        </tr>
      </thead>
      <tbody>
        {matterLines(data).map(({ figure, values, total }) => (
          <tr key={figure}>
            <th scope="row">{figureName(figure)}</th>
            <td>{unitName(figure)}</td>
            {values.map((value, index) => (
              <td key={MATTERS[index]} className="figure">
                {figureText(figure, value)}
              </td>
            ))}
            <td className="figure">
              <b>{figureText(figure, total)}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Two figures a row. */
function OfficeTable({ data }: { readonly data: MonthlyReportData }) {
  const half = Math.ceil(data.officeFigures.length / 2);
  const rows = data.officeFigures
    .slice(0, half)
    .map((left, index) => [left, data.officeFigures[half + index]] as const);
  return (
    <table className="list report office">
      <thead>
        <tr>
          {['left', 'right'].flatMap((side) => [
            <th key={`${side} name`} className="name">
              {REPORT_WORDS.figure}
            </th>,
            <th key={`${side} unit`} className="unit">
              {REPORT_WORDS.unit}
            </th>,
            <th key={`${side} value`}>{REPORT_WORDS.value}</th>,
          ])}
        </tr>
      </thead>
      <tbody>
        {rows.map((pair) => (
          <tr key={pair[0].figure}>
            {pair.flatMap((one, index) =>
              one === undefined
                ? [<td key={`${index} blank`} colSpan={3} aria-label={REPORT_WORDS.none} />]
                : [
                    <th key={one.figure} scope="row">
                      {figureName(one.figure)}
                    </th>,
                    <td key={`${one.figure} unit`}>{unitName(one.figure)}</td>,
                    <td key={`${one.figure} value`} className="figure">
                      {figureText(one.figure, one.value)}
                    </td>,
                  ],
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AdjustmentTable({ data }: { readonly data: MonthlyReportData }) {
  if (data.adjustments.length === 0) return <p className="text">{REPORT_WORDS.noAdjustments}</p>;
  return (
    <table className="list report adjustments">
      <thead>
        <tr>
          <th>{REPORT_WORDS.month}</th>
          <th className="name">{REPORT_WORDS.figure}</th>
          <th>{REPORT_WORDS.matter}</th>
          <th>{REPORT_WORDS.old}</th>
          <th>{REPORT_WORDS.now}</th>
          <th>{REPORT_WORDS.records}</th>
        </tr>
      </thead>
      <tbody>
        {data.adjustments.map((line) => (
          <tr key={`${line.month} ${line.figure} ${line.matter ?? ''}`}>
            <td>{monthInWords(line.month)}</td>
            <th scope="row">{figureName(line.figure)}</th>
            <td>{matterName(line.matter)}</td>
            <td className="figure">{figureText(line.figure, line.old)}</td>
            <td className="figure">{figureText(line.figure, line.now)}</td>
            <td className="figure">{line.records}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
