import { destination } from '@sluice/commanders-act';
import { plan, preset, track } from './plan';

const playback = {
  session_id: 's-1',
  content_asset_ids: ['c-1'],
  ad_asset_ids: ['a-1', 'a-2'],
  position: 12.6,
  total_length: 392,
  bitrate: 100.4,
  video_player: 'youtube',
  sound: 88,
  full_screen: false,
  ad_enabled: true,
  quality: 'hd1080',
};
const watched = {
  video_session_id: 's-1',
  content_asset_id: 'c-1',
  cursor_position: 13,
  total_length: 392,
  image_quality: 'hd1080',
};
const content = { session_id: 's-1', asset_id: 'c-1', pod_id: 'p-1', title: 'Sails', position: 0, total_length: 60 };
const ad = { session_id: 's-1', asset_id: 'a-1', type: 'pre-roll', position: 3, total_length: 15, quartile: 1 };

it.each([
  ['Video Playback Started', playback, 'video_start', { ...watched, content_asset_id: ['c-1'] }],
  ['Video Playback Paused', playback, 'video_pause', watched],
  ['Video Playback Interrupted', { ...playback, method: 'call' }, 'video_error', { interruption_method: 'call' }],
  ['Video Playback Buffer Started', { ...playback, position: undefined }, 'video_buffer_start', { sound: 88 }],
  ['Video Playback Buffer Completed', playback, 'video_buffer_complete', { ad_asset_id: ['a-1', 'a-2'] }],
  ['Video Playback Seek Started', { ...playback, seek_position: 40.2 }, 'video_seek_start', { seek_position: 40 }],
  ['Video Playback Seek Completed', playback, 'video_seek_complete', { bitrate: 100 }],
  ['Video Playback Resumed', playback, 'video_resume', { full_screen: false, ad_enabled: true }],
  ['Video Playback Completed', playback, 'video_complete', { video_player: 'youtube' }],
  ['Video Content Started', content, 'video_content_start', { content_asset_id: 'c-1', content_pod_id: 'p-1' }],
  ['Video Content Playing', content, 'video_content_playing', { video_title: 'Sails', cursor_position: 0 }],
  [
    'Video Content Completed',
    { ...content, keywords: ['sea', 'wind'], airdate: '2026-01-02', season: 2 },
    'video_content_complete',
    { keywords: ['sea', 'wind'], season: '2' },
  ],
  ['Video Ad Started', ad, 'video_ad_start', { ad_asset_id: 'a-1', ad_type: 'pre-roll', cursor_position: 3 }],
  ['Video Ad Playing', ad, 'video_ad_playing', { ad_quartile: 1, total_length: 15 }],
  ['Video Ad Completed', ad, 'video_ad_complete', { video_session_id: 's-1' }],
  ['Video Ad Clicked', ad, 'video_ad_click', { ad_asset_id: 'a-1' }],
  ['Video Ad Skipped', ad, 'video_ad_skip', { ad_asset_id: 'a-1' }],
  ['Video Quality Updated', playback, 'video_quality', watched],
])('%s %j becomes %s', (event, properties, eventName, expected) => {
  const { collected, notes } = plan([track(event, properties)]);
  expect(collected).toMatchObject([{ event_name: eventName, ...expected }]);
  expect(collected[0]).not.toHaveProperty('session_id');
  expect(notes).toEqual([]);
});

it('the title of a video is not that of the page', () => {
  expect(plan([track('Video Content Started', content)]).collected[0]?.context).not.toHaveProperty('page');
});

it.each([
  [{ livestream: true }, []],
  [{ livestream: 'true', total_length: 0 }, []],
  [{}, ['No length: Commanders Act treats it as a live stream. Send total_length.']],
])('a video with %j has no length', (more, expected) => {
  const { collected, notes } = plan([track('Video Content Playing', { ...content, total_length: undefined, ...more })]);
  expect(collected).toMatchObject([{ total_length: null }]);
  expect(notes).toEqual(expected);
});

it.each([
  ['Video Playback Started', { ...playback, session_id: undefined }, 'Session: the event has none.'],
  ['Video Playback Started', { ...playback, content_asset_ids: [] }, 'Content'],
  ['Video Playback Paused', { ...playback, position: undefined }, 'Position: the event has none.'],
  ['Video Ad Started', { ...ad, asset_id: null }, 'Advertisement'],
  ['Video Quality Updated', { ...playback, quality: undefined }, 'Image quality: the event has none'],
  ['Video Quality Updated', { ...playback, bitrate: 'high' }, 'Bit rate: the event has none'],
])('%s %j is refused by name', (event, properties, message) => {
  expect(plan([track(event, properties)]).outcomes).toMatchObject([
    { status: 'rejected', fix: 'event', message: expect.stringContaining(message) as string },
  ]);
});

it.each([
  ['Video Ad Started', { ...ad, type: 'midroll', load_type: 'Dynamic' }, { ad_type: 'mid-roll', load_type: 'dynamic' }],
  ['Video Playback Paused', { ...playback, ad_type: ['Post_Roll'], sound: '0' }, { ad_type: 'post-roll', sound: 0 }],
])('%s %j has the vendor’s words', (event, properties, expected) => {
  const { collected, notes } = plan([track(event, properties)]);
  expect(collected).toMatchObject([expected]);
  expect(notes).toEqual([]);
});

it.each([
  ['Video Ad Started', { ...ad, type: 'banner' }, 'ad_type', 'Kind of advertisement left out'],
  ['Video Ad Started', { ...ad, load_type: 'slow' }, 'load_type', 'Loading left out'],
  ['Video Playback Paused', { ...playback, ad_type: 'banner' }, 'ad_type', 'Kinds of advertisements left out'],
  ['Video Playback Paused', { ...playback, sound: 150 }, 'sound', 'Sound left out'],
])('%s %j loses its %s, with a note', (event, properties, name, note) => {
  const { collected, notes } = plan([track(event, properties)]);
  expect(collected[0]).not.toHaveProperty(name);
  expect(notes).toEqual([expect.stringContaining(note)]);
});

it('an exit, which Commanders Act does not know, is an event of its own', () => {
  expect(plan([track('Video Playback Exited', { session_id: 's-1' })]).collected).toMatchObject([
    { event_name: 'video_playback_exited', session_id: 's-1' },
  ]);
});

it.each([
  ['videoContent', 'video_content_quarter_reached', content],
  ['videoAd', 'video_ad_break_complete', ad],
  ['videoSetting', 'video_volume', playback],
  ['videoSetting', 'video_share', playback],
  ['advertisement', 'ad_click', { medium: 'seo', source: 'harbour' }],
])('the action %s also makes %s', (partnerAction, event_name, properties) => {
  const fields = destination.actions[partnerAction]?.fields ?? {};
  const mapping = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.default]));
  const known = destination.presets.find((one) => one.partnerAction === partnerAction);
  const own = known ? preset(partnerAction).mapping : JSON.parse(JSON.stringify(mapping));
  const subscriptions = [{ partnerAction, subscribe: 'type = "track"', mapping: { ...own, event_name } }];
  expect(plan([track('Seen', properties)], { subscriptions }).collected).toMatchObject([{ event_name }]);
});
