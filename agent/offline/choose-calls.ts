import type { Choice } from './call-chooser.ts';
import { ask, done, refuse } from './call-chooser.ts';
import { ClaimsChooser } from './claims-chooser.ts';
import { ContractChooser } from './contract-chooser.ts';
import { CoverageChooser } from './coverage-chooser.ts';
import type { Frame } from './frame.ts';
import {
  CLAIMS_METRICS,
  COVERAGE_METRICS,
  METRIC_LABELS,
  PROVIDER_METRICS,
  RECEIVABLES_METRICS,
} from './frame.ts';
import { countedCall, isVolume, NO_COUNT } from './how-many.ts';
import { LateChooser } from './late-chooser.ts';
import { ProviderChooser } from './provider-chooser.ts';
import { lastYears, type PublishedMonths, periodParam } from './published-months.ts';
import { ReceivablesChooser } from './receivables-chooser.ts';
import { ShareChooser } from './share-chooser.ts';

const isIn =
  (list: readonly string[]) =>
  (metric: string): boolean =>
    list.includes(metric);
const isClaims = isIn(CLAIMS_METRICS);
const isCoverage = isIn(COVERAGE_METRICS);
const isReceivables = isIn(RECEIVABLES_METRICS);

/** Subjects whose tables hold no parts of one total. */
const WITHOUT_SHARES: ReadonlySet<string> = new Set(
  'freshness deceased providers signals specialties contracts against hotspots review late'.split(' '),
);

function withoutShare(frame: Frame, published: PublishedMonths): Choice {
  const plain = chooseCalls({ ...frame, share: false, part: null }, published);
  return refuse(
    'Shares of a total are published by payer, organization, encounter class, medication and age only.',
    plain.kind === 'calls' ? plain.calls : plain.kind === 'refuse' ? plain.nearest : plain.options,
  );
}

/** The tables a question would be answered by, where each lists the members it counts. */
function countOf(frame: Frame, dimension: string, published: PublishedMonths): Choice {
  const plain = chooseCalls({ ...frame, counts: null }, published);
  // What members did from one time to another a comparison counts by itself.
  if (plain.kind !== 'calls' || frame.trend || frame.worse || frame.change || frame.compare !== null)
    return plain;
  const isByMeasure = !isVolume(frame.metrics) && Object.keys(frame.limits).length === 0;
  const counted = plain.calls.slice(0, 1).map((call) => countedCall(call, dimension));
  return isByMeasure || frame.share || counted.includes(null)
    ? refuse(NO_COUNT, plain.calls)
    : done(
        counted.filter((call) => call !== null),
        ...plain.notes,
      );
}

/** Chooses templates for a frame. Every part of the frame is used by a call, or the choice says so. */
export function chooseCalls(frame: Frame, published: PublishedMonths): Choice {
  const claims = frame.metrics.filter(isClaims);
  const coverage = frame.metrics.filter(isCoverage);
  const receivables = frame.metrics.filter(isReceivables);
  const groups: (() => Choice)[] = [];
  const { subject } = frame;
  if (frame.counts !== null) return countOf(frame, frame.counts, published);
  if (frame.share && subject !== null && WITHOUT_SHARES.has(subject)) return withoutShare(frame, published);
  if (subject === 'freshness') return done([{ template: 'data_freshness', params: {} }]);
  if (subject === 'deceased') return new ProviderChooser(frame, published).deceased();
  if (subject === 'providers' || subject === 'signals' || subject === 'specialties')
    return new ProviderChooser(frame, published).providers(frame.metrics);
  const ofProviders = frame.metrics.find((metric) => isIn(PROVIDER_METRICS)(metric));
  if (ofProviders !== undefined)
    return refuse(`The ${METRIC_LABELS[ofProviders]} is published for providers and specialties only.`, [
      { template: 'provider_ranking', params: { period: periodParam([lastYears(1, published)]) } },
      { template: 'specialty_signals', params: { period: periodParam([lastYears(1, published)]) } },
    ]);
  if (subject === 'contracts' || subject === 'against')
    return new ContractChooser(frame, published).contracts();
  if (subject === 'hotspots' || subject === 'priority')
    return new ReceivablesChooser(frame, published).receivables();
  if (subject === 'split') return new CoverageChooser(frame, published).split();
  if (subject === 'review') return new CoverageChooser(frame, published).review(coverage);
  if (subject === 'late') return new LateChooser(frame, published).late();
  if (subject === 'reclassified') return new LateChooser(frame, published).reclassified();
  if (receivables.length > 0 || subject === 'receivables')
    groups.push(() => new ReceivablesChooser(frame, published).receivables());
  else if (frame.share) return new ShareChooser(frame, published).share();
  const drugs = subject === 'coverage' || subject === 'medications';
  if (coverage.length > 0 || (drugs && claims.length === 0))
    groups.push(() => new CoverageChooser(frame, published).coverage(coverage));
  else if (drugs) return new CoverageChooser(frame, published).claimsByDrug();
  if (claims.length > 0 || groups.length === 0)
    groups.push(() => new ClaimsChooser(frame, published).claims(claims));
  const choices = groups.map((choose) => choose());
  const stop = choices.find((choice) => choice.kind !== 'calls');
  if (stop) return stop;
  const all = choices.flatMap((choice) => (choice.kind === 'calls' ? choice.calls : []));
  const notes = choices.flatMap((choice) => (choice.kind === 'calls' ? choice.notes : []));
  if (all.length > 4) return ask('That is more than four answers at once; which one first?', all.slice(0, 6));
  return { kind: 'calls', calls: all, notes: [...new Set(notes)] };
}
