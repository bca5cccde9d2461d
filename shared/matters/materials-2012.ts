import { materialLine, when } from './material-line.ts';
import type { MaterialRule, RuleSet } from './types.ts';

// Rules 4.3, R1: 公安部令106/119号 (§15, §16 review; §21 acceptance; §24 filing) and 公安部令107/120号 §8 (pre-opening).

const OWNER = '建设单位';
const OFFICE_FORM = '窗口免费领取空白表格，填写后盖章';
const OTHER_REASON = '法律、行政法规另有材料要求';
const OTHER_REASON_EN = 'A law or administrative regulation asks for more';

function otherByLaw(id: string, line: number, citation: string): MaterialRule {
  return materialLine({
    id,
    line,
    name: '法律、行政法规规定的其他材料',
    nameEn: 'Other materials required by law or administrative regulation',
    form: 'original-or-copy',
    issuedBy: '按有关规定',
    howToGet: '按有关法律、行政法规的规定准备',
    condition: when('otherByLaw', OTHER_REASON, OTHER_REASON_EN),
    citation,
  });
}

const REVIEW: readonly MaterialRule[] = [
  materialLine({
    id: 'review-application-2012',
    line: 1,
    name: '建设工程消防设计审核申报表',
    nameEn: 'Application form for fire design review',
    form: 'original',
    issuedBy: OWNER,
    howToGet: OFFICE_FORM,
    citation: '公安部令119号 §15(1)',
  }),
  materialLine({
    id: 'review-owner-identity-2012',
    line: 2,
    name: '建设单位的工商营业执照等合法身份证明文件',
    nameEn: "Business licence or other proof of the owner's identity",
    form: 'copy',
    issuedBy: '工商行政管理部门',
    howToGet: '交复印件并带原件核对',
    citation: '公安部令119号 §15(2)',
  }),
  materialLine({
    id: 'review-designer-qualification-2012',
    line: 3,
    name: '设计单位资质证明文件',
    nameEn: "Design firm's qualification",
    form: 'copy',
    issuedBy: '建设主管部门',
    howToGet: '由设计单位提供复印件并盖章',
    citation: '公安部令119号 §15(3)',
  }),
  materialLine({
    id: 'review-design-documents-2012',
    line: 4,
    name: '消防设计文件',
    nameEn: 'Fire design documents',
    form: 'original',
    issuedBy: '设计单位',
    howToGet: '由具有相应资质的设计单位编制并盖章',
    citation: '公安部令119号 §15(4)',
  }),
  materialLine({
    id: 'review-expert-file-2012',
    line: 5,
    name: '专家评审相关材料（特殊消防设计文件、境外标准中文文本等）',
    nameEn: 'Expert-review file (special design documents, Chinese text of foreign standards)',
    form: 'original',
    issuedBy: '设计单位',
    howToGet: '由设计单位编制；境外标准附中文译本',
    condition: when('specialFireDesign', '属于须经专家评审的情形', 'The design has to go to expert review'),
    citation: '公安部令119号 §16',
  }),
  materialLine({
    id: 'review-planning-permit-2012',
    line: 6,
    name: '建设工程规划许可证明文件',
    nameEn: 'Planning permit of the construction project',
    form: 'copy',
    issuedBy: '城乡规划主管部门',
    howToGet: '向城乡规划主管部门申请核发，交复印件并带原件核对',
    condition: when(
      'planningPermitRequired',
      '依法需要办理建设工程规划许可',
      'The project needs a planning permit by law',
    ),
    tolerable: true,
    citation: '公安部令119号 §15',
  }),
  materialLine({
    id: 'review-temporary-approval-2012',
    line: 7,
    name: '批准设置人员密集临时性建筑的证明文件',
    nameEn: 'Approval of the temporary crowded building',
    form: 'copy',
    issuedBy: '城乡规划主管部门',
    howToGet: '向批准临时性建筑的主管部门索取，交复印件并带原件核对',
    condition: when('temporaryBuilding', '属于人员密集的临时性建筑', 'A temporary building that is a crowded place'),
    tolerable: true,
    citation: '公安部令119号 §15',
  }),
  otherByLaw('review-other-2012', 8, '公安部令119号 §15'),
];

/** The documents of order 119 §21; a completion filing asks for the same behind its own form. */
function completionDocuments(prefix: string, formName: string, formNameEn: string): readonly MaterialRule[] {
  const citation = '公安部令119号 §21';
  return [
    materialLine({
      id: `${prefix}-form-2012`,
      line: 1,
      name: formName,
      nameEn: formNameEn,
      form: 'original',
      issuedBy: OWNER,
      howToGet: OFFICE_FORM,
      citation,
    }),
    materialLine({
      id: `${prefix}-completion-report-2012`,
      line: 2,
      name: '工程竣工验收报告和有关消防设施的工程竣工图纸',
      nameEn: 'Completion report and as-built drawings of the fire installations',
      form: 'original',
      issuedBy: '建设单位、施工单位',
      howToGet: '竣工验收后由各责任单位盖章；图纸加盖竣工图章',
      citation,
    }),
    materialLine({
      id: `${prefix}-fire-products-2012`,
      line: 3,
      name: '消防产品质量合格证明文件',
      nameEn: 'Quality certificates of the fire products',
      form: 'copy',
      issuedBy: '生产厂家、检验机构',
      howToGet: '由供货单位提供',
      citation,
    }),
    materialLine({
      id: `${prefix}-building-products-2012`,
      line: 4,
      name: '具有防火性能要求的建筑构件、建筑材料、装修材料符合标准的证明文件、出厂合格证',
      nameEn: 'Proof and factory certificates of building parts and materials with fire-performance demands',
      form: 'copy',
      issuedBy: '生产厂家、检验机构',
      howToGet: '由供货单位提供',
      citation,
    }),
    materialLine({
      id: `${prefix}-installation-test-2012`,
      line: 5,
      name: '消防设施检测合格证明文件',
      nameEn: 'Test certificate of the fire installations',
      form: 'original',
      issuedBy: '消防设施检测机构',
      howToGet: '委托具有资质的检测机构检测后出具',
      citation,
    }),
    materialLine({
      id: `${prefix}-firms-2012`,
      line: 6,
      name: '施工、工程监理、检测单位的合法身份证明和资质等级证明文件',
      nameEn: 'Identity and qualification of the construction, supervision and testing firms',
      form: 'copy',
      issuedBy: '建设主管部门等',
      howToGet: '由各单位提供复印件并盖章',
      citation,
    }),
    materialLine({
      id: `${prefix}-owner-identity-2012`,
      line: 7,
      name: '建设单位的工商营业执照等合法身份证明文件',
      nameEn: "Business licence or other proof of the owner's identity",
      form: 'copy',
      issuedBy: '工商行政管理部门',
      howToGet: '交复印件并带原件核对',
      citation,
    }),
  ];
}

const FILING_EXTRA: readonly MaterialRule[] = [
  materialLine({
    id: 'filing-construction-permit-2012',
    line: 8,
    name: '施工许可文件',
    nameEn: 'Construction permit',
    form: 'copy',
    issuedBy: '建设主管部门',
    howToGet: '交复印件并带原件核对',
    citation: '公安部令119号 §24',
  }),
  materialLine({
    id: 'filing-drawing-review-2012',
    line: 9,
    name: '施工图审查机构出具的审查合格文件',
    nameEn: 'Certificate of the drawing review',
    form: 'copy',
    issuedBy: '施工图审查机构',
    howToGet: '由施工图审查机构出具，交复印件',
    condition: when('otherByLaw', '依法需要进行施工图审查', 'The drawings have to be reviewed by law'),
    citation: '公安部令119号 §24',
  }),
];

const PRE_OPENING_CITATION = '公安部令120号 §8';
const PRE_OPENING: readonly MaterialRule[] = [
  materialLine({
    id: 'pre-opening-application-2012',
    line: 1,
    name: '消防安全检查申报表',
    nameEn: 'Application form for the fire-safety inspection',
    form: 'original',
    issuedBy: '公众聚集场所的建设单位或使用单位',
    howToGet: OFFICE_FORM,
    citation: PRE_OPENING_CITATION,
  }),
  materialLine({
    id: 'pre-opening-licence-2012',
    line: 2,
    name: '营业执照复印件或者工商行政管理机关出具的企业名称预先核准通知书',
    nameEn: 'Business licence or notice of pre-approval of the name',
    form: 'copy',
    issuedBy: '工商行政管理部门',
    howToGet: '交复印件并带原件核对',
    citation: PRE_OPENING_CITATION,
  }),
  materialLine({
    id: 'pre-opening-acceptance-2012',
    line: 3,
    name: '依法取得的建设工程消防验收或者进行竣工验收消防备案的法律文件',
    nameEn: 'Acceptance or filing document of the building or fit-out',
    form: 'copy',
    issuedBy: '公安机关消防机构',
    howToGet: '交本场所建筑或装修工程的验收意见书或备案凭证复印件',
    citation: PRE_OPENING_CITATION,
  }),
  materialLine({
    id: 'pre-opening-rules-2012',
    line: 4,
    name: '消防安全制度、灭火和应急疏散预案、场所平面布置图',
    nameEn: 'Fire-safety rules, fire-fighting and evacuation plan, floor plan',
    form: 'original-or-copy',
    issuedBy: '使用单位',
    howToGet: '由使用单位结合场所实际制定并盖章',
    citation: PRE_OPENING_CITATION,
  }),
  materialLine({
    id: 'pre-opening-training-2012',
    line: 5,
    name: '员工岗前消防安全教育培训记录和自动消防系统操作人员取得的消防行业特有工种职业资格证书',
    nameEn: "Staff training records and operators' certificates for automatic systems",
    form: 'copy',
    issuedBy: '使用单位、职业技能鉴定机构',
    howToGet: '由使用单位提供培训记录和证书复印件',
    citation: PRE_OPENING_CITATION,
  }),
  otherByLaw('pre-opening-other-2012', 6, PRE_OPENING_CITATION),
];

/** Checklists of the 2012 rule set; commitment did not exist then. */
export const MATERIALS_2012: RuleSet['materials'] = {
  'design-review': { ordinary: REVIEW },
  'completion-acceptance': {
    ordinary: [
      ...completionDocuments(
        'acceptance',
        '建设工程消防验收申报表',
        'Application form for the fire acceptance of a construction project',
      ),
      otherByLaw('acceptance-other-2012', 8, '公安部令119号 §21'),
    ],
  },
  'completion-filing': {
    ordinary: [
      ...completionDocuments(
        'filing',
        '建设工程竣工验收消防备案表',
        'Filing form for the completion of a construction project',
      ),
      ...FILING_EXTRA,
    ],
  },
  'pre-opening': { ordinary: PRE_OPENING },
};
