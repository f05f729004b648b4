/** Chromium comes from the system (scripts/lib/find-chromium.mjs looks it up), never from a download of puppeteer's own. */
module.exports = { skipDownload: true }
