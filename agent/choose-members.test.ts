import { describe, expect, it } from 'vitest';
import { chooseMembers } from './choose-members.ts';
import { createMemberIds } from './member-ids.ts';
import { demoSizedManifest } from './testing/demo-sized-manifest.ts';

const { byDimension } = createMemberIds(demoSizedManifest);
const told = (question: string, room = 0): string[] =>
  chooseMembers(question, byDimension, room).members.map(({ label }) => label);

describe('a name in the question is told, whatever the room', () => {
  it.each([
    ['Top medications: carvedilol', 'carvedilol 25 MG Oral Tablet'],
    ['out-of-pocket of semaglutid in 2025', 'semaglutide 0.68 MG/ML Pen Injector'],
    ['out of pocket for Ozempic', 'semaglutide 0.68 MG/ML Pen Injector'],
    ['charges at Commonwealth', 'COMMONWEALTH GENERAL HOSPITAL'],
    ['charges at Comonwealth General', 'COMMONWEALTH GENERAL HOSPITAL'],
    ['receivables of Mystic River', 'MYSTIC RIVER HEALTH CENTER'],
    ['cardiolgy claims', 'CARDIOLOGY'],
    ['claims of Alma103', 'Alma103 Becker203'],
  ])('%s', (question, label) => expect(told(question)).toContain(label));

  it('words of form and kind name nobody', () => {
    expect(told('oral tablet at a hospital or a clinic')).toEqual([]);
  });
});

describe('the others', () => {
  it('come as far as there is room, small dimensions first', () => {
    const some = told('', 600);
    expect(some).toEqual(expect.arrayContaining(['0-30', 'Medicare', 'Urgent care']));
    expect(some).not.toContain('carvedilol 25 MG Oral Tablet');
  });

  it('are counted where they are left out', () => {
    expect(chooseMembers('', byDimension, 0).leftOut.get('medication')).toBe(41);
    expect(chooseMembers('', byDimension, 1e6).leftOut).toEqual(new Map([['provider', 41]]));
  });

  it('are never people: a provider is told where the question names one', () => {
    expect(told('', 1e6).filter((label) => label.startsWith('Alma'))).toEqual([]);
  });
});
