/** 今日页的文字。 */
export const today = {
  title: '今日',
  loading: '正在载入今日案件…',
  lamps: '在办案件的期限',
  lampCount: '{{lamp}} {{count}} 件，打开清单',
  figures: '今天',
  received: '今天收件',
  accepted: '今天受理',
  decided: '今天决定',
  backdated: '补录',
  backdatedHint: '事后才录入的事项',
  openReceived: '打开今天收件的清单',
  deemed: {
    title: '视为受理，待确认',
    alarm: '{{count}} 件超过五个工作日未作答复，依法已视为受理，请逐件确认并出具受理凭证。',
  },
  mine: {
    title: '我的案件',
    empty: '您名下没有在办案件。',
    emptyCounter: '您名下没有在办案件。按 F2 登记下一位申请人。',
    emptyReviewer: '您名下没有待审件。到“案件”里看全部在办案件。',
  },
  supplements: {
    title: '等待补正',
    empty: '没有等待补正的案件。申请人带补正材料来时，用 F3 查到案件再接收。',
  },
  all: '看全部案件',
  guide: '打印办事指南',
  noNumber: '尚无编号',
  noProject: '名称不详',
} as const;
