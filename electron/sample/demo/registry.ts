import type { ApplicantInput, ProjectInput } from '../../../shared/contract/registry.ts';
import { fromDayNumber, toDayNumber } from '../../../shared/dates/civil.ts';
import type { RuleSetId } from '../../../shared/matters/types.ts';
import { creditCodeCheckCharacter } from '../../../shared/identity/credit-code.ts';
import { idCardCheckCharacter } from '../../../shared/identity/id-card.ts';
import type { Random } from './random.ts';
import {
  CITY,
  DISTRICTS,
  FORMS,
  GIVEN,
  NAME_FIRST,
  NAME_SECOND,
  STREET_KINDS,
  STREETS,
  SURNAMES,
  TRADES,
  type Building,
} from './words.ts';

/** Applicants and projects that do not exist, with codes whose check digits are right. */

const CODE_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** A region no office has. */
const REGION = '219900';

/** The code of the n-th organisation: none comes twice. */
function creditCode(ordinal: number): string {
  let body = '';
  for (let left = ordinal, place = 0; place < 7; place += 1) {
    body = CODE_CHARACTERS.charAt(left % CODE_CHARACTERS.length) + body;
    left = Math.floor(left / CODE_CHARACTERS.length);
  }
  const first17 = `91${REGION}MA${body}`;
  return `${first17}${creditCodeCheckCharacter(first17)}`;
}

const FIRST_BIRTH = toDayNumber('1960-01-01');
const BIRTHS = 14_000;
const BORN_A_DAY = 1000;

/** The ID number of the n-th person: none comes twice. */
function idNumber(ordinal: number): string {
  const birth = fromDayNumber(FIRST_BIRTH + ((ordinal * 37) % BIRTHS)).replaceAll('-', '');
  const first17 = `${REGION}${birth}${String(Math.floor(ordinal / BIRTHS) % BORN_A_DAY).padStart(3, '0')}`;
  return `${first17}${idCardCheckCharacter(first17)}`;
}

function phone(random: Random): string {
  return `19900${String(random.between(0, 999_999)).padStart(6, '0')}`;
}

function personName(random: Random): string {
  return `${random.pick(SURNAMES)}${random.pick(GIVEN)}${random.chance(0.5) ? random.pick(GIVEN) : ''}`;
}

function streetAddress(random: Random, district: string): string {
  return `${CITY}${district}${random.pick(STREETS)}${random.pick(STREET_KINDS)}${random.between(1, 399)}号`;
}

function brand(random: Random): string {
  return `${random.pick(NAME_FIRST)}${random.pick(NAME_SECOND)}`;
}

/** Somebody who calls, of whom no more is known. */
export function inventCaller(random: Random): { readonly name: string; readonly phone: string } {
  return { name: personName(random), phone: phone(random) };
}

/** An organisation, or a person who runs a small venue. */
export function inventApplicant(random: Random, ordinal: number, kind: ApplicantInput['kind']): ApplicantInput {
  const district = random.pick(DISTRICTS);
  const head = { id: null, version: null, kind, phone: phone(random), address: streetAddress(random, district) };
  if (kind === 'person') {
    const name = personName(random);
    return { ...head, name, code: idNumber(ordinal), legalRepresentative: null, contactName: name };
  }
  return {
    ...head,
    name: `${random.chance(0.4) ? '滨城' : ''}${brand(random)}${random.pick(TRADES)}${random.pick(FORMS)}`,
    code: creditCode(ordinal),
    legalRepresentative: personName(random),
    contactName: personName(random),
  };
}

/** A project of a kind of building, in some district. */
export function inventProject(
  random: Random,
  building: Building,
  ruleSet: RuleSetId,
  specialDesign: boolean,
): ProjectInput {
  const district = random.pick(DISTRICTS);
  const [least, most] = building.area;
  // Most are near the small end.
  const floorArea = Math.round(least + (most - least) * random.next() ** 2);
  const storeysAbove = Math.max(1, Math.min(33, Math.round(floorArea / random.between(800, 3000))));
  const part = random.weighted({ whole: 5, phase: 2, tower: 3 });
  const suffix =
    part === 'whole' ? '' : part === 'phase' ? `${random.pick(['一', '二', '三'])}期` : `${random.between(1, 28)}号楼`;
  return {
    id: null,
    version: null,
    name: `${random.chance(0.3) ? random.pick(STREETS) : brand(random)}${building.noun}${suffix}`,
    address: streetAddress(random, district),
    district,
    use: building.use,
    floorArea,
    buildingArea: floorArea,
    height: Math.round(storeysAbove * 36) / 10,
    storeysAbove,
    storeysBelow: random.chance(0.3) ? random.between(1, 3) : 0,
    facts: { ruleSet, use: building.use, floorArea, ...(specialDesign ? { specialDesign } : {}) },
  };
}
