import { SIZE } from '../../charts/theme.ts';

/** Points of the page per pixel of a chart: its labels of 11.5 pixels become 8.6 points. */
export const POINTS_PER_PIXEL = 0.75;

/** The white edge a chart keeps around itself, in points: on a page it reaches into the margins instead. */
export const CHART_EDGE = SIZE.edge * POINTS_PER_PIXEL;
