/** Made at publishing time from the section `pesanan.skrip` of the language file. */
declare const texts: Record<string, string>;
export default texts;
