import { describe, expect, test } from 'vitest';
import { metricNamed, readMetrics, termNamed } from './read-metrics.ts';

// The column names fixed by the outward contract.
const CONTRACT_METRICS =
  `total_claims total_charges total_payments payer_paid patient_paid net_variance variance_pct
payer_paid_pct underpaid_claims overpaid_claims zero_pay_claims no_charge_claims matched_claims underpayment_rate
settlement_days_avg open_balance peak_outstanding priority_score_avg prescriptions dispenses total_medication_cost
payer_coverage out_of_pocket coverage_rate patients claims_per_patient charge_per_claim peer_charge_per_claim
high_value_share claims_after_death`.split(/\s+/);
const CONTRACT_TERMS = `payer organization specialty encounter_class medication month quarter year age_bucket
priority_bucket risk_label contract_action provider`.split(/\s+/);

describe('the glossary', () => {
  const { metrics, terms } = readMetrics();

  test('defines every column of the outward contract', () => {
    const metricNames = metrics.map((metric) => metric.name);
    const termNames = terms.map((term) => term.name);
    expect(metricNames).toEqual(expect.arrayContaining(CONTRACT_METRICS));
    expect(termNames).toEqual(expect.arrayContaining(CONTRACT_TERMS));
  });

  test('uses a name once, and a synonym for one meaning only', () => {
    const entries = [...metrics, ...terms];
    const owners = new Map<string, string[]>();
    for (const { name, synonyms } of entries) {
      for (const word of new Set([name.replaceAll('_', ' '), ...synonyms])) {
        owners.set(word, [...(owners.get(word) ?? []), name]);
      }
    }
    expect([...owners].filter(([, names]) => names.length > 1)).toEqual([]);
  });

  test('writes synonyms in lower case, as questions are read', () => {
    const words = [...metrics, ...terms].flatMap((entry) => entry.synonyms);
    expect(words.filter((word) => word !== word.toLowerCase())).toEqual([]);
  });

  test('gives a good direction to what can be good or bad news', () => {
    expect(metricNamed('net_variance').better).toBe('higher');
    expect(metricNamed('underpayment_rate').better).toBe('lower');
    expect(metricNamed('total_charges').better).toBe('neutral');
  });

  test('says so when asked for what it does not define', () => {
    expect(() => metricNamed('profit')).toThrow('no metric profit');
    expect(() => termNamed('profit')).toThrow('no term profit');
  });
});
