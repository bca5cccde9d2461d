import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatisticFilter } from '../../../shared/contract/statistics.ts';
import type { FigureId } from '../../../shared/statistics/figures.ts';
import { api } from '../../bridge/client.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { chartMarkup, showMarkup } from './charts.ts';
import type { ChartData } from './charts.ts';

const CHARTS = {
  volume: ['received', 'accepted', 'concluded'],
  timeliness: ['early', 'onTime', 'latePromised', 'lateStatutory'],
  speed: ['averageWorkdays', 'speedUp'],
} as const satisfies Record<string, readonly FigureId[]>;
type ChartName = keyof typeof CHARTS;
const NAMES = ['volume', 'timeliness', 'speed'] as const satisfies readonly ChartName[];
const SIZE = { width: 560, height: 220 };

function Chart({ data, label }: { readonly data: ChartData; readonly label: string }): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current !== null) showMarkup(box.current, chartMarkup(data, SIZE));
  }, [data]);
  return <div ref={box} className="trend-chart" role="img" aria-label={label} />;
}

/** Month by month: volume, timeliness, speed, each as a chart with its table. */
export function Trends({ filter }: { readonly filter: StatisticFilter }): ReactNode {
  const { t } = useTranslation('statistics');
  const term = useTerms();
  const figures = NAMES.flatMap((name) => [...CHARTS[name]]);
  const trend = useQuery(
    api.statistics.trend.queryOptions({ input: { ...filter, figures }, placeholderData: keepPreviousData }),
  );
  const months = trend.data?.months;
  if (months === undefined) return <p className="soft">{t('loading')}</p>;
  return (
    <section className="trends" aria-labelledby="trends-title">
      <h2 id="trends-title">{t('trend.title')}</h2>
      <div className="trend-charts">
        {NAMES.map((name) => {
          const title = t(`trend.${name}`);
          const ids = CHARTS[name];
          const data: ChartData = {
            months: months.map(({ month }) => month),
            series: ids.map((figure) => ({
              name: term('figure', figure),
              values: months.map(({ values }) => values[figure] ?? null),
              form: name === 'speed' ? 'line' : 'bar',
              axis: figure === 'speedUp' ? 1 : 0,
            })),
          };
          return (
            <figure key={name} className="panel">
              <figcaption>{title}</figcaption>
              <Chart data={data} label={t('trend.chart', { title })} />
              <details>
                <summary>{t('trend.asTable')}</summary>
                <table className="settings-table">
                  <caption className="visually-hidden">{title}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{t('trend.month')}</th>
                      {ids.map((figure) => (
                        <th key={figure} scope="col" className="number">
                          {term('figure', figure)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {months.map(({ month, values }) => (
                      <tr key={month}>
                        <th scope="row">{month}</th>
                        {ids.map((figure) => (
                          <td key={figure} className="number">
                            {values[figure] ?? t('none')}
                          </td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </details>
            </figure>
          );
        })}
      </div>
    </section>
  );
}
