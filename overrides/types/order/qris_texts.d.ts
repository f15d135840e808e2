/** Made at publishing time from the section `pesanan.skrip`: adds what only ordering says to the texts of `texts.js`. */
export {};
