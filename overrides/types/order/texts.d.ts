/** Made at publishing time from the section `pesanan.skrip` of the language file: what every page says. */
declare const texts: Record<string, string>;
export default texts;
