import type { ContractInputs } from '../../bridge/contract-inputs.ts';
import type { AuthoritySetting, OfficeSettings } from '../../../shared/contract/session.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';
import { MATTERS } from '../../../shared/matters/types.ts';
import type { Matter } from '../../../shared/matters/types.ts';
import { AUTHORITY_FIELDS } from '../setup/setup-form.ts';
import { changedTexts, numberOf } from './texts.ts';
import type { Texts } from './texts.ts';

export type SettingsInput = ContractInputs['office']['saveSettings'];

function isSame(left: AuthoritySetting, right: AuthoritySetting): boolean {
  return AUTHORITY_FIELDS.every((field) => left[field] === right[field]);
}

/**
 * The authorities as blocks to edit, and which block issues for each matter. The first is the one of design review, the
 * second that of pre-opening inspection, as at first start; a matter that has an authority of its own adds a block.
 */
function blocksOf(authorities: OfficeSettings['authorities']): {
  readonly blocks: readonly AuthoritySetting[];
  readonly issuer: Readonly<Record<Matter, number>>;
} {
  const blocks: AuthoritySetting[] = [authorities['design-review'], authorities['pre-opening']];
  const place = (matter: Matter, own: number): number => {
    if (own >= 0) return own;
    const found = blocks.findIndex((block) => isSame(block, authorities[matter]));
    return found >= 0 ? found : blocks.push(authorities[matter]) - 1;
  };
  return {
    issuer: {
      'design-review': 0,
      'completion-acceptance': place('completion-acceptance', -1),
      'completion-filing': place('completion-filing', -1),
      'pre-opening': 1,
    },
    blocks,
  };
}

/** Office and authorities as fields: `officeName`, `idleMinutes`, `blocks.0.short`, `issuer.pre-opening` (a block). */
export function officeTexts(settings: OfficeSettings): Texts {
  const { blocks, issuer } = blocksOf(settings.authorities);
  return {
    officeName: settings.officeName,
    idleMinutes: String(settings.idleMinutes),
    ...Object.fromEntries(
      blocks.flatMap((block, at) => AUTHORITY_FIELDS.map((field) => [`blocks.${at}.${field}`, block[field]])),
    ),
    ...Object.fromEntries(MATTERS.map((matter) => [`issuer.${matter}`, String(issuer[matter])])),
  };
}

/** How many authority blocks a form has. */
export function blockCount(texts: Texts): number {
  return Object.keys(texts).filter((path) => path.startsWith('blocks.') && path.endsWith('.name')).length;
}

function blockAt(texts: Texts, at: string): AuthoritySetting {
  const text = (field: string): string => texts[`blocks.${at}.${field}`] ?? '';
  return {
    name: text('name'),
    short: text('short'),
    address: text('address'),
    phone: text('phone'),
    supervisionPhone: text('supervisionPhone'),
    hours: text('hours'),
  };
}

/** What was changed, as the contract takes it: only what differs from `stored`. */
export function officeInput(stored: Texts, texts: Texts, effectiveFrom: CivilDate): SettingsInput {
  const changed = changedTexts(stored, texts);
  const authorities = MATTERS.flatMap((matter) => {
    const before = blockAt(stored, stored[`issuer.${matter}`] ?? '');
    const now = blockAt(texts, texts[`issuer.${matter}`] ?? '');
    return isSame(before, now) ? [] : [[matter, now] as const];
  });
  return {
    effectiveFrom,
    ...(changed['officeName'] === undefined ? {} : { officeName: changed['officeName'] }),
    ...(changed['idleMinutes'] === undefined ? {} : { idleMinutes: numberOf(changed['idleMinutes']) ?? Number.NaN }),
    ...(authorities.length === 0 ? {} : { authorities: Object.fromEntries(authorities) }),
  };
}

/** The field that shows a problem of the contract's path: `authorities.pre-opening.short` stands in the block that issues. */
export function officePath(texts: Texts): (path: string) => string {
  return (path) => {
    const [first, matter = '', field = ''] = path.split('.');
    return first === 'authorities' ? `blocks.${texts[`issuer.${matter}`] ?? '0'}.${field}` : path;
  };
}
