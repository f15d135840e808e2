// The site as Eleventy sees it: templates in JavaScript, its fastest kind; files of ours are copied, no collections.
export default function (config) {
  config.addPassthroughCopy({ "src/static": "/" });
  config.ignores.add("src/static/**");
  config.setUseGitIgnore(false);
  config.addGlobalData("eleventyExcludeFromCollections", true);
}
