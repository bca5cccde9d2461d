import type { Use } from '../../../shared/determination/types.ts';
import type { ServiceKind } from '../../../shared/statistics/services.ts';

/** Word lists from which the demo office's names are put together; nobody and nothing is meant by them. */

export const CITY = '滨城市';
export const DISTRICTS = ['江北区', '东城区', '老城区', '城南区', '高新区', '临港区'] as const;

const FIRST = Array.from(
  '滨云星康盛恒瑞嘉鑫泰宏润华锦祥和安庆隆悦晨朗景盈达凯博远诚信汇通福禄寿昌荣茂丰沃森林海川江河湖岳峰岭',
);
const SECOND = Array.from(
  '都城源泽宇辰阳光明月来兴旺发展腾飞翔鸿图伟业基石桥港湾洲洋波涛韵雅致美好优品尚佳和谐宁静逸轩庭院阁楼台',
);
export const NAME_FIRST: readonly string[] = FIRST;
export const NAME_SECOND: readonly string[] = SECOND;

export const TRADES = [
  '置业',
  '房地产开发',
  '建设开发',
  '商业管理',
  '酒店管理',
  '餐饮管理',
  '文化传媒',
  '影视文化',
  '健身服务',
  '教育科技',
  '医疗管理',
  '养老服务',
  '仓储物流',
  '机械制造',
  '电子科技',
  '食品',
  '纺织',
  '化工',
  '新能源',
  '生物制药',
  '家居',
  '百货',
  '超市连锁',
  '汽车销售',
  '物业服务',
  '娱乐',
  '休闲会所',
  '网络科技',
  '装饰工程',
  '旅游开发',
] as const;
export const FORMS = ['有限公司', '有限责任公司', '股份有限公司', '集团有限公司', '有限公司滨城分公司'] as const;

export const STREETS = [
  '滨河',
  '书城',
  '康宁',
  '星光',
  '建设',
  '人民',
  '解放',
  '和平',
  '光明',
  '长江',
  '黄河',
  '文化',
  '体育场',
  '火车站',
  '码头',
  '工业',
  '科技',
  '学府',
  '园林',
  '迎宾',
  '朝阳',
  '新华',
  '东风',
  '胜利',
  '友谊',
  '幸福',
  '团结',
  '青年',
  '劳动',
  '振兴',
] as const;
export const STREET_KINDS = ['路', '街', '大道', '东路', '西路', '南街', '北街', '巷'] as const;

export const SURNAMES = Array.from('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻苏潘葛范彭');
export const GIVEN = Array.from('一二三四五六七八九十甲乙丙丁戊己庚辛');

/** What a building is for, as its project is named, with the floor areas usual for it in m². */
export interface Building {
  readonly use: Use;
  readonly noun: string;
  readonly area: readonly [number, number];
}

export const LARGE_BUILDINGS: readonly Building[] = [
  { use: 'hotel', noun: '大酒店', area: [10_500, 60_000] },
  { use: 'shopping-mall', noun: '购物中心', area: [12_000, 150_000] },
  { use: 'market', noun: '农贸批发市场', area: [10_500, 40_000] },
  { use: 'theatre', noun: '影剧院', area: [2_600, 9_000] },
  { use: 'hospital-outpatient', noun: '医院门诊楼', area: [2_600, 30_000] },
  { use: 'hospital-ward', noun: '医院住院楼', area: [1_200, 40_000] },
  { use: 'school-building', noun: '学校教学楼', area: [1_200, 20_000] },
  { use: 'nursery', noun: '幼儿园', area: [1_100, 6_000] },
  { use: 'elderly-home', noun: '养老院', area: [1_100, 12_000] },
  { use: 'karaoke', noun: '量贩KTV', area: [520, 3_000] },
  { use: 'indoor-fitness', noun: '健身中心', area: [2_600, 8_000] },
  { use: 'labour-intensive-workshop', noun: '生产车间', area: [2_600, 30_000] },
  { use: 'hazardous-storage', noun: '危险品库房', area: [300, 5_000] },
  { use: 'fuel-supply-station', noun: '加油站', area: [200, 1_500] },
  { use: 'state-office', noun: '办公大楼', area: [3_000, 40_000] },
  { use: 'other-public', noun: '综合楼', area: [41_000, 120_000] },
];

export const SMALL_BUILDINGS: readonly Building[] = [
  { use: 'office', noun: '办公楼', area: [800, 9_000] },
  { use: 'factory', noun: '厂房', area: [1_000, 12_000] },
  { use: 'warehouse', noun: '仓库', area: [800, 10_000] },
  { use: 'residential', noun: '住宅楼', area: [2_000, 18_000] },
  { use: 'restaurant', noun: '餐厅装修工程', area: [200, 3_000] },
  { use: 'shopping-mall', noun: '超市装修工程', area: [400, 6_000] },
  { use: 'hotel', noun: '宾馆改造工程', area: [600, 8_000] },
];

export const VENUES: readonly Building[] = [
  { use: 'karaoke', noun: 'KTV', area: [120, 2_500] },
  { use: 'internet-cafe', noun: '网吧', area: [120, 900] },
  { use: 'bar', noun: '酒吧', area: [100, 800] },
  { use: 'sauna', noun: '洗浴中心', area: [300, 4_000] },
  { use: 'restaurant', noun: '酒家', area: [220, 4_000] },
  { use: 'hotel', noun: '宾馆', area: [500, 12_000] },
  { use: 'shopping-mall', noun: '商场', area: [500, 30_000] },
  { use: 'theatre', noun: '影城', area: [600, 6_000] },
  { use: 'indoor-fitness', noun: '健身馆', area: [300, 3_000] },
  { use: 'arcade', noun: '电玩城', area: [200, 1_800] },
];
export const ENTERTAINMENT: ReadonlySet<string> = new Set(['karaoke', 'internet-cafe', 'bar', 'sauna', 'arcade']);

export const DEFECTS = [
  '未加盖公章',
  '复印件未注明与原件一致',
  '缺少法定代表人签字',
  '日期填写有误',
  '图纸未加盖出图专用章',
  '份数不足',
  '内容与申报表不一致',
] as const;
export const FINDINGS_GOOD = [
  '疏散通道、安全出口畅通，消防设施完好有效。',
  '现场情况与消防设计文件一致，抽查项目合格。',
  '消防设计文件齐全，符合国家工程建设消防技术标准。',
  '自动报警、自动灭火系统联动测试正常。',
  null,
] as const;
export const FINDINGS_BAD = [
  '疏散楼梯间防火门未安装闭门器，应急照明部分损坏。',
  '室内消火栓系统水压不足，自动报警系统存在故障点。',
  '防火分区面积超过规范要求，疏散宽度不足。',
  '消防控制室无人值班，安全出口被占用。',
] as const;
export const REJECTION_REASONS = [
  '消防设计不符合国家工程建设消防技术标准强制性要求，应修改后重新申请。',
  '现场抽查发现消防设施不能正常使用，不具备消防安全条件。',
] as const;
export const REFUSAL_REASONS = [
  '申请材料不符合法定形式，且经当场说明仍不能更正。',
  '所提交的证明文件与申请事项不符。',
] as const;
export const NOT_REQUIRED_REASONS = [
  '工程规模未达到特殊建设工程标准，依法无需办理消防设计审查。',
  '不属于公众聚集场所，依法无需办理开业前消防安全检查。',
  '属于家庭居室装饰装修，依法无需办理。',
] as const;
export const RIGHT_AUTHORITIES = ['滨城市城市管理局', '滨城市应急管理局', '滨城市交通运输局'] as const;
export const WITHDRAWAL_REASONS = [
  '建设方案调整，申请人自愿撤回。',
  '场所停止装修，不再开业。',
  '申请人资金安排变化，暂缓建设。',
] as const;
export const RELATIONS = ['本人', '经办人', '办公室主任', '项目经理'] as const;

export const SERVICE_SUBJECTS: Readonly<Record<ServiceKind, readonly string[]>> = {
  'early-involvement': ['设计方案提前介入指导', '施工阶段消防技术指导', '改造项目前期咨询会'],
  'green-channel': ['重点项目绿色通道容缺受理', '民生项目优先办理', '招商项目专人跟办'],
  'enterprise-visit': ['走访企业了解消防审批需求', '上门送政策', '现场解答整改疑问'],
  symposium: ['企业座谈会', '施工图审查机构座谈', '行业协会座谈'],
  opinion: ['窗口意见箱收集意见', '网上征求办事意见'],
  'hazard-check': ['营业场所隐患自查指导', '在建工地消防安全检查', '节前隐患排查'],
  'return-visit': ['办结后电话回访', '办结后上门回访'],
  rating: ['窗口好差评', '网上好差评'],
  inquiry: ['电话咨询开业检查材料', '咨询备案抽查流程', '咨询既有建筑改造要求'],
  handout: ['发放办事指南', '发放消防安全宣传册'],
  training: ['消防设施操作培训', '经办人业务培训', '物业消防安全培训'],
};
export const SERVICE_OUTCOMES = [
  '已当场答复。',
  '已登记，三个工作日内答复。',
  '对方表示满意。',
  '已转相关科室研究。',
] as const;
/** What handlers answer to a slip. */
export const SLIP_WORDS = [
  '现场检查已约好，检查后即报批。',
  '审查意见已拟好，正在复核。',
  '等专家意见，意见到后当日办结。',
  '已电话联系申请人，材料核对后办结。',
  '人手不足，已请同组协助。',
] as const;
/** What a supervisor adds to slips. */
export const SLIP_NOTES = ['请优先办理，避免超期。', '请说明原因并按计划日期办结。', '本周例会通报。'] as const;
export const CORRECTION_REASONS = ['数量登记有误', '重复登记', '补记当日数据'] as const;
