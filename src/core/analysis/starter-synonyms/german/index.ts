import { absence } from './absence.js';
import { dataAndIt } from './data-and-it.js';
import { dismissal } from './dismissal.js';
import { familyAndEducation } from './family-and-education.js';
import { housing } from './housing.js';
import { identityAndResidence } from './identity-and-residence.js';
import { military } from './military.js';
import { money } from './money.js';
import { office } from './office.js';
import { pay } from './pay.js';
import { stateAndCourts } from './state-and-courts.js';
import { traffic } from './traffic.js';
import { workContract } from './work-contract.js';

/**
 * German everyday words for office and law with the official ones, as `parseSynonyms` reads them.
 * Written for Beleg by hand, topic by topic, from general knowledge of the language and of the terms that
 * German laws and offices commonly use; nothing was taken from a thesaurus or another list. Part of
 * Beleg, under its licence (MIT).
 *
 * The left side is what a lay person types, the right side what may stand in the text. Inflections need
 * no entry, since both sides are stemmed; participles and separable verbs do. A phrase on the left must
 * still be telling without its stop words.
 */
export const germanStarterSynonyms = [
  workContract,
  pay,
  absence,
  dismissal,
  dataAndIt,
  identityAndResidence,
  traffic,
  money,
  familyAndEducation,
  housing,
  stateAndCourts,
  military,
  office,
].join('\n');
