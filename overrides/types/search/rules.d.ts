import type { Rules } from "../../assets/search/words.js";

/** Made at publishing time from `search/<language>.yaml`: how buyers write, but for synonyms, which are in the index. */
declare const rules: Rules;
export default rules;
