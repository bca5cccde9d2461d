import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Use } from '../../../shared/determination/types.ts';
import { TextField } from '../../ui/Field.tsx';
import { PickField } from '../../ui/PickField.tsx';
import type { ComboOption } from '../../ui/type-ahead.ts';
import type { FactsForm } from './intake-form.ts';

const MOST_VENUES = 20;

interface ContainsFieldsProps {
  readonly uses: readonly (ComboOption & { readonly key: Use })[];
  readonly value: FactsForm['contains'];
  readonly onChange: (value: FactsForm['contains']) => void;
}

/** Venues inside a building of another use (clause 11): each with its own use and area. */
export function ContainsFields({ uses, value, onChange }: ContainsFieldsProps): ReactNode {
  const { t } = useTranslation('intake');
  const change = (at: number, part: Partial<FactsForm['contains'][number]>) =>
    onChange(value.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <div className="determination-wide">
      {value.map((venue, at) => (
        // Venues have no identity of their own; they are only added at the end.
        // oxlint-disable-next-line react/no-array-index-key -- see above
        <div key={at} className="determination-venue">
          <PickField
            label={t('determination.containsUse', { number: at + 1 })}
            options={uses}
            value={venue.use}
            onChange={(use) => change(at, { use })}
          />
          <TextField
            label={t('determination.containsArea', { number: at + 1 })}
            kind="figures"
            suffix={t('project.squareMetres')}
            value={venue.floorArea}
            maxLength={14}
            onChange={(floorArea) => change(at, { floorArea })}
          />
        </div>
      ))}
      {value.length < MOST_VENUES && (
        <Button size="small" onClick={() => onChange([...value, { use: null, floorArea: '' }])}>
          {value.length === 0 ? t('determination.contains') : t('determination.containsAdd')}
        </Button>
      )}
    </div>
  );
}
