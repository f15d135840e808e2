/** Made at publishing time from the section `foto.skrip` of the language file. */
declare const texts: Record<string, string>;
export default texts;
