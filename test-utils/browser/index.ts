export { findBarriers } from './find-barriers';
export { findChromium } from './find-chromium';
export { inBrowser, type OpenedPage, type OpenPage } from './in-browser';
