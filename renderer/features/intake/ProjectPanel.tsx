import { Button } from 'antd';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { USES } from '../../../shared/determination/types.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { TextField } from '../../ui/Field.tsx';
import { PickField } from '../../ui/PickField.tsx';
import { Duplicates } from './Duplicates.tsx';
import { focusNextField } from './focus.ts';
import { withKnownProject, withProjectName } from './intake-form.ts';
import { changeIntake, changeProject, useIntake } from './intake-store.ts';
import { useFoundProjects, useNearDuplicates } from './useFound.ts';

/** Where it is about: found by typing, or written anew. */
export function ProjectPanel(): ReactNode {
  const { t } = useTranslation(['intake', 'terms']);
  const term = useTerms();
  const { form, errors } = useIntake();
  const { project } = form;
  const found = useFoundProjects(project.name, project.id === null ? 'asked' : 'settled');
  const duplicates = useNearDuplicates(form.applicant, project);
  const uses = useMemo(
    () => USES.map((use) => ({ key: use, label: term('use', use), keys: t(`terms:useKeys.${use}`) })),
    [t, term],
  );

  const takeOver = (view: (typeof found)[number]) => {
    changeIntake((now) => withKnownProject(now, view, view.lastApplicant), 'project');
    focusNextField();
  };
  const figure = (
    field: 'floorArea' | 'buildingArea' | 'height' | 'storeysAbove' | 'storeysBelow',
    suffix?: string,
  ) => (
    <TextField
      label={t(`project.${field}`)}
      kind="figures"
      path={`project.${field}`}
      value={project[field]}
      maxLength={14}
      error={errors[`project.${field}`]}
      stop={field === 'floorArea' ? 'yes' : 'no'}
      {...(suffix === undefined ? {} : { suffix })}
      onChange={(text) => changeProject({ [field]: text }, field)}
    />
  );

  return (
    <section className="panel" aria-label={t('project.title')}>
      <div className="intake-grid">
        <ComboBox
          className="span-6"
          manner="suggest"
          label={t('project.name')}
          need="required"
          path="project.name"
          text={project.name}
          maxLength={200}
          placeholder={t('project.namePlaceholder')}
          options={found.map((view) => ({ key: String(view.id), label: view.name, detail: view.address, view }))}
          onText={(name) =>
            changeIntake((now) => ({ ...now, project: withProjectName(now.project, name) }), 'project.name')
          }
          onPick={({ view }) => takeOver(view)}
          error={errors['project.name'] ?? errors['project']}
        />
        <TextField
          className="span-6"
          label={t('project.address')}
          need="required"
          path="project.address"
          value={project.address}
          maxLength={200}
          error={errors['project.address']}
          onChange={(address) => changeProject({ address }, 'address')}
        />
        <div className="intake-measures">
          <PickField
            label={t('project.use')}
            need="required"
            path="project.use"
            options={uses}
            value={project.use}
            placeholder={t('project.usePlaceholder')}
            error={errors['project.use']}
            onChange={(use) => changeProject({ use }, 'use')}
            onPicked={focusNextField}
          />
          {figure('floorArea', t('project.squareMetres'))}
          {figure('height', t('project.metres'))}
          {figure('storeysAbove')}
          {figure('storeysBelow')}
        </div>
      </div>
      {project.id !== null && (
        <p className="intake-known">
          {t('project.known')}
          <Button type="link" size="small" onClick={() => changeProject({ id: null, version: null }, 'id')}>
            {t('project.detach')}
          </Button>
        </p>
      )}
      <Duplicates
        title={t('duplicates.project')}
        entries={duplicates.projects.map(({ project: view, reasons }) => ({
          key: String(view.id),
          name: view.name,
          detail: view.address,
          reasons,
          take: () => changeIntake((now) => withKnownProject(now, view, null), 'project'),
        }))}
      />
    </section>
  );
}
