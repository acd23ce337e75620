/** The seed of every random test: `SOAT_SEED` plays one run again. */
export const seed = Number(process.env.SOAT_SEED ?? Math.floor(Math.random() * 2 ** 31));
