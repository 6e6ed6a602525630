import { cp } from "node:fs/promises";
import { join } from "node:path";
import { env } from "node:process";
import { defineConfig } from "vitepress";
import { fileCaptions } from "../site/file-captions.ts";
import { navigation, sidebar } from "../site/menu.ts";
import { repositoryLinks } from "../site/repository-links.ts";

export default defineConfig({
  title: "Meetlat",
  titleTemplate: ":title · Meetlat",
  description: "What public bodies promise, measure and spend, as immutable events; verdicts with reasons.",
  // Where the site stands on its host, such as /meetlat/.
  base: env.MEETLAT_DOCS_BASE ?? "/",
  srcExclude: ["README.md", "site/**", "test/**"],
  rewrites: {
    "decisions/README.md": "decisions/index.md",
    "reference/schemas/README.md": "reference/schemas/index.md",
  },
  head: [["link", { rel: "icon", href: `${env.MEETLAT_DOCS_BASE ?? "/"}mark.svg`, type: "image/svg+xml" }]],
  markdown: {
    config: (markdown) => {
      repositoryLinks(markdown, { repository: env.MEETLAT_REPOSITORY });
      fileCaptions(markdown);
    },
    // The colours of code keep their contrast on both grounds.
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
  },
  vite: {
    build: { chunkSizeWarningLimit: 2_000 },
  },
  themeConfig: {
    logo: "/mark.svg",
    nav: navigation.en,
    sidebar,
    outline: { level: [2, 3] },
    ...(env.MEETLAT_REPOSITORY === undefined
      ? {}
      : { socialLinks: [{ icon: "git", link: env.MEETLAT_REPOSITORY, ariaLabel: "Repository" }] }),
    search: {
      provider: "local",
      options: {
        locales: {
          nl: {
            translations: {
              button: { buttonText: "Zoeken", buttonAriaLabel: "Zoeken" },
              modal: {
                noResultsText: "Niets gevonden over",
                resetButtonTitle: "Wissen",
                displayDetails: "Met tekst",
                backButtonTitle: "Terug",
                footer: { selectText: "kiezen", navigateText: "lopen", closeText: "sluiten" },
              },
            },
          },
        },
      },
    },
    i18nRouting: false,
    docFooter: { prev: "Before", next: "Next" },
    footer: { message: "Free software under the MIT licence." },
  },
  locales: {
    root: { label: "English", lang: "en-GB" },
    nl: {
      label: "Nederlands",
      lang: "nl",
      link: "/nl/",
      description: "Wat een overheid belooft, meet en uitgeeft, als gebeurtenissen; oordelen met redenen.",
      themeConfig: {
        nav: navigation.nl,
        outline: { level: [2, 3], label: "Op deze pagina" },
        docFooter: { prev: "Vorige", next: "Volgende" },
        footer: { message: "Vrije software onder de MIT-licentie." },
        darkModeSwitchLabel: "Weergave",
        lightModeSwitchTitle: "Licht",
        darkModeSwitchTitle: "Donker",
        returnToTopLabel: "Naar boven",
        sidebarMenuLabel: "Menu",
        langMenuLabel: "Taal",
      },
    },
  },
  // Schemas are read by programs, at the place where the pages name them.
  buildEnd: ({ srcDir, outDir }) =>
    cp(join(srcDir, "reference/schemas"), join(outDir, "reference/schemas"), {
      recursive: true,
      filter: (file) => !file.endsWith(".md"),
    }),
});
