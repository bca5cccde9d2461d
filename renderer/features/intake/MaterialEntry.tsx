import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequiredMaterial } from '../../../shared/checklist/required.ts';
import { useToday } from '../../app/useSession.ts';
import { isComposing } from '../../app/shortcuts.ts';
import { DateField } from '../../ui/DateField.tsx';
import { TextField } from '../../ui/Field.tsx';
import type { Tick } from './intake-form.ts';
import { changeIntake } from './intake-store.ts';
import { withDefect, withPromisedDate } from './material-rows.ts';

interface MaterialEntryProps {
  readonly row: RequiredMaterial;
  readonly tick: Tick;
  readonly path: string;
  readonly error: string | undefined;
  readonly onLeave: () => void;
}

const LONGEST_DEFECT = 500;

/** The words or the date a result asks for: what is wrong, what was corrected, until when it is tolerated. */
export function MaterialEntry({ row, tick, path, error, onLeave }: MaterialEntryProps): ReactNode {
  const { t } = useTranslation('intake');
  const today = useToday();
  const { line, id } = row.material;
  const { result } = tick;
  if (result === 'tolerated') {
    return (
      <Entry id={id} onLeave={onLeave}>
        <DateField
          label={t('materials.promisedDate', { line })}
          need="required"
          path={`${path}.promisedDate`}
          today={today}
          value={tick.promisedDate}
          error={error}
          onChange={(text) => changeIntake((now) => withPromisedDate(now, row, text), path)}
        />
      </Entry>
    );
  }
  if (result !== 'defective' && result !== 'corrected-on-the-spot' && result !== 'missing') {
    return error === undefined ? null : <div className="field-error">{error}</div>;
  }
  const label =
    result === 'defective'
      ? t('materials.defect', { line })
      : result === 'missing'
        ? t('materials.missingNote', { line })
        : t('materials.correctedNote', { line });
  return (
    <Entry id={id} onLeave={onLeave}>
      <TextField
        label={label}
        need={result === 'missing' ? 'optional' : 'required'}
        path={`${path}.defect`}
        value={tick.defect}
        maxLength={LONGEST_DEFECT}
        error={error}
        onChange={(text) => changeIntake((now) => withDefect(now, row, text), path)}
      />
    </Entry>
  );
}

interface EntryProps {
  readonly id: string;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** Enter and Escape lead back to the rows. The row ignores keys typed here; the window's own keys still reach it. */
function Entry({ id, onLeave, children }: EntryProps): ReactNode {
  return (
    <div
      role="presentation"
      className="check-entry"
      data-entry={id}
      onKeyDown={(event) => {
        if (isComposing(event.nativeEvent) || (event.key !== 'Enter' && event.key !== 'Escape')) return;
        event.preventDefault();
        onLeave();
      }}
    >
      {children}
    </div>
  );
}
