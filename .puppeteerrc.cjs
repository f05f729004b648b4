/** Chromium comes from the system or from `npm test` (scripts/lib/find-browser.mjs), never from puppeteer's own download at install. */
module.exports = { skipDownload: true }
