/** Building uses of order 51 §14 and the uses outside it. */
export const USES = [
  'stadium',
  'auditorium',
  'exhibition-hall',
  'air-terminal',
  'coach-waiting-hall',
  'rail-waiting-hall',
  'dock-waiting-hall',
  'hotel',
  'restaurant',
  'shopping-mall',
  'market',
  'theatre',
  'library-reading-room',
  'indoor-fitness',
  'hospital-outpatient',
  'university-building',
  'labour-intensive-workshop',
  'temple-church',
  'nursery',
  'indoor-children-play',
  'elderly-home',
  'welfare-home',
  'hospital-ward',
  'school-building',
  'school-dormitory',
  'labour-intensive-dormitory',
  'song-dance-hall',
  'video-hall',
  'screening-room',
  'karaoke',
  'nightclub',
  'arcade',
  'sauna',
  'internet-cafe',
  'bar',
  'entertainment-restaurant',
  'entertainment-teahouse',
  'residential',
  'urban-rail',
  'tunnel',
  'large-power',
  'hazardous-production',
  'hazardous-storage',
  'hazardous-station',
  'gas-supply-station',
  'fuel-supply-station',
  'state-office',
  'power-dispatch',
  'telecom',
  'postal',
  'disaster-command',
  'broadcasting',
  'archive',
  'other-public',
  'office',
  'factory',
  'warehouse',
  'other',
] as const;
export type Use = (typeof USES)[number];

/** What is known of a project; a missing fact that could change the answer is asked for, never guessed. */
export interface DeterminationFacts {
  readonly ruleSet: '2012' | '2020';
  readonly use?: Use;
  /** m². */
  readonly floorArea?: number;
  /** m², one building. */
  readonly buildingArea?: number;
  /** m. */
  readonly height?: number;
  readonly highRiseResidentialClass?: 1 | 2;
  readonly contains?: readonly { readonly use: Use; readonly floorArea: number }[];
  readonly homeInterior?: boolean;
  readonly villagerHouse?: boolean;
  readonly disasterRelief?: boolean;
  readonly temporary?: boolean;
  readonly crowded?: boolean;
  readonly specialDesign?: boolean;
  readonly investmentYuan?: number;
}
export type FactName = Exclude<keyof DeterminationFacts, 'ruleSet'>;

/** Local settings of the office; the default office has no exemption. */
export interface LocalExemptions {
  /** Filing not needed up to this investment, yuan. */
  readonly filingInvestmentYuan?: number;
  /** Filing not needed up to this floor area, m². */
  readonly filingFloorArea?: number;
  /** Pre-opening inspection not needed up to this floor area, m², by use. */
  readonly preOpeningFloorArea?: Readonly<Partial<Record<Use, number>>>;
}

export type DeterminationResult = 'special' | 'other' | 'exempt' | 'outside' | 'needs';

export interface Determination {
  readonly result: DeterminationResult;
  /** The deciding clause, e.g. `14(6)`; null where none decides. */
  readonly clause: string | null;
  /** Every clause that applies, in order. */
  readonly clauses: readonly string[];
  /** Facts still needed (result `needs`). */
  readonly needs: readonly FactName[];
  /** Facts that were used. */
  readonly used: readonly FactName[];
}
