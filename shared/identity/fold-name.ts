// Longest first: a longer form must not be eaten by a shorter one inside it.
const LEGAL_FORMS: readonly (readonly [RegExp, string])[] = [
  [/股份有限责任公司|股份有限公司/g, '股份公司'],
  [/有限责任公司/g, '有限公司'],
  [/companylimited|coltd|limitedcompany/g, 'coltd'],
];

/**
 * The name as it is compared when looking for near-duplicates: width, case, spaces, punctuation and brackets are
 * levelled, `3#楼` becomes `3号楼`, and the variants of the same legal form become one. Two names with the same fold are
 * shown to the counter as possibly the same; nothing is ever merged by it.
 *
 * @example foldName('滨河（集团）大酒店 有限责任公司') // '滨河集团大酒店有限公司'
 */
export function foldName(name: string): string {
  let folded = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/(?<=\d)#/g, '号')
    .replaceAll(/[\s\p{P}\p{S}\p{C}]/gu, '')
    // What was taken out may have stood between a letter and its accent.
    .normalize('NFKC');
  for (const [form, short] of LEGAL_FORMS) folded = folded.replaceAll(form, short);
  return folded;
}
