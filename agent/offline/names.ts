/** Names people use for members, as data. A row counts only where the release has that member. */

/** Member → other names of it. Its own full name and its distinctive words need no entry. */
export const PAYER_ALIASES: Readonly<Record<string, string>> = {
  'Blue Cross Blue Shield':
    'bcbs|blue cross|blue shield|bluecross|blueshield|blue cross and blue shield|blue cross / blue shield|bluecross blueshield|blues|the blues|bc / bs|bc bs|b c b s|bluecross / blueshield|blue',
  UnitedHealthcare:
    'uhc|united|united healthcare|united health care|united health|unitedhealth|united health group|unitedhealth group|uhg|uhcare|unitedhealthcare',
  'Cigna Health': 'cigna|cigna healthcare|cigna health|evernorth',
  Aetna: 'aetna',
  Anthem: 'anthem|anthem inc',
  Humana: 'humana|humana inc',
  Medicaid: 'medicaid|mcaid',
  Medicare: 'medicare|mcare|original medicare|traditional medicare',
  'Dual Eligible':
    'dual eligible|dual|duals|dual eligibles|dually eligible|dual eligibility|medicare medicaid dual|medicare / medicaid|dual eligible patients',
  'No insurance':
    'no insurance|uninsured|self pay|selfpay|self paying|self payer|self payers|without insurance|no payer|not insured|no coverage patients|no_insurance|uninsured patients|patients without insurance|self pay patients|cash payers|none insured',
};

/** Names that fit more than one member: the agent asks which. */
export const PAYER_TIES: Readonly<Record<string, readonly string[]>> = {
  'anthem blue cross': ['Anthem', 'Blue Cross Blue Shield'],
  'anthem bcbs': ['Anthem', 'Blue Cross Blue Shield'],
  'anthem blue cross blue shield': ['Anthem', 'Blue Cross Blue Shield'],
  'anthem blue cross and blue shield': ['Anthem', 'Blue Cross Blue Shield'],
  cms: ['Medicare', 'Medicaid'],
  medi: ['Medicare', 'Medicaid'],
};

/** Groups people speak of → members. The answer says which members it took. */
export const PAYER_GROUPS: Readonly<Record<string, readonly string[]>> = {
  'commercial|commercials|commercial payer|commercial payers|commercial insurer|commercial insurance|commercial insurers|commercial plans|private payer|private payers|private insurer|private insurers|private insurance|commercial carriers':
    ['Humana', 'Blue Cross Blue Shield', 'UnitedHealthcare', 'Aetna', 'Cigna Health', 'Anthem'],
  'government payer|government payers|government|governmental payers|public payer|public payers|government insurance|government programs|public insurance|public programs|federal payers':
    ['Medicare', 'Medicaid', 'Dual Eligible'],
};

/** Encounter class → other names of it. */
export const CLASS_ALIASES: Readonly<Record<string, string>> = {
  Wellness: 'wellness|wellness visit|well visit|check ups|checkups|preventive visit',
  Ambulatory: 'ambulatory|ambulatory care|ambulatory visit',
  Outpatient: 'op|outpatient|outpatient visit|outpatient care',
  Emergency: 'emergency|emergency room|emergency department|er|ed|er visit|ed visit|emergency visit',
  Inpatient: 'ip|inpatient|inpatient care|inpatient stay',
  'Urgent care': 'urgent care|urgentcare|urgent care visit',
  Virtual: 'virtual|virtual visit|telehealth|telemedicine|video visit',
  Home: 'home health|home visit|home care',
  Hospice: 'hospice|hospice care',
  'SNF (skilled nursing)': 'snf|skilled nursing|skilled nursing facility|nursing facility',
};

/** Specialty, in lower case → those who practise it and other names of it. */
export const SPECIALTY_ALIASES: Readonly<
  Record<string, { readonly people: string; readonly names: string }>
> = {
  cardiology: { people: 'cardiologist', names: 'cardiac|cardiac care' },
  'diagnostic radiology': { people: 'radiologist', names: 'radiology' },
  'emergency medicine': { people: 'emergency physician|er doctor|ed physician', names: 'emergency medicine' },
  'family practice': { people: 'family doctor|family physician', names: 'family medicine' },
  'general practice': { people: 'general practitioner|gp', names: 'general practice' },
  'general surgery': { people: 'general surgeon', names: 'general surgery' },
  'internal medicine': { people: 'internist', names: 'internal med' },
  neurology: { people: 'neurologist', names: 'neuro' },
  'obstetrics/gynecology': {
    people: 'obstetrician|gynecologist|obgyn doctor',
    names: 'ob gyn|obgyn|ob / gyn|obstetrics|gynecology|obstetrics and gynecology',
  },
  'orthopedic surgery': { people: 'orthopedist|orthopedic surgeon', names: 'orthopedics|orthopedic|ortho' },
  'pediatric medicine': { people: 'pediatrician', names: 'pediatrics|pediatric|peds' },
  psychiatry: { people: 'psychiatrist', names: 'psych|psychiatric' },
};

/** Brand → ingredient as it stands in a medication label. */
export const BRANDS: Readonly<Record<string, string>> = {
  zestril: 'lisinopril',
  prinivil: 'lisinopril',
  norvasc: 'amlodipine',
  lipitor: 'atorvastatin',
  zocor: 'simvastatin',
  crestor: 'rosuvastatin',
  glucophage: 'metformin',
  ventolin: 'albuterol',
  proventil: 'albuterol',
  proair: 'albuterol',
  salbutamol: 'albuterol',
  flovent: 'fluticasone',
  advair: 'fluticasone',
  tylenol: 'acetaminophen',
  paracetamol: 'acetaminophen',
  percocet: 'oxycodone',
  vicodin: 'hydrocodone',
  advil: 'ibuprofen',
  motrin: 'ibuprofen',
  aleve: 'naproxen',
  synthroid: 'levothyroxine',
  plavix: 'clopidogrel',
  prilosec: 'omeprazole',
  coumadin: 'warfarin',
  lasix: 'furosemide',
  epipen: 'epinephrine',
  claritin: 'loratadine',
  allegra: 'fexofenadine',
  benadryl: 'diphenhydramine',
  lovenox: 'enoxaparin',
  augmentin: 'amoxicillin',
  zoloft: 'sertraline',
  prozac: 'fluoxetine',
  lexapro: 'escitalopram',
  neurontin: 'gabapentin',
  cozaar: 'losartan',
  diovan: 'valsartan',
  toprol: 'metoprolol',
  lopressor: 'metoprolol',
  microzide: 'hydrochlorothiazide',
  hctz: 'hydrochlorothiazide',
  lantus: 'glargine',
  humalog: 'lispro',
  humulin: 'insulin',
  novolog: 'aspart',
  ozempic: 'semaglutide',
  trulicity: 'dulaglutide',
  jardiance: 'empagliflozin',
  januvia: 'sitagliptin',
  eliquis: 'apixaban',
  xarelto: 'rivaroxaban',
  humira: 'adalimumab',
  singulair: 'montelukast',
  spiriva: 'tiotropium',
  symbicort: 'budesonide',
  nitrostat: 'nitroglycerin',
  aspirine: 'aspirin',
  keytruda: 'pembrolizumab',
  herceptin: 'trastuzumab',
  xanax: 'alprazolam',
  ambien: 'zolpidem',
};

/** Words of medication labels that describe form, not the drug. */
export const FORM_WORDS = new Set(
  `mg ml mcg g l unt unit units meq actuat hr day month week pack oral tablet tablets capsule capsules injection injectable
  solution suspension spray inhaler inhalation inhalant metered dose dry powder extended release delayed prefilled syringe pen
  cartridge auto injector mucosal topical cream ointment gel patch transdermal system vaginal ring chewable disintegrating
  nasal ophthalmic drops otic rectal suppository implant drug intrauterine film coated per mgml hydrochloride sodium
  potassium calcium acid acetate sulfate tartrate succinate maleate besylate propionate bitartrate citrate phosphate mesylate
  fumarate chloride bromide nda hour other medications medication and in for the xl er sr xr
  human regular`.split(/\s+/),
);

/** Words of organization and payer labels too general to name one. */
export const GENERAL_WORDS = new Set(
  `health care healthcare insurance plan plans group inc llc corp corporation company medical center centre hospital clinic
  system systems services service the of and associates network blue cross shield no other united eligible`.split(
    /\s+/,
  ),
);
