import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GLOSSARY, termOf } from '../../shared/matters/glossary.ts';
import { GUIDES_2020, guideOf } from '../../shared/matters/guides.ts';
import { MATERIALS_2012 } from '../../shared/matters/materials-2012.ts';
import { MATERIALS_2020 } from '../../shared/matters/materials-2020.ts';
import { MATTERS, PATHS } from '../../shared/matters/types.ts';
import type { MaterialRule, Matter, Path, RuleSet } from '../../shared/matters/types.ts';

const lists = (rules: RuleSet['materials']) =>
  MATTERS.flatMap((matter) =>
    PATHS.flatMap((path) => {
      const materials = rules[matter][path];
      return materials === undefined ? [] : [{ name: `${matter} ${path}`, materials }];
    }),
  );
const namesOf = (matter: Matter, path: Path) => MATERIALS_2020[matter][path]?.map((one) => one.name);
const deferrable = (path: Path) =>
  MATERIALS_2020['pre-opening'][path]?.filter((one) => one.deferrable).map((one) => one.line);
const texts = (one: MaterialRule) => [one.name, one.nameEn, one.issuedBy, one.howToGet, one.citation];

describe('materials of the 2020 rule set', () => {
  it('design review: two fixed lines, two where the law asks, and the data of a special design', () => {
    expect(namesOf('design-review', 'ordinary')?.slice(0, 4)).toEqual([
      '特殊建设工程消防设计审查申请表',
      '消防设计文件',
      '建设工程规划许可文件',
      '批准建设临时性建筑的文件',
    ]);
    const conditions = MATERIALS_2020['design-review'].ordinary?.map(({ condition }) =>
      condition.kind === 'fact' ? condition.fact : null,
    );
    expect(conditions).toEqual([null, null, 'planningPermitRequired', 'temporaryBuilding', 'specialFireDesign']);
  });

  it('completion acceptance: form, completion report, as-built drawings', () => {
    expect(namesOf('completion-acceptance', 'ordinary')).toEqual([
      '特殊建设工程消防验收申请表',
      '工程竣工验收报告',
      '涉及消防的建设工程竣工图纸',
    ]);
  });

  it('filing: three lines, by commitment two', () => {
    expect(namesOf('completion-filing', 'ordinary')?.length).toBe(3);
    expect(namesOf('completion-filing', 'commitment')).toEqual([
      '建设工程消防验收备案表',
      '建设工程消防验收备案告知承诺书',
    ]);
  });

  it('pre-opening: five lines either way; by commitment rules and plan may be shown at the verification', () => {
    expect(namesOf('pre-opening', 'ordinary')?.length).toBe(5);
    expect(namesOf('pre-opening', 'commitment')?.length).toBe(5);
    expect([deferrable('ordinary'), deferrable('commitment')]).toEqual([[], [3, 4]]);
  });

  it('only filing and pre-opening offer commitment', () => {
    expect(MATERIALS_2020['design-review'].commitment).toBeUndefined();
    expect(MATERIALS_2020['completion-acceptance'].commitment).toBeUndefined();
  });
});

describe('materials of the 2012 rule set', () => {
  it('have eight lines for review and acceptance, six for pre-opening, and know no commitment', () => {
    const lengths = lists(MATERIALS_2012).map(({ name, materials }) => [name, materials.length]);
    expect(lengths).toEqual([
      ['design-review ordinary', 8],
      ['completion-acceptance ordinary', 8],
      ['completion-filing ordinary', 9],
      ['pre-opening ordinary', 6],
    ]);
  });
});

describe.each([...lists(MATERIALS_2020), ...lists(MATERIALS_2012)])('checklist $name', ({ materials }) => {
  it('is numbered from one without gaps, and says of each line what it is, who issues it and why it is asked', () => {
    expect(materials.map((one) => one.line)).toEqual(materials.map((_, at) => at + 1));
    expect(new Set(materials.map((one) => one.id)).size).toBe(materials.length);
    expect(materials.flatMap(texts).filter((text) => text.trim() === '')).toEqual([]);
    expect(materials.filter((one) => one.copies < 1)).toEqual([]);
  });
});

describe('guides', () => {
  it('there is one for every matter and path with a checklist, and none besides', () => {
    const guided = GUIDES_2020.map((guide) => `${guide.matter} ${guide.path}`);
    expect(guided.toSorted()).toEqual(
      lists(MATERIALS_2020)
        .map(({ name }) => name)
        .toSorted(),
    );
    expect(guideOf('design-review', 'commitment')).toBeNull();
  });

  it('say that nothing is charged, what comes first and what the applicant gets', () => {
    for (const guide of GUIDES_2020) {
      expect(guide.fee).toBe('不收费');
      expect(guide.steps.length).toBeGreaterThanOrEqual(5);
      expect([guide.conditions.length > 0, guide.reminders.length > 0, guide.resultPaper === '']).toEqual([
        true,
        true,
        false,
      ]);
    }
  });
});

describe('glossary', () => {
  it('gives each code word, each Chinese word and each English word once', () => {
    for (const field of ['code', 'zh', 'en'] as const) {
      const words = GLOSSARY.map((term) => term[field]);
      expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
    }
  });

  it('has the words the house style names', () => {
    const named = ['acceptance', 'oneShotNotice', 'deemedAcceptance', 'statutoryLimit', 'promisedLimit'];
    named.push('completionAcceptance', 'completionFiling', 'preOpeningInspection', 'commitment', 'spotCheck');
    named.push('receipt', 'serviceReturn', 'matter', 'material', 'lamp');
    expect(named.filter((code) => termOf(code) === null)).toEqual([]);
    expect(termOf('deemedAcceptance')?.zh).toBe('视为受理');
  });

  it('docs/glossary.md says the same', () => {
    const text = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8');
    const rows = text
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) => line.slice(2, -2).split(' | '));
    expect(rows).toEqual(GLOSSARY.map(({ code, zh, en, meaning }) => [`\`${code}\``, zh, en, meaning]));
  });
});
