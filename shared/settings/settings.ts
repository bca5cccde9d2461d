import type { AuthoritySetting, OfficeSettings } from '../contract/session.ts';
import type { CivilDate } from '../dates/types.ts';
import type { Matter } from '../matters/types.ts';
import { DEFAULT_NUMBER_TEMPLATES } from './number-templates.ts';

/** Each is kept in versions of its own, with an effective date. */
export const SETTING_KEYS = [
  'officeName',
  'authorities',
  'numberTemplates',
  'promised',
  'subSteps',
  'extensions',
  'warnWorkdays',
  'slipAnswerWorkdays',
  'exemptions',
  'idleMinutes',
  'backupFolder',
] as const satisfies readonly (keyof OfficeSettings)[];
export type SettingKey = (typeof SETTING_KEYS)[number];

/** One version of one setting, in order of entry. */
export interface SettingVersion {
  readonly key: SettingKey;
  readonly effectiveFrom: CivilDate;
  readonly value: unknown;
}

const NO_AUTHORITY: AuthoritySetting = {
  name: '',
  short: '',
  address: '',
  phone: '',
  supervisionPhone: '',
  hours: '',
};

/**
 * What an office has before anybody has set anything: no promised limit, no sub-steps, extensions as the rule set says,
 * no exemption, yellow one working day ahead.
 */
export const DEFAULT_SETTINGS: OfficeSettings = {
  officeName: '',
  authorities: {
    'design-review': NO_AUTHORITY,
    'completion-acceptance': NO_AUTHORITY,
    'completion-filing': NO_AUTHORITY,
    'pre-opening': NO_AUTHORITY,
  },
  numberTemplates: { ...DEFAULT_NUMBER_TEMPLATES },
  promised: {},
  subSteps: {},
  extensions: {},
  warnWorkdays: 1,
  slipAnswerWorkdays: 2,
  exemptions: {},
  idleMinutes: 10,
  backupFolder: null,
};

/**
 * Whose matter it is: reviews, acceptance and filing are the construction department's, pre-opening inspection the fire
 * and rescue organ's (消防法 §§11-15).
 */
export function authoritiesOf(
  construction: AuthoritySetting,
  rescue: AuthoritySetting,
): Readonly<Record<Matter, AuthoritySetting>> {
  return {
    'design-review': construction,
    'completion-acceptance': construction,
    'completion-filing': construction,
    'pre-opening': rescue,
  };
}

/** A change of settings: what is named takes the place of what was in force, matter by matter, kind by kind. */
export type SettingsChange = {
  readonly [Key in SettingKey]?: Key extends 'authorities' | 'promised' | 'subSteps' | 'extensions' | 'numberTemplates'
    ? Partial<OfficeSettings[Key]> | undefined
    : OfficeSettings[Key] | undefined;
};

/**
 * The settings after a change. Promised limits and sub-steps are replaced per matter (`{ 'pre-opening': {} }` takes its
 * promises back), extensions per rule set, number templates per kind, exemptions as a whole.
 */
export function withChange(settings: OfficeSettings, change: SettingsChange): OfficeSettings {
  return {
    officeName: change.officeName ?? settings.officeName,
    authorities: { ...settings.authorities, ...change.authorities },
    numberTemplates: { ...settings.numberTemplates, ...definedOnly(change.numberTemplates) },
    promised: { ...settings.promised, ...change.promised },
    subSteps: { ...settings.subSteps, ...change.subSteps },
    extensions: { ...settings.extensions, ...change.extensions },
    warnWorkdays: change.warnWorkdays ?? settings.warnWorkdays,
    slipAnswerWorkdays: change.slipAnswerWorkdays ?? settings.slipAnswerWorkdays,
    exemptions: change.exemptions ?? settings.exemptions,
    idleMinutes: change.idleMinutes ?? settings.idleMinutes,
    backupFolder: change.backupFolder === undefined ? settings.backupFolder : change.backupFolder,
  };
}

function definedOnly(values: Readonly<Record<string, string | undefined>> | undefined): Record<string, string> {
  const entries = Object.entries(values ?? {});
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/**
 * The settings in force on a day: of each key the version with the latest effective date not after it, and of several
 * with the same date the one entered last.
 *
 * @param versions in order of entry.
 */
export function settingsInForce(versions: readonly SettingVersion[], on: CivilDate): OfficeSettings {
  const newest = new Map<SettingKey, SettingVersion>();
  for (const version of versions) {
    if (version.effectiveFrom > on) continue;
    const known = newest.get(version.key);
    if (known === undefined || version.effectiveFrom >= known.effectiveFrom) newest.set(version.key, version);
  }
  const values = [...newest.values()].map(({ key, value }) => [key, value] as const);
  const settings: OfficeSettings = { ...DEFAULT_SETTINGS, ...Object.fromEntries(values) };
  return { ...settings, numberTemplates: { ...DEFAULT_SETTINGS.numberTemplates, ...settings.numberTemplates } };
}
