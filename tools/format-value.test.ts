import { describe, expect, it } from 'vitest';
import { formatDay, formatMonth, formatProse, formatValue } from './format-value.ts';

describe('formatValue', () => {
  it('shows money to the cent, with separators and a real minus sign', () => {
    expect(formatValue(571872.14, 'usd')).toBe('$571,872.14');
    expect(formatValue(-1234567.5, 'usd')).toBe('−$1,234,567.50');
    expect(formatValue(1.005, 'usd')).toBe('$1.01');
    expect(formatValue(0, 'usd')).toBe('$0.00');
  });

  it('never shows a negative zero', () => {
    expect(formatValue(-0.001, 'usd')).toBe('$0.00');
    expect(formatValue(-0.04, 'percent')).toBe('0.0%');
  });

  it('shows percent as it is published, counts whole, days and scores with one decimal', () => {
    expect(formatValue(62.5, 'percent')).toBe('62.5%');
    expect(formatValue(-14.24, 'percent')).toBe('−14.2%');
    expect(formatValue(1234567, 'count')).toBe('1,234,567');
    expect(formatValue(18.44, 'days')).toBe('18.4 days');
    expect(formatValue(7.25, 'score')).toBe('7.3');
    expect(formatValue(3.456, 'ratio')).toBe('3.46');
  });

  it('names months, quarters and years', () => {
    expect(formatValue('2025-03', 'month')).toBe('Mar 2025');
    expect(formatMonth('2025-Q4')).toBe('Q4 2025');
    expect(formatMonth('2025')).toBe('2025');
    expect(formatMonth('as-of')).toBe('as-of');
  });

  it('writes days out', () => {
    expect(formatDay('2025-12-31')).toBe('December 31, 2025');
    expect(formatDay('2025-01-05')).toBe('January 5, 2025');
  });

  it('keeps withheld and not applicable apart, and neither is zero', () => {
    expect(formatValue(null, 'usd', true)).toBe('‡');
    expect(formatValue(null, 'usd')).toBe('–');
  });

  it('leaves text alone, even when it looks like a month', () => {
    expect(formatValue('2025-03', 'text')).toBe('2025-03');
  });
});

describe('formatProse', () => {
  it('rounds dollars for reading', () => {
    expect(formatProse(571872.14, 'usd')).toBe('$571.9K');
    expect(formatProse(1234567, 'usd')).toBe('$1.2M');
    expect(formatProse(-2.5e9, 'usd')).toBe('−$2.5B');
    expect(formatProse(950.4, 'usd')).toBe('$950');
    expect(formatProse(4.5, 'usd')).toBe('$4.50');
  });

  it('moves to the next scale where rounding reaches it', () => {
    expect(formatProse(999_960, 'usd')).toBe('$1.0M');
    expect(formatProse(999_940, 'usd')).toBe('$999.9K');
  });

  it('says other units as tables do', () => {
    expect(formatProse(12345, 'count')).toBe('12,345');
    expect(formatProse(62.5, 'percent')).toBe('62.5%');
  });
});
