import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

export interface ChartSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly form: 'bar' | 'line';
  /** Which axis: 0 left, 1 right. */
  readonly axis: 0 | 1;
}
export interface ChartData {
  readonly months: readonly string[];
  readonly series: readonly ChartSeries[];
}

const COLOURS = ['#1d4ed8', '#1b7f47', '#b45309', '#7c3aed'];

/**
 * A chart as SVG markup, drawn without touching the page. Styles are taken out of attributes, which the content security
 * policy of the page refuses, and set as properties once the markup is in it (`styled`).
 */
export function chartMarkup(
  { months, series }: ChartData,
  size: { readonly width: number; readonly height: number },
): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  const right = series.some(({ axis }) => axis === 1);
  chart.setOption({
    animation: false,
    color: COLOURS,
    grid: { left: 52, right: right ? 52 : 16, top: 34, bottom: 26 },
    legend: { top: 0, left: 0, itemHeight: 10 },
    xAxis: { type: 'category', data: [...months] },
    yAxis: right ? [{ type: 'value' }, { type: 'value', splitLine: { show: false } }] : [{ type: 'value' }],
    series: series.map(({ name, values, form, axis }) => ({
      name,
      type: form,
      yAxisIndex: axis,
      data: values.map((value) => value ?? '-'),
      barMaxWidth: 26,
      silent: true,
    })),
  });
  const markup = chart.renderToSVGString();
  chart.dispose();
  return markup.replaceAll(/<style[\s\S]*?<\/style>/g, '').replaceAll(' style="', ' data-style="');
}

/** Puts markup into an element and gives each shape its style as properties. */
export function showMarkup(box: HTMLElement, markup: string): void {
  const parsed = new DOMParser().parseFromString(markup, 'image/svg+xml').documentElement;
  for (const shape of [parsed, ...parsed.querySelectorAll('[data-style]')]) {
    const style = shape.getAttribute('data-style');
    shape.removeAttribute('data-style');
    if (style !== null && shape instanceof SVGElement) shape.style.cssText = style;
  }
  parsed.setAttribute('aria-hidden', 'true');
  box.replaceChildren(document.importNode(parsed, true));
}
