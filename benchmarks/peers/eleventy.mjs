// What eleventy-img makes of photos: the same widths and formats. node eleventy.mjs EFFORT QUALITY DESTINATION PHOTO...
import Image from "@11ty/eleventy-img";

const [effort, quality, outputDir, ...photos] = process.argv.slice(2);
const avif = { effort: Number(effort), quality: Number(quality), chromaSubsampling: "4:2:0" };
const common = { outputDir, useCache: false, dryRun: false };

for (const photo of photos) {
  await Image(photo, { ...common, widths: [320, 480, 640, 960], formats: ["avif"], sharpAvifOptions: avif });
  // It does not crop: widths of 1080 and 1200 stand for the square and the card, at about as many pixels.
  await Image(photo, {
    ...common,
    widths: [640, 1080, 1200],
    formats: ["jpeg"],
    sharpJpegOptions: { quality: 75 },
  });
}
