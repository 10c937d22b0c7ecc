import type { Language } from '../core/analysis/language.js';
import type { ExplanationTexts } from './explanation-texts.js';
import { explanationTextsDe } from './explanation-texts-de.js';
import { explanationTextsEn } from './explanation-texts-en.js';

export function selectExplanationTexts(language: Language): ExplanationTexts {
  return language === 'de' ? explanationTextsDe : explanationTextsEn;
}
