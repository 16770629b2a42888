import type { PlanContext } from '../plan-context.ts';

/** Five years to December 2025, months for the last two: the shape of the default demo release. */
export const context: PlanContext = {
  dataFrom: '2021-01',
  dataThrough: '2025-12',
  asOf: '2025-12-31',
  fiscalYearStart: null,
  monthsFrom: '2024-01',
  members: {
    payer: [
      'Aetna',
      'Anthem',
      'Blue Cross Blue Shield',
      'Cigna Health',
      'Dual Eligible',
      'Humana',
      'Medicaid',
      'Medicare',
      'UnitedHealthcare',
      'No insurance',
    ],
    medication: [
      'lisinopril 10 MG Oral Tablet',
      'lisinopril 20 MG Oral Tablet',
      'atorvastatin 20 MG Oral Tablet',
      'atorvastatin 80 MG Oral Tablet',
      'semaglutide 0.68 MG/ML Pen Injector',
      'insulin glargine 100 UNT/ML Injectable Solution',
      'insulin isophane human 70 UNT/ML / Regular insulin 30 UNT/ML Injectable Suspension',
      'apixaban 5 MG Oral Tablet',
      'Other medications',
    ],
    encounter_class: ['Wellness', 'Emergency', 'Inpatient', 'Home', 'SNF (skilled nursing)'],
    organization: ['STURDY MEMORIAL HOSPITAL', 'Other organizations'],
    specialty: ['GENERAL PRACTICE', 'CARDIOLOGY'],
    provider: ['Rosanna Quitzon', 'Other providers'],
    age_bucket: ['0-30', '31-60', '61-90', '90+'],
    priority_bucket: ['High', 'Medium', 'Low'],
  },
};
