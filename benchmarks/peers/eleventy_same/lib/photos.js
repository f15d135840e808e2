// The files of photos, made by eleventy-img before the first page: AVIF in every width, JPEG, square, thumbnail.
import fs from "node:fs";

const wanted = JSON.parse(fs.readFileSync(new URL("../entries/foto.json", import.meta.url), "utf8"));
const outputDir = "site/gambar/";
const common = { outputDir, urlPath: "/gambar/", useCache: false, fixOrientation: true };

export const pictures = new Map(await all());

async function all() {
  if (!wanted.names.length) return [];
  const { default: image } = await import(wanted.eleventy_img);
  return Promise.all(wanted.names.map(async (name) => [name, await made(image, `src/photos/${name}`)]));
}

async function made(image, photo) {
  const avif = { quality: wanted.quality, effort: wanted.effort, chromaSubsampling: "4:2:0" };
  const jpeg = (width, quality, more) =>
    image(photo, { ...common, widths: [width], formats: ["jpeg"], sharpJpegOptions: { quality, ...more } });
  const cut = (side) => ({ ...common, widths: ["auto"], formats: ["jpeg"], transform: (sharp) => sharp.resize(side, side) });
  const [modern, fallback, square, thumbnail] = await Promise.all([
    image(photo, { ...common, widths: [...wanted.widths, wanted.top], formats: ["avif"], sharpAvifOptions: avif }),
    jpeg(wanted.fallback, wanted.jpeg, { progressive: true }),
    image(photo, { ...cut(wanted.square), sharpJpegOptions: { quality: wanted.square_quality } }),
    image(photo, { ...cut(wanted.thumbnail), sharpJpegOptions: { quality: wanted.thumbnail_quality } }),
  ]);
  const { width, height } = modern.avif.at(-1);
  const set = modern.avif.map((each) => each.srcset).join(", ");
  return { set, width, height, jpeg: fallback.jpeg.at(-1).url, square: square.jpeg[0].url, thumbnail: thumbnail.jpeg[0].url };
}
