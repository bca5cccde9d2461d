import type { Matter, Path } from './types.ts';

/** What the guide slip (办事指南提示单) says besides materials, limits and the office's own address and hours. */
export interface MatterGuide {
  readonly matter: Matter;
  readonly path: Path;
  /** Official name of the matter as printed. */
  readonly name: string;
  readonly basis: readonly string[];
  /** Who may apply and when. */
  readonly conditions: readonly string[];
  /** 行政许可法 §58: no fee. */
  readonly fee: string;
  readonly steps: readonly string[];
  readonly channels: readonly string[];
  /** Paper that ends the procedure. */
  readonly resultPaper: string;
  /** What applicants most often overlook. */
  readonly reminders: readonly string[];
}

const NO_FEE = '不收费';
const CHANNELS = ['窗口办理（可预约）', '政务服务网网上申请'] as const;
const ONE_SHOT = '材料不齐的，窗口一次性书面告知需要补正的全部内容；逾期不告知的，自收到材料之日起即为受理。';

/** Guides of the 2020 rule set; one per matter and path. */
export const GUIDES_2020: readonly MatterGuide[] = [
  {
    matter: 'design-review',
    path: 'ordinary',
    name: '特殊建设工程消防设计审查',
    basis: ['消防法 §11', '住建部令51号 §14-§22'],
    conditions: ['属于特殊建设工程（住建部令51号 §14）', '由建设单位在施工前申请', '设计文件由具有相应资质的单位编制'],
    fee: NO_FEE,
    steps: ['申请', '收件并核对材料', '受理（出具受理凭证）', '技术审查', '决定（出具审查意见书）', '送达'],
    channels: CHANNELS,
    resultPaper: '特殊建设工程消防设计审查意见书',
    reminders: [
      ONE_SHOT,
      '审查合格后修改消防设计的，应当重新申请审查。',
      '特殊消防设计须经专家评审，评审时间不计入审查期限。',
    ],
  },
  {
    matter: 'completion-acceptance',
    path: 'ordinary',
    name: '特殊建设工程消防验收',
    basis: ['消防法 §13', '住建部令51号 §26-§31'],
    conditions: ['已取得消防设计审查合格意见', '工程竣工并由建设单位组织完成消防查验', '由建设单位申请'],
    fee: NO_FEE,
    steps: ['申请', '收件并核对材料', '受理（出具受理凭证）', '现场评定', '决定（出具验收意见书）', '送达'],
    channels: CHANNELS,
    resultPaper: '特殊建设工程消防验收意见书',
    reminders: [
      ONE_SHOT,
      '申请表中的建设单位、工程名称、地址、面积和使用性质应当与设计审查意见书一致。',
      '未经消防验收或者验收不合格的，禁止投入使用。',
    ],
  },
  {
    matter: 'completion-filing',
    path: 'ordinary',
    name: '其他建设工程消防验收备案',
    basis: ['消防法 §13', '住建部令51号 §34-§40'],
    conditions: ['特殊建设工程以外、需要进行消防设计的建设工程', '自竣工验收合格之日起五个工作日内由建设单位备案'],
    fee: NO_FEE,
    steps: [
      '提交备案表和材料',
      '收件并核对材料',
      '出具备案凭证',
      '公开抽取检查对象',
      '被抽中的进行现场检查',
      '告知检查结果',
    ],
    channels: CHANNELS,
    resultPaper: '建设工程消防验收备案凭证',
    reminders: ['被抽中且检查不合格的，应当停止使用，整改后申请复查。', '逾期未备案的，责令改正并可处罚款。'],
  },
  {
    matter: 'completion-filing',
    path: 'commitment',
    name: '其他建设工程消防验收备案（告知承诺）',
    basis: ['消防法 §13', '住建部令51号（58号修正）'],
    conditions: ['属于当地规定的一般项目', '建设单位自愿作出承诺', '自竣工验收合格之日起五个工作日内备案'],
    fee: NO_FEE,
    steps: [
      '阅读告知事项并签署承诺书',
      '收件并核对材料',
      '出具备案凭证',
      '公开抽取检查对象',
      '被抽中的进行现场检查',
      '告知检查结果',
    ],
    channels: CHANNELS,
    resultPaper: '建设工程消防验收备案凭证',
    reminders: ['改变使用性质、增加面积、高度或者层数等情形不适用告知承诺。', '承诺不实的，依法承担责任。'],
  },
  {
    matter: 'pre-opening',
    path: 'ordinary',
    name: '公众聚集场所投入使用、营业前消防安全检查',
    basis: ['消防法 §15', '应急〔2021〕34号'],
    conditions: ['属于公众聚集场所（消防法 §73）', '在投入使用、营业前由使用或经营单位申请'],
    fee: NO_FEE,
    steps: ['申请', '收件并核对材料', '受理（出具受理凭证）', '现场消防安全检查', '决定（出具检查意见书）', '送达'],
    channels: CHANNELS,
    resultPaper: '公众聚集场所投入使用、营业前消防安全检查意见书',
    reminders: [ONE_SHOT, '场所名称、法定代表人、消防安全责任人变更或者改建、扩建、变更用途的，应当重新申请。'],
  },
  {
    matter: 'pre-opening',
    path: 'commitment',
    name: '公众聚集场所投入使用、营业前消防安全检查（告知承诺）',
    basis: ['消防法 §15', '应急〔2021〕34号'],
    conditions: ['属于公众聚集场所（消防法 §73）', '场所已符合消防安全条件并自愿作出承诺', '在投入使用、营业前申请'],
    fee: NO_FEE,
    steps: [
      '阅读告知事项并签署承诺书',
      '收件并核对材料',
      '当场作出许可（网上申请一个工作日）',
      '送达',
      '许可后二十个工作日内现场核查',
    ],
    channels: CHANNELS,
    resultPaper: '公众聚集场所投入使用、营业前消防安全检查意见书',
    reminders: ['消防安全制度、预案和平面图可以在现场核查时提供。', '与承诺不符且逾期不改正的，依法撤销许可并处罚款。'],
  },
];

/** The guide of a matter; null where the matter does not offer this path. */
export function guideOf(matter: Matter, path: Path): MatterGuide | null {
  return GUIDES_2020.find((guide) => guide.matter === matter && guide.path === path) ?? null;
}
