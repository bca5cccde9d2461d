import { materialLine, when } from './material-line.ts';
import type { MaterialRule, RuleSet } from './types.ts';

// Rules 4.3: 住建部令51号 §16, §17 (review), §28 (acceptance), §34 (filing); 应急〔2021〕34号 (pre-opening).

const OWNER = '建设单位';
const OFFICE_FORM = '窗口免费领取空白表格，或在政务服务网下载，填写后盖章';

const REVIEW: readonly MaterialRule[] = [
  materialLine({
    id: 'review-application',
    line: 1,
    name: '特殊建设工程消防设计审查申请表',
    nameEn: 'Application form for fire design review of a special construction project',
    form: 'original',
    issuedBy: OWNER,
    howToGet: OFFICE_FORM,
    citation: '住建部令51号 §16(1)',
  }),
  materialLine({
    id: 'review-design-documents',
    line: 2,
    name: '消防设计文件',
    nameEn: 'Fire design documents',
    form: 'original',
    issuedBy: '设计单位',
    howToGet: '由具有相应资质的设计单位编制，加盖设计单位印章和注册人员执业章',
    citation: '住建部令51号 §16(2)',
  }),
  materialLine({
    id: 'review-planning-permit',
    line: 3,
    name: '建设工程规划许可文件',
    nameEn: 'Planning permit of the construction project',
    form: 'copy',
    issuedBy: '自然资源（规划）主管部门',
    howToGet: '向自然资源（规划）主管部门申请核发，交复印件并带原件核对',
    condition: when(
      'planningPermitRequired',
      '依法需要办理建设工程规划许可',
      'The project needs a planning permit by law',
    ),
    tolerable: true,
    citation: '住建部令51号 §16(3)',
  }),
  materialLine({
    id: 'review-temporary-approval',
    line: 4,
    name: '批准建设临时性建筑的文件',
    nameEn: 'Approval of the temporary building',
    form: 'copy',
    issuedBy: '自然资源（规划）主管部门',
    howToGet: '向批准临时性建筑的主管部门索取，交复印件并带原件核对',
    condition: when('temporaryBuilding', '依法需要批准的临时性建筑', 'A temporary building that needs approval by law'),
    tolerable: true,
    citation: '住建部令51号 §16(4)',
  }),
  materialLine({
    id: 'review-special-design',
    line: 5,
    name: '特殊消防设计技术资料（特殊消防设计文件、所用国际或境外标准的中文文本、应用实例或产品说明）',
    nameEn:
      'Special fire design data (special design documents, Chinese text of the foreign standards used, application examples or product descriptions)',
    form: 'original',
    issuedBy: '设计单位',
    howToGet: '由设计单位编制；境外标准附中文译本，新技术附应用实例或产品说明',
    condition: when(
      'specialFireDesign',
      '采用特殊消防设计，须经专家评审',
      'Special fire design, which goes to expert review',
    ),
    citation: '住建部令51号 §17',
  }),
];

const ACCEPTANCE: readonly MaterialRule[] = [
  materialLine({
    id: 'acceptance-application',
    line: 1,
    name: '特殊建设工程消防验收申请表',
    nameEn: 'Application form for fire acceptance of a special construction project',
    form: 'original',
    issuedBy: OWNER,
    howToGet: OFFICE_FORM,
    citation: '住建部令51号 §28(1)',
  }),
  materialLine({
    id: 'acceptance-completion-report',
    line: 2,
    name: '工程竣工验收报告',
    nameEn: 'Completion report of the works',
    form: 'original',
    issuedBy: '建设单位（设计、施工、监理等单位共同盖章）',
    howToGet: '建设单位组织竣工验收并完成消防查验后编制，各责任单位盖章',
    citation: '住建部令51号 §28(2)',
  }),
  materialLine({
    id: 'acceptance-as-built-drawings',
    line: 3,
    name: '涉及消防的建设工程竣工图纸',
    nameEn: 'As-built drawings concerning fire protection',
    form: 'original',
    issuedBy: '施工单位',
    howToGet: '由施工单位编制并加盖竣工图章，经监理单位签章',
    citation: '住建部令51号 §28(3)',
  }),
];

const FILING_FORM = materialLine({
  id: 'filing-form',
  line: 1,
  name: '建设工程消防验收备案表',
  nameEn: 'Filing form for the fire acceptance of a construction project',
  form: 'original',
  issuedBy: OWNER,
  howToGet: OFFICE_FORM,
  citation: '住建部令51号 §34(1)',
});

const FILING: readonly MaterialRule[] = [
  FILING_FORM,
  materialLine({
    id: 'filing-completion-report',
    line: 2,
    name: '工程竣工验收报告',
    nameEn: 'Completion report of the works',
    form: 'original',
    issuedBy: '建设单位（设计、施工、监理等单位共同盖章）',
    howToGet: '建设单位组织竣工验收并完成消防查验后编制，各责任单位盖章',
    citation: '住建部令51号 §34(2)',
  }),
  materialLine({
    id: 'filing-as-built-drawings',
    line: 3,
    name: '涉及消防的建设工程竣工图纸',
    nameEn: 'As-built drawings concerning fire protection',
    form: 'original',
    issuedBy: '施工单位',
    howToGet: '由施工单位编制并加盖竣工图章，经监理单位签章',
    citation: '住建部令51号 §34(3)',
  }),
];

const FILING_BY_COMMITMENT: readonly MaterialRule[] = [
  FILING_FORM,
  materialLine({
    id: 'filing-commitment-letter',
    line: 2,
    name: '建设工程消防验收备案告知承诺书',
    nameEn: 'Commitment letter for the filing',
    form: 'original',
    issuedBy: OWNER,
    howToGet: '窗口免费领取，阅读告知事项后由建设单位签字盖章',
    citation: '住建部令51号（58号修正）',
  }),
];

interface PreOpeningForm {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly howToGet: string;
}

/** Both ways of the pre-opening inspection ask for the same lines 2-5; by commitment lines 3 and 4 may wait. */
function preOpening(first: PreOpeningForm, laterLines: 'at-application' | 'at-verification'): readonly MaterialRule[] {
  const deferrable = laterLines === 'at-verification';
  const citation = '消防法 §15；应急〔2021〕34号';
  return [
    materialLine({ ...first, line: 1, form: 'original', issuedBy: '公众聚集场所的使用或经营单位', citation }),
    materialLine({
      id: 'pre-opening-licence',
      line: 2,
      name: '营业执照',
      nameEn: 'Business licence',
      form: 'copy',
      issuedBy: '市场监督管理部门',
      howToGet: '向市场监督管理部门申请核发；可出示电子营业执照',
      tolerable: !deferrable,
      citation,
    }),
    materialLine({
      id: 'pre-opening-rules',
      line: 3,
      name: '消防安全制度、灭火和应急疏散预案',
      nameEn: 'Fire-safety rules, fire-fighting and evacuation plan',
      form: 'original-or-copy',
      issuedBy: '使用或经营单位',
      howToGet: '由使用或经营单位结合场所实际制定并盖章',
      deferrable,
      citation,
    }),
    materialLine({
      id: 'pre-opening-floor-plan',
      line: 4,
      name: '场所平面布置图、场所消防设施平面图',
      nameEn: 'Floor plan and plan of the fire installations',
      form: 'original-or-copy',
      issuedBy: '使用或经营单位',
      howToGet: '由设计或装修施工单位绘制，标明疏散出口和消防设施',
      deferrable,
      citation,
    }),
    materialLine({
      id: 'pre-opening-other',
      line: 5,
      name: '法律、行政法规规定的其他材料',
      nameEn: 'Other materials required by law or administrative regulation',
      form: 'original-or-copy',
      issuedBy: '按有关规定',
      howToGet: '按有关法律、行政法规的规定准备',
      condition: when(
        'otherByLaw',
        '法律、行政法规对该场所另有材料要求',
        'A law or administrative regulation asks for more for this kind of place',
      ),
      citation,
    }),
  ];
}

/** Checklists of the 2020 rule set. */
export const MATERIALS_2020: RuleSet['materials'] = {
  'design-review': { ordinary: REVIEW },
  'completion-acceptance': { ordinary: ACCEPTANCE },
  'completion-filing': { ordinary: FILING, commitment: FILING_BY_COMMITMENT },
  'pre-opening': {
    ordinary: preOpening(
      {
        id: 'pre-opening-application',
        name: '消防安全检查申报表',
        nameEn: 'Application form for the fire-safety inspection',
        howToGet: OFFICE_FORM,
      },
      'at-application',
    ),
    commitment: preOpening(
      {
        id: 'pre-opening-commitment-letter',
        name: '公众聚集场所投入使用、营业消防安全告知承诺书（含基本信息登记表）',
        nameEn: 'Commitment letter for opening a public gathering place, with the registration form',
        howToGet: '窗口免费领取，阅读告知事项后由法定代表人或主要负责人签字盖章',
      },
      'at-verification',
    ),
  },
};
