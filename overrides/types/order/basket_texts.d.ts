/** Made at publishing time from the section `pesanan.skrip_keranjang`: adds its texts to those of `texts.js`. */
export {};
