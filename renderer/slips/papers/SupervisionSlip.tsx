import { formatLongDate } from '../../../shared/dates/civil.ts';
import type { CopyMark, SupervisionSlipData } from '../../../shared/papers/types.ts';
import { terms } from '../../locales/zh-CN/terms.ts';
import { A4Frame } from '../A4Frame.tsx';
import { ContactLine } from '../parts/Closing.tsx';
import { FieldTable } from '../parts/FieldTable.tsx';
import { Paragraphs } from '../parts/Paragraphs.tsx';
import { citationWords, clockName, limitWords, MATTER_TITLE, SUBJECT } from '../words.ts';

/** How far the limit is along, in words. */
function progress({ lamp, remaining }: Pick<SupervisionSlipData, 'lamp' | 'remaining'>): string {
  if (lamp === 'black') return '已超过法定期限';
  if (lamp === 'red') return `已超过承诺期限 ${Math.abs(remaining)} 个工作日`;
  return remaining === 0 ? '今日到期' : `距到期尚余 ${remaining} 个工作日`;
}

const FOLLOWED = {
  unacknowledged: '逾期未回复',
  'plan-passed': '计划办结日期已过，仍未办结',
  'overdue-since': '其后已超过法定期限',
} as const;

/** 催办单、督办单: which limit, how late, what is asked, and the handler's reply below. */
export function SupervisionSlip({ data, copy }: { readonly data: SupervisionSlipData; readonly copy: CopyMark }) {
  const formal = data.kind === 'supervision-slip';
  const words = SUBJECT[data.case.matter];
  // Who only missed a promise of the office's own broke no article.
  const basis = data.lamp === 'black' ? citationWords(data.statutory.basis) : '';
  return (
    <A4Frame data={data} copy={copy}>
      <FieldTable
        fields={[
          { label: '承 办 人', value: data.addressee, width: 'half' },
          { label: '签 发 人', value: data.issuedBy, width: 'half' },
          { label: '办理事项', value: MATTER_TITLE[data.case.matter] },
          { label: '受理凭证文号', value: data.case.receiptNumber ?? '—' },
          { label: words.applicant, value: data.case.applicantName },
          { label: words.name, value: data.case.projectName },
          { label: '催办环节', value: clockName(data.clockId), width: 'half' },
          { label: '起算日期', value: formatLongDate(data.start), width: 'half' },
          { label: '法定期限', value: limitWords(data.statutory) },
          ...(data.promised === null ? [] : [{ label: '承诺期限', value: limitWords(data.promised) } as const]),
          {
            label: '期限状态',
            value: (
              <b>
                {progress(data)}（{terms.lamp[data.lamp]}）
              </b>
            ),
          },
        ]}
      />
      <div className="text letter">
        <p className="addressee">{data.addressee}：</p>
        <p>
          你承办的上列案件{progress(data)}
          {basis === '' ? '' : `（依据：${basis}）`}。
          {formal
            ? '现予督办，请立即查明原因，采取措施，限期办结。'
            : '请抓紧办理，按期办结；确有困难的，说明原因和计划办结日期。'}
        </p>
        {data.follows !== null && (
          <p>
            此前已于{formatLongDate(data.follows.issuedOn)}发出{data.follows.number}，{FOLLOWED[data.follows.why]}。
          </p>
        )}
        {data.note !== null && (
          <>
            <p className="caption">{formal ? '督办意见：' : '催办意见：'}</p>
            <Paragraphs text={data.note} />
          </>
        )}
        <p>
          请于<b>{formatLongDate(data.answerBy)}</b>前（含当日）回复。逾期未回复的，
          {formal ? '报本机关负责人处理。' : '转为督办。'}
        </p>
      </div>
      <table className="fields reply">
        <colgroup>
          <col className="label" />
          <col className="value" />
          <col className="label" />
          <col className="value" />
        </colgroup>
        <tbody>
          <tr className="tall">
            <th scope="row">承办人回复</th>
            <td colSpan={3} aria-label="承办人回复" />
          </tr>
          <tr>
            <th scope="row">计划办结日期</th>
            <td>　　　　年　　月　　日</td>
            <th scope="row">签名、日期</th>
            <td aria-label="签名、日期" />
          </tr>
        </tbody>
      </table>
      <footer className="closing authority-seal">
        <div className="signatures">
          <dl className="served">
            <div>
              <dt>签发人</dt>
              <dd>{data.issuedBy}</dd>
            </div>
          </dl>
          <div className="seal">
            <p className="authority">{data.office.authority}</p>
            <p className="seal-words">（内部督办用章）</p>
            <p className="date">{formatLongDate(data.issuedOn)}</p>
          </div>
        </div>
        <ContactLine office={data.office} />
      </footer>
    </A4Frame>
  );
}
