import { describe, expect, it } from 'vitest';
import { EMPTY_FRAME, type Frame } from './frame.ts';
import { unusedSlots } from './unused-slots.ts';

const period = { from: '2025-10', to: '2025-12' };
const scorecard = { template: 'payer_scorecard', params: { period } };
const frame = (said: Partial<Frame>): Frame => ({ ...EMPTY_FRAME, ...said });

describe('what was read and is used by no call', () => {
  it.each([
    [{ metrics: ['settlement_days_avg'] }, ['settlement days']],
    [{ payers: ['Humana'] }, ['the payers named']],
    [{ limit: 5 }, ['the number 5']],
    [{ order: 'lowest' }, ['“lowest”']],
    [{ grain: 'month', trend: true }, ['“by month”']],
    [{ byMedication: true }, ['“by medication”']],
    [{ compare: { back: 12 } }, ['the comparison']],
  ] satisfies [Partial<Frame>, string[]][])('%j', (said, unused) =>
    expect(unusedSlots(frame(said), [scorecard])).toEqual(unused),
  );

  it('is nothing where every word found its slot', () => {
    const call = {
      template: 'payer_ranking',
      params: { period, metric: 'net_variance', order: 'lowest', limit: 5, payers: ['Humana', 'Aetna'] },
    };
    const said = frame({
      metrics: ['net_variance'],
      order: 'lowest',
      limit: 5,
      byPayer: true,
      payers: ['Humana', 'Aetna'],
      period: { ranges: [{ from: 1, to: 3 }], listed: null },
    });
    expect(unusedSlots(said, [call])).toEqual([]);
  });
});
