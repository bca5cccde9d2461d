import { formatLongDate } from '../../../shared/dates/civil.ts';
import type { CopyMark, OpinionData } from '../../../shared/papers/types.ts';
import { A4Frame } from '../A4Frame.tsx';
import { Alternatives } from '../parts/Alternatives.tsx';
import { CaseFields } from '../parts/CaseFields.tsx';
import { Closing, RemedyLine } from '../parts/Closing.tsx';
import type { Field } from '../parts/FieldTable.tsx';
import { Paragraphs } from '../parts/Paragraphs.tsx';
import { MATTER_LAW, MATTER_TITLE } from '../words.ts';

interface Wording {
  /** What was done to come to the conclusion. */
  readonly examination: string;
  readonly visit: string;
  readonly approved: string;
  readonly rejected: string;
  readonly problems: string;
  /** What a positive opinion reminds of. */
  readonly reminder: string;
  readonly self: string;
}

const WORDING: Readonly<Record<OpinionData['kind'], Wording>> = {
  'design-review-opinion': {
    examination: '对提交的消防设计文件进行了审查',
    visit: '现场踏勘',
    approved: '消防设计审查合格',
    rejected: '消防设计审查不合格',
    problems: '消防设计存在的主要问题',
    reminder: '任何单位和个人不得擅自修改经审查合格的消防设计文件；确需修改的，应当重新申请消防设计审查。',
    self: '本意见书',
  },
  'acceptance-opinion': {
    examination: '对提交的材料进行了审查，并进行了现场评定',
    visit: '现场评定',
    approved: '消防验收合格',
    rejected: '消防验收不合格',
    problems: '存在的主要问题',
    reminder: '依法属于公众聚集场所的，投入使用、营业前还应当申请消防安全检查。未经消防验收的部分不得投入使用。',
    self: '本意见书',
  },
  'pre-opening-opinion': {
    examination: '对提交的材料进行了审查',
    visit: '现场检查',
    approved: '同意投入使用、营业',
    rejected: '不同意投入使用、营业',
    problems: '存在的主要问题',
    reminder:
      '扩建、改建（含装修），变更用途，变更场所名称、法定代表人或者消防安全责任人的，应当重新申请消防安全检查。',
    self: '本意见书',
  },
  'pre-opening-refusal': {
    examination: '对提交的材料和场所进行了检查',
    visit: '现场检查',
    approved: '同意投入使用、营业',
    rejected: '不同意投入使用、营业',
    problems: '不同意的理由',
    reminder: '',
    self: '本决定书',
  },
};

/** 消防设计审查意见书, 消防验收意见书, 投入使用、营业前消防安全检查意见书 and 不同意投入使用、营业决定书. */
export function Opinion({ data, copy }: { readonly data: OpinionData; readonly copy: CopyMark }) {
  const wording = WORDING[data.kind];
  const commitment = data.case.path === 'commitment';
  const more: Field[] = [{ label: '受理凭证文号', value: data.case.receiptNumber ?? '—' }];
  if (data.inspectedOn !== null) {
    more.push({ label: `${wording.visit}日期`, value: formatLongDate(data.inspectedOn), width: 'half' });
    more.push({ label: `${wording.visit}人员`, value: data.inspectorNames.join('、') || '—', width: 'half' });
  }
  return (
    <A4Frame data={data} copy={copy}>
      <CaseFields case={data.case} dates="received-and-accepted" more={more} />
      <div className="text letter">
        <p className="addressee">{data.case.applicantName}：</p>
        <p>
          根据{MATTER_LAW[data.case.matter]}的规定，对你单位（个人）申请的{MATTER_TITLE[data.case.matter]}
          ，本机关{commitment ? '按照告知承诺程序审查了提交的承诺书和材料' : wording.examination}。结论为：
        </p>
        <p className="conclusion">
          <Alternatives
            chosen={data.result}
            choices={[
              ['approved', wording.approved],
              ['rejected', wording.rejected],
            ]}
          />
        </p>
        {data.findings.trim() !== '' && (
          <>
            <p className="caption">审查、检查情况：</p>
            <Paragraphs text={data.findings} />
          </>
        )}
        {data.result === 'rejected' ? (
          <>
            <p className="caption">{wording.problems}：</p>
            <Paragraphs text={data.reasons} />
            <RemedyLine paper={wording.self} />
          </>
        ) : (
          <>
            {wording.reminder !== '' && <p>{wording.reminder}</p>}
            {commitment && (
              <p>
                本机关将自本许可作出之日起二十个工作日内进行现场核查；与承诺内容不符的，依法责令改正、处罚或者撤销许可。
              </p>
            )}
          </>
        )}
      </div>
      <Closing office={data.office} issuedOn={data.issuedOn} seal="authority-seal" copy={copy} />
    </A4Frame>
  );
}
