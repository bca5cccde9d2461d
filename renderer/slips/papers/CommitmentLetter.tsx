import type { CommitmentLetterData, CopyMark } from '../../../shared/papers/types.ts';
import { A4Frame } from '../A4Frame.tsx';
import { CaseFields } from '../parts/CaseFields.tsx';
import { ContactLine } from '../parts/Closing.tsx';
import { MaterialTable } from '../parts/MaterialTable.tsx';

const PROMISES: readonly string[] = [
  '已经认真学习消防法律、法规、规章和消防技术标准，知晓消防救援机构告知的全部内容。',
  '所填写的信息和提交的材料真实、合法、有效。',
  '本场所所在建筑已经依法取得相应的消防手续，场所的使用性质与建筑的使用性质相符。',
  '本场所符合公众聚集场所投入使用、营业前消防安全检查的标准和条件，消防设施、器材完好有效，疏散通道、安全出口畅通，消防安全制度和责任已经落实，从业人员已经接受消防安全培训。',
  '在消防救援机构现场核查时提供规定的材料，法定代表人（主要负责人）到场配合。',
  '自愿承担不实承诺、违反承诺的法律责任和由此造成的损失。以上承诺是申请人的真实意思表示。',
];

/** 告知承诺书: what the rescue organ notifies of, what the applicant promises, and the signatures. */
export function CommitmentLetter({ data, copy }: { readonly data: CommitmentLetterData; readonly copy: CopyMark }) {
  return (
    <A4Frame data={data} copy={copy}>
      <CaseFields case={data.case} />
      <div className="text">
        <h2>一、消防救援机构告知事项</h2>
        <p>（一）办理依据：《中华人民共和国消防法》第十五条、第五十八条。</p>
        <p>
          （二）办理方式：申请人可以选择告知承诺方式或者一般程序。选择告知承诺方式并提交本承诺书和规定材料的，当场作出许可决定；通过网上提交的，自收到之日起一个工作日内作出决定。
        </p>
        <p>（三）现场核查：自作出许可决定之日起二十个工作日内进行核查，法定代表人（主要负责人）应当到场。</p>
        <p>
          （四）法律责任：经核查与承诺内容不符的，责令限期改正并处三万元以上三十万元以下罚款；逾期不改正或者整改后仍达不到要求的，依法撤销许可。
        </p>
        <p>（五）应当提交或者在核查时提供的材料：</p>
      </div>
      <MaterialTable materials={data.materials} />
      <div className="text">
        <h2>二、申请人承诺事项</h2>
        <p className="lead">申请人就上列场所投入使用、营业，作出下列承诺：</p>
        <ol className="promises">
          {PROMISES.map((promise) => (
            <li key={promise}>{promise}</li>
          ))}
        </ol>
      </div>
      <footer className="closing promise-closing">
        <dl className="sign-lines">
          <div>
            <dt>法定代表人（主要负责人）签名</dt>
            <dd>
              <span className="rule" />
            </dd>
          </div>
          <div>
            <dt>申请人（印章）</dt>
            <dd>
              <span className="rule" />
            </dd>
          </div>
          <div>
            <dt>日期</dt>
            <dd>　　　　年　　月　　日</dd>
          </div>
        </dl>
        <ContactLine office={data.office} />
      </footer>
    </A4Frame>
  );
}
