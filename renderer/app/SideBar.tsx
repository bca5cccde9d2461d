import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { hashOf, openPlace, useNavigation } from '../state/navigation.ts';
import type { Area } from './areas.tsx';

/** The areas of this person, at the left. */
export function SideBar({ areas }: { readonly areas: readonly Area[] }): ReactNode {
  const { t } = useTranslation('common');
  const place = useNavigation((store) => store.place);
  return (
    <nav className="window-side" aria-label={t('area.navigation')}>
      {areas.map((area) => (
        <a
          key={area.name}
          href={hashOf(area.place)}
          aria-current={place.area === area.name ? 'page' : undefined}
          onClick={(event) => {
            event.preventDefault();
            openPlace(area.place);
          }}
        >
          {area.icon}
          {t(`area.${area.name}`)}
        </a>
      ))}
    </nav>
  );
}
