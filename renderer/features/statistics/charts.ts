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

/** Properties of a style that a shape can have as attributes of its own. */
const ATTRIBUTES = /^(?:fill|stroke|font|text-anchor|dominant-baseline|opacity)/;

function attributesOf(style: string): string {
  return style
    .split(';')
    .flatMap((part) => {
      const [name = '', value = ''] = part.split(':').map((text) => text.trim());
      return ATTRIBUTES.test(name) && name !== 'font' && value !== '' ? [` ${name}="${value}"`] : [];
    })
    .join('');
}

/**
 * A chart as SVG markup, drawn without touching the page. What it is styled with are attributes of its shapes: styles in the
 * markup are refused by the content security policy of the page, and of the frame it is printed from.
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
  return markup
    .replaceAll(/<style[\s\S]*?<\/style>/g, '')
    .replaceAll(/ style="([^"]*)"/g, (_whole, style: string) => attributesOf(style));
}

/** Puts markup into an element. */
export function showMarkup(box: HTMLElement, markup: string): void {
  const parsed = new DOMParser().parseFromString(markup, 'image/svg+xml').documentElement;
  parsed.setAttribute('aria-hidden', 'true');
  box.replaceChildren(document.importNode(parsed, true));
}
