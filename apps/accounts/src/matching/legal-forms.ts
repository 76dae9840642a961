/**
 * What companies of many countries put behind (a few before) their name to say of which legal form they are, in folded spelling:
 * lower case, without accents and dots. After the list of ISO 20275 (entity legal forms), as far as people write them in practice.
 */
const written = [
  // English
  'inc incorporated corp corporation co company ltd limited llc llp lp plc pllc pc pty proprietary pte pvt private unlimited',
  // German, Dutch, Swiss, Austrian
  'gmbh mbh ggmbh ag kg kgaa ohg gbr ug haftungsbeschrankt ek eg bv nv vof cv gesmbh',
  // French, Spanish, Portuguese, Italian, Romanian
  'sa sas sasu sarl eurl snc sci scop sl slu slne srl srls spa sapa sapi sc lda ltda eireli sau saic sab',
  // Nordic and Baltic
  'ab as asa aps is ans oy oyj ehf hf uab sia ou',
  // Central and Eastern Europe
  'sro spol kft zrt nyrt bt doo dd ad ood eood spzoo ooo zao oao pao jsc ojsc pjsc cjsc tov',
  // Asia and the Gulf
  'kk gk bhd sdn tbk fze fzco fzc wll qsc',
  // European
  'se scei eeig',
];

/** Legal forms of one word, which stand behind the name. */
export const legalForms: ReadonlySet<string> = new Set(written.flatMap((line) => line.split(' ')));

/** Legal forms of several words, which stand behind the name. */
export const longLegalForms: readonly (readonly string[])[] = [
  'sa de cv',
  's de rl de cv',
  's de rl',
  'sp z oo',
  'spolka z oo',
  'spol sro',
  'kabushiki kaisha',
  'aktiengesellschaft',
  'gesellschaft mit beschrankter haftung',
  'societe anonyme',
  'sociedad anonima',
  'societa per azioni',
].map((form) => form.split(' '));

/** Legal forms that stand before the name. */
export const leadingLegalForms: ReadonlySet<string> = new Set(['ooo', 'zao', 'oao', 'pao', 'pt', 'uab']);

/** Legal forms of East Asia, which stand before or behind the name without a blank. */
export const attachedLegalForms = /株式会社|有限会社|合同会社|股份有限公司|有限责任公司|有限公司|주식회사|유한회사|㈜|\(주\)/gu;
