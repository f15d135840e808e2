/** Made at publishing time from the section `pesanan.skrip` of the village's own language: what messages say. */
declare const texts: Record<string, string>;
export default texts;
