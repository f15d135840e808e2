// What eleventy-img makes of photos: the same widths and formats. node eleventy.mjs EFFORT QUALITY DESTINATION PHOTO...
import Image from "@11ty/eleventy-img";

const [effort, quality, outputDir, ...photos] = process.argv.slice(2);
const avif = { effort: Number(effort), quality: Number(quality), chromaSubsampling: "4:2:0" };
const common = { outputDir, useCache: false, dryRun: false };

for (const photo of photos) {
  await Image(photo, { ...common, widths: [240, 330, 500, 720, 1000], formats: ["avif"], sharpAvifOptions: avif });
  await Image(photo, { ...common, widths: [640], formats: ["jpeg"], sharpJpegOptions: { quality: 70, progressive: true } });
  for (const [side, quality] of [[1080, 80], [96, 60]]) {
    const cut = { widths: ["auto"], formats: ["jpeg"], transform: (sharp) => sharp.resize(side, side) };
    await Image(photo, { ...common, ...cut, sharpJpegOptions: { quality } });
  }
}
