import { describe, expect, it } from 'vitest';
import { determine, determinePreOpening, stepNotExceeded } from '../../shared/determination/determine.ts';
import type { DeterminationFacts, Use } from '../../shared/determination/types.ts';
import rows from '../data/determination.json' with { type: 'json' };

const facts = (known: Omit<DeterminationFacts, 'ruleSet'>): DeterminationFacts => ({ ruleSet: '2020', ...known });
const facts2012 = (known: Omit<DeterminationFacts, 'ruleSet'>): DeterminationFacts => ({ ruleSet: '2012', ...known });

describe('the worked determinations', () => {
  for (const row of rows) {
    it(row.case, () => {
      const answer = determine({ ruleSet: '2020', ...row.facts } as DeterminationFacts, {});
      expect([answer.result, answer.clause, answer.needs]).toEqual([row.result, row.clause, row.needs ?? []]);
    });
  }
});

// Copied by hand from order 51 §14: item, square metres, uses.
const STEPS: readonly (readonly [number, number, readonly Use[]])[] = [
  [1, 20_000, ['stadium', 'auditorium', 'exhibition-hall']],
  [2, 15_000, ['air-terminal', 'coach-waiting-hall', 'rail-waiting-hall', 'dock-waiting-hall']],
  [3, 10_000, ['hotel', 'restaurant', 'shopping-mall', 'market']],
  [4, 2_500, ['theatre', 'library-reading-room', 'indoor-fitness', 'hospital-outpatient', 'university-building']],
  [4, 2_500, ['labour-intensive-workshop', 'temple-church']],
  [5, 1_000, ['nursery', 'indoor-children-play', 'elderly-home', 'welfare-home', 'hospital-ward', 'school-building']],
  [5, 1_000, ['school-dormitory', 'labour-intensive-dormitory']],
  [6, 500, ['song-dance-hall', 'video-hall', 'screening-room', 'karaoke', 'nightclub', 'arcade', 'sauna']],
  [6, 500, ['internet-cafe', 'bar', 'entertainment-restaurant', 'entertainment-teahouse']],
];

describe('floor-area steps', () => {
  for (const [item, metres, uses] of STEPS) {
    for (const use of uses) {
      it(`${use}: ${metres} m2 is filed, anything more is special under item ${item}`, () => {
        expect(determine(facts({ use, floorArea: metres }), {}).result).toBe('other');
        expect(determine(facts({ use, floorArea: metres + 0.01 }), {}).clause).toBe(`14(${item})`);
        expect(determine(facts2012({ use, floorArea: metres + 0.01 }), {}).clause).toBe(`13(${item})`);
        expect(determine(facts({ use }), {}).needs).toEqual(['floorArea']);
      });
    }
  }
});

describe('special by kind', () => {
  const kinds: readonly (readonly [readonly Use[], string, string])[] = [
    [['urban-rail', 'tunnel', 'large-power'], '14(8)', '14(5)'],
    [
      ['hazardous-production', 'hazardous-storage', 'hazardous-station', 'gas-supply-station', 'fuel-supply-station'],
      '14(9)',
      '14(6)',
    ],
    [
      ['state-office', 'power-dispatch', 'telecom', 'postal', 'disaster-command', 'broadcasting', 'archive'],
      '14(10)',
      '14(2)',
    ],
  ];
  for (const [uses, clause2020, clause2012] of kinds) {
    for (const use of uses) {
      it(`${use} is special whatever its size`, () => {
        expect(determine(facts({ use }), {}).clause).toBe(clause2020);
        expect(determine(facts2012({ use }), {}).clause).toBe(clause2012);
      });
    }
  }

  it('the older order numbers class 1 flats, contents and public buildings in its own way', () => {
    expect(determine(facts2012({ use: 'residential', highRiseResidentialClass: 1 }), {}).clause).toBe('14(4)');
    expect(determine(facts2012({ use: 'other-public', height: 51 }), {}).clause).toBe('14(3)');
    const flatsOverBar = {
      use: 'residential',
      highRiseResidentialClass: 1,
      contains: [{ use: 'bar', floorArea: 501 }],
    } as const;
    expect(determine(facts2012(flatsOverBar), {}).clauses).toEqual(['14(1)', '14(4)']);
    expect(determine(facts(flatsOverBar), {}).clauses).toEqual(['14(7)', '14(11)']);
  });

  it('of several clauses the first decides and the others are listed', () => {
    const hotel = facts({ use: 'hotel', floorArea: 10_001, contains: [{ use: 'sauna', floorArea: 501 }] });
    expect(determine(hotel, {})).toEqual({
      result: 'special',
      clause: '14(3)',
      clauses: ['14(3)', '14(11)'],
      needs: [],
      used: ['use', 'floorArea', 'contains'],
    });
  });

  it('a contained use below its threshold, or without one, makes nothing special', () => {
    const contains = [
      { use: 'bar', floorArea: 500 },
      { use: 'archive', floorArea: 9_000 },
    ] as const;
    expect(determine(facts({ use: 'office', contains }), {}).result).toBe('other');
  });
});

describe('what is asked for', () => {
  it('nothing known: the use is asked for', () => {
    expect(determine(facts({}), {})).toEqual({ result: 'needs', clause: null, clauses: [], needs: ['use'], used: [] });
  });

  it('the class of flats is asked for, whatever their height', () => {
    expect(determine(facts({ use: 'residential', height: 20 }), {}).needs).toEqual(['highRiseResidentialClass']);
  });

  it('a public building: either measure above its step is enough, else both are asked for', () => {
    expect(determine(facts({ use: 'other-public' }), {}).needs).toEqual(['buildingArea', 'height']);
    expect(determine(facts({ use: 'other-public', height: 50.1 }), {}).clause).toBe('14(12)');
    expect(determine(facts({ use: 'other-public', buildingArea: 40_000.5 }), {}).clause).toBe('14(12)');
    expect(determine(facts({ use: 'other-public', height: 50 }), {}).needs).toEqual(['buildingArea']);
  });

  it('a temporary building: whether it is crowded is asked for first', () => {
    expect(determine(facts({ use: 'market', temporary: true }), {}).needs).toEqual(['crowded']);
  });
});

describe('outside the regime', () => {
  it.each(['homeInterior', 'villagerHouse', 'disasterRelief'] as const)('%s, even of a special size', (fact) => {
    expect(determine(facts({ use: 'karaoke', floorArea: 9_000, [fact]: true }), {}).result).toBe('outside');
    expect(determine(facts({ use: 'karaoke', floorArea: 9_000, [fact]: false }), {}).result).toBe('special');
  });
});

describe('local exemptions', () => {
  const small = { filingInvestmentYuan: 300_000, filingFloorArea: 300 };

  it('300 m2 or 300,000 yuan need no filing, a little more of both does', () => {
    expect(determine(facts2012({ use: 'office', floorArea: 300 }), small).result).toBe('exempt');
    expect(determine(facts2012({ use: 'office', investmentYuan: 300_000 }), small).result).toBe('exempt');
    const larger = facts2012({ use: 'office', floorArea: 300.1, investmentYuan: 300_001 });
    expect(determine(larger, small).result).toBe('other');
  });

  it('the measure that could still free the work is asked for', () => {
    expect(determine(facts({ use: 'office', floorArea: 400 }), small).needs).toEqual(['investmentYuan']);
    expect(determine(facts({ use: 'office' }), { filingFloorArea: 300 }).needs).toEqual(['floorArea']);
  });

  it('what is special stays special, however cheap', () => {
    expect(determine(facts({ use: 'archive', investmentYuan: 1 }), small).result).toBe('special');
  });
});

describe('pre-opening inspection', () => {
  const local = { preOpeningFloorArea: { restaurant: 200 } };

  it('a restaurant of 180 m2 is free where the office frees restaurants up to 200 m2', () => {
    expect(determinePreOpening(facts({ use: 'restaurant', floorArea: 180 }), local).result).toBe('exempt');
    expect(determinePreOpening(facts({ use: 'restaurant', floorArea: 200 }), local).result).toBe('exempt');
    expect(determinePreOpening(facts({ use: 'restaurant', floorArea: 200.5 }), local).result).toBe('required');
    expect(determinePreOpening(facts({ use: 'restaurant' }), local).needs).toEqual(['floorArea']);
  });

  it('a karaoke hall needs it at any size, an office never', () => {
    expect(determinePreOpening(facts({ use: 'karaoke', floorArea: 1 }), local).result).toBe('required');
    expect(determinePreOpening(facts({ use: 'office' }), local).result).toBe('outside');
    expect(determinePreOpening(facts({}), local).needs).toEqual(['use']);
  });
});

describe('the step a project stays within', () => {
  it('a theatre of 2,480 m2 does not exceed the 2,500 m2 of 14(4)', () => {
    const theatre = facts({ use: 'theatre', floorArea: 2_480 });
    expect(determine(theatre, {}).result).toBe('other');
    expect(stepNotExceeded(theatre)).toEqual({ clause: '14(4)', largerThan: 2_500 });
  });

  it('is not named when exceeded, unknown or absent', () => {
    expect(stepNotExceeded(facts({ use: 'theatre', floorArea: 2_501 }))).toBeNull();
    expect(stepNotExceeded(facts({ use: 'theatre' }))).toBeNull();
    expect(stepNotExceeded(facts({ use: 'office', floorArea: 10 }))).toBeNull();
    expect(stepNotExceeded(facts({ floorArea: 10 }))).toBeNull();
  });
});
