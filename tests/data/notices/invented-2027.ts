/**
 * INVENTED for the tests: the State Council has published no notice for 2027 when this was written. The dates keep to the
 * statutory days of 2027 and to the usual sentence patterns, nothing more.
 */
export const INVENTED_2027 = `国务院办公厅关于2027年
部分节假日安排的通知
国办发明电〔2026〕99号

各省、自治区、直辖市人民政府，国务院各部委、各直属机构：

经国务院批准，现将2027年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。

一、元旦：1月1日（周五）至4日（周一）放假调休，共4天。1月16日（周六）上班。

二、春节：2月5日（周五）至11日（周四）放假调休，共7天。2月14日（周日）上班。

三、清明节：4月3日（周六）至5日（周一）放假，共3天。

四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。

五、端午节：6月9日（周三）放假，共1天。

六、中秋节：9月15日（周三）放假，共1天。

七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
`;

/** Number it gives itself. */
export const INVENTED_2027_NUMBER = '国办发明电〔2026〕99号';
