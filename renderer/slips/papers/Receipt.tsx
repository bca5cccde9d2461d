import { formatLongDate } from '../../../shared/dates/civil.ts';
import type { CopyMark, ReceiptData } from '../../../shared/papers/types.ts';
import { A4Frame } from '../A4Frame.tsx';
import { CaseFields } from '../parts/CaseFields.tsx';
import { Closing } from '../parts/Closing.tsx';
import { MaterialTable } from '../parts/MaterialTable.tsx';
import { citationWords, dateOrBlank, limitWords, MATTER_LAW, MATTER_TITLE } from '../words.ts';

/** Why the application is accepted, in the words of 行政许可法 §32. */
function basisWords(data: ReceiptData): string {
  const received = dateOrBlank(data.case.receivedOn);
  switch (data.basis) {
    case 'complete':
      return '申请材料齐全，符合法定形式';
    case 'supplemented':
      return `申请材料已按照补正告知于${dateOrBlank(data.case.acceptedOn)}全部补正`;
    case 'tolerated':
      return '主要申请材料齐全，标注“○”的材料由申请人承诺在说明栏所列日期前补齐，予以容缺受理';
    case 'deemed':
      return `本机关自收到申请材料之日起五个工作日内未告知需要补正的内容，依法自收到申请材料之日（${received}）起即为受理`;
    case 'commitment':
      return '申请人选择告知承诺方式，已提交告知承诺书和规定材料，标注“△”的材料在现场核查时提供';
  }
}

/** 受理凭证. */
export function Receipt({ data, copy }: { readonly data: ReceiptData; readonly copy: CopyMark }) {
  const accepted = data.case.acceptedOn ?? data.issuedOn;
  const limits = [data.statutory, data.promised].filter((limit) => limit !== null);
  return (
    <A4Frame data={data} copy={copy}>
      <CaseFields
        case={data.case}
        more={[{ label: '联系电话', value: data.applicantPhone === '' ? '—' : data.applicantPhone, width: 'half' }]}
      />
      <MaterialTable materials={data.materials} />
      <div className="text">
        <p>
          你单位（个人）提出的{MATTER_TITLE[data.case.matter]}申请，经核对，{basisWords(data)}
          。根据《中华人民共和国行政许可法》第三十二条和{MATTER_LAW[data.case.matter]}
          的规定，决定自<b>{formatLongDate(accepted)}</b>起予以受理。
        </p>
      </div>
      {limits.length > 0 && (
        <div className="due">
          {data.statutory !== null && (
            <p>
              <span className="due-label">法定办理期限</span>
              <b>{limitWords(data.statutory)}</b>
            </p>
          )}
          {data.promised !== null && (
            <p>
              <span className="due-label">承诺办理期限</span>
              <b>{limitWords(data.promised)}</b>
            </p>
          )}
          <p className="due-note">
            {(data.statutory?.days ?? 1) > 0 &&
              '期限自受理的次日起以工作日计算，听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审所需时间不计入。'}
            {data.statutory !== null && `依据：${citationWords(data.statutory.basis)}。`}
            {limits.some((limit) => limit.provisional) &&
              '上列日期涉及国务院办公厅尚未公布放假安排的年份，为暂定日期，公布后如有变动另行告知。'}
          </p>
        </div>
      )}
      <Closing office={data.office} issuedOn={data.issuedOn} seal="receipt-seal" copy={copy} />
    </A4Frame>
  );
}
