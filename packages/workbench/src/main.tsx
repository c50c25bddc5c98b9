import { render } from 'preact';
import { App } from './app';
import { start } from './state/start';

const place = document.getElementById('page');
if (place) render(<App />, place);
void start();
