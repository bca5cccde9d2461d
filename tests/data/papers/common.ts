import type { PaperCase, PaperMaterialLine, PaperOffice } from '../../../shared/papers/types.ts';

/** A district that does not exist; nobody in here is real. */
export const CONSTRUCTION_OFFICE: PaperOffice = {
  officeName: '滨河区政务服务中心消防审批服务窗口',
  authority: '滨河区住房和城乡建设局',
  authorityShort: '滨住建',
  address: '滨河区迎宾路 1 号政务服务中心二楼 B 区',
  phone: '0000-1000001',
  supervisionPhone: '0000-1000009',
  hours: '工作日 8:30—12:00，14:00—17:30；周六 9:00—12:00（仅收件、咨询）',
  counterName: '消防 2 号窗口',
  handlerName: '窗口甲',
};

export const RESCUE_OFFICE: PaperOffice = {
  ...CONSTRUCTION_OFFICE,
  authority: '滨河区消防救援大队',
  authorityShort: '滨',
  phone: '0000-1000002',
  counterName: '消防 3 号窗口',
};

export const HOTEL: PaperCase = {
  matter: 'design-review',
  path: 'ordinary',
  applicantName: '滨河大酒店有限公司',
  projectName: '滨河大酒店室内装修改造工程',
  address: '滨河区滨河东路 88 号',
  use: 'hotel',
  floorArea: 12400,
  storeysAbove: 9,
  storeysBelow: 1,
  height: 38.6,
  receivedOn: '2026-09-18',
  acceptedOn: '2026-09-18',
  receiptNumber: '滨住建消审受字〔2026〕第0001号',
};

export const HOSPITAL: PaperCase = {
  matter: 'completion-acceptance',
  path: 'ordinary',
  applicantName: '滨河康宁医院',
  projectName: '康宁医院病房楼',
  address: '滨河区健康路 12 号',
  use: 'hospital-ward',
  floorArea: 3100,
  storeysAbove: 5,
  storeysBelow: 0,
  height: 21.3,
  receivedOn: '2026-09-21',
  acceptedOn: null,
  receiptNumber: null,
};

export const WORKSHOP: PaperCase = {
  matter: 'completion-filing',
  path: 'ordinary',
  applicantName: '滨河区宏图包装材料有限责任公司',
  projectName: '宏图包装二期厂房（丙类）及附属办公用房新建工程',
  address: '滨河区工业园区创业三路 6 号',
  use: 'factory',
  floorArea: 1980.5,
  storeysAbove: 2,
  storeysBelow: null,
  height: 11,
  receivedOn: '2026-09-22',
  acceptedOn: null,
  receiptNumber: null,
};

export const KARAOKE: PaperCase = {
  matter: 'pre-opening',
  path: 'commitment',
  applicantName: '滨河区星光娱乐服务部',
  projectName: '星光KTV',
  address: '滨河区文化广场北侧商业楼二层 201—208 室',
  use: 'karaoke',
  floorArea: 460,
  storeysAbove: 1,
  storeysBelow: null,
  height: null,
  receivedOn: '2026-09-21',
  acceptedOn: '2026-09-21',
  receiptNumber: '滨消检受字〔2026〕第0001号',
};

/** Longer than anything a counter sees in a year, to try the breaking of lines and pages. */
export const TOWER: PaperCase = {
  matter: 'design-review',
  path: 'ordinary',
  applicantName: '滨河新区中央商务区开发建设投资（集团）有限公司、滨河新区轨道交通上盖物业联合开发有限责任公司',
  projectName:
    '滨河新区中央商务区核心区 A-07、A-08 地块超高层综合体（含酒店、办公、商业、观光厅及地下五层车库）新建工程',
  address: '滨河新区金融大道与环湖北路交叉口东北侧 A-07、A-08 地块（原滨河机械厂旧址）',
  use: 'other-public',
  floorArea: 286543.21,
  storeysAbove: 58,
  storeysBelow: 5,
  height: 262,
  receivedOn: '2026-09-24',
  acceptedOn: '2026-09-24',
  receiptNumber: '滨住建消审受字〔2026〕第0003号',
};

export const REVIEW_MATERIALS: readonly PaperMaterialLine[] = [
  {
    line: 1,
    name: '特殊建设工程消防设计审查申请表',
    form: 'original',
    copies: 1,
    mark: 'received',
    note: '',
  },
  { line: 2, name: '消防设计文件', form: 'original', copies: 1, mark: 'received', note: '共 3 册' },
  { line: 3, name: '建设工程规划许可文件', form: 'copy', copies: 1, mark: 'received', note: '' },
  {
    line: 4,
    name: '临时性建筑批准文件',
    form: 'copy',
    copies: 1,
    mark: 'not-applicable',
    note: '不是临时性建筑',
  },
  {
    line: 5,
    name: '特殊消防设计技术资料（特殊消防设计文件、所用国际或境外标准的中文文本、应用实例或产品说明）',
    form: 'original',
    copies: 1,
    mark: 'not-applicable',
    note: '未采用特殊消防设计',
  },
];

export const ACCEPTANCE_MATERIALS: readonly PaperMaterialLine[] = [
  { line: 1, name: '特殊建设工程消防验收申请表', form: 'original', copies: 1, mark: 'received', note: '' },
  {
    line: 2,
    name: '工程竣工验收报告',
    form: 'original',
    copies: 1,
    mark: 'defective',
    note: '监理单位未盖章',
  },
  { line: 3, name: '涉及消防的建设工程竣工图纸', form: 'original', copies: 1, mark: 'missing', note: '' },
];

export const FILING_MATERIALS: readonly PaperMaterialLine[] = [
  { line: 1, name: '建设工程消防验收备案表', form: 'original', copies: 1, mark: 'received', note: '' },
  { line: 2, name: '工程竣工验收报告', form: 'original', copies: 1, mark: 'received', note: '当场更正项目负责人签名' },
  { line: 3, name: '涉及消防的建设工程竣工图纸', form: 'original', copies: 1, mark: 'received', note: '' },
];

export const OPENING_MATERIALS: readonly PaperMaterialLine[] = [
  {
    line: 1,
    name: '公众聚集场所投入使用、营业消防安全告知承诺书',
    form: 'original',
    copies: 1,
    mark: 'received',
    note: '',
  },
  { line: 2, name: '营业执照', form: 'copy', copies: 1, mark: 'received', note: '' },
  {
    line: 3,
    name: '消防安全制度、灭火和应急疏散预案',
    form: 'copy',
    copies: 1,
    mark: 'deferred',
    note: '现场核查时提供',
  },
  {
    line: 4,
    name: '场所平面布置图、消防设施平面图',
    form: 'original-or-copy',
    copies: 1,
    mark: 'deferred',
    note: '现场核查时提供',
  },
  {
    line: 5,
    name: '法律、行政法规规定的其他材料',
    form: 'original-or-copy',
    copies: 1,
    mark: 'not-applicable',
    note: '本场所无此要求',
  },
];

/** Forty lines of made-up annexes, so that the table runs over pages. */
export const MANY_MATERIALS: readonly PaperMaterialLine[] = [
  ...REVIEW_MATERIALS.slice(0, 3),
  ...Array.from({ length: 37 }, (_, index): PaperMaterialLine => {
    const line = index + 4;
    const mark = line % 11 === 0 ? 'tolerated' : line % 7 === 0 ? 'not-applicable' : 'received';
    return {
      line,
      name: `特殊消防设计专项论证附件（${index + 1}）${line % 5 === 0 ? '：国际标准中文译本、实体试验报告及同类工程应用实例汇编' : ''}`,
      form: line % 3 === 0 ? 'copy' : 'original',
      copies: (index % 3) + 1,
      mark,
      note: mark === 'tolerated' ? '承诺 2026年10月9日前补齐' : mark === 'not-applicable' ? '本项目不涉及' : '',
    };
  }),
];
