import type { EventSchema } from './event-schemas';

const text = { type: 'string', minLength: 1 };
// VIDEO: one ID, or a list of them; its tables ask for the list with `video_start`, its samples have it in all events.
const assetIds = { anyOf: [text, { type: 'array', items: text, minItems: 1 }] };
const number = { type: 'number' };
const integer = { type: 'integer' };
const boolean = { type: 'boolean' };

/** VIDEO, VP: what any of the events may have. If the two give different types, either is accepted. */
const properties = {
  video_session_id: text,
  content_asset_id: assetIds,
  content_pod_id: assetIds,
  ad_asset_id: assetIds,
  ad_pod_id: assetIds,
  ad_type: { enum: ['pre-roll', 'mid-roll', 'post-roll'] },
  cursor_position: integer,
  // VIDEO: "null in case of a livestream".
  total_length: { type: ['integer', 'null'] },
  seek_position: integer,
  bitrate: { type: ['integer', 'string'] },
  framerate: number,
  video_player: text,
  sound: { type: 'integer', minimum: 0, maximum: 100 },
  full_screen: boolean,
  ad_enabled: boolean,
  image_quality: text,
  interruption_method: text,
  livestream: boolean,
  video_title: text,
  video_category: text,
  publisher: text,
  video_description: text,
  program: text,
  channel: text,
  keywords: { type: 'array', items: text },
  full_episode: boolean,
  airdate: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d' },
  pod_position: integer,
  pod_length: integer,
  load_type: { enum: ['dynamic', 'linear'] },
  ad_quartile: integer,
};

const session = ['video_session_id', 'total_length'];
const playback = [...session, 'content_asset_id', 'cursor_position'];
const advertisement = [...session, 'ad_asset_id', 'cursor_position'];
const setting = [...playback, 'bitrate'];

/** VIDEO: what is required, by group of events and by event. */
const required: Readonly<Record<string, readonly string[]>> = {
  ...all(playback, 'start', 'pause', 'error', 'seek_start', 'seek_complete', 'resume', 'complete'),
  // VIDEO: no position "required in video_buffer_start and video_buffer_complete".
  ...all([...session, 'content_asset_id'], 'buffer_start', 'buffer_complete'),
  ...all(playback, 'content_start', 'content_playing', 'content_complete', 'content_quarter_reached'),
  ...all(advertisement, 'ad_start', 'ad_playing', 'ad_complete', 'ad_stop', 'ad_skip', 'ad_click'),
  ...all(advertisement, 'ad_break_start', 'ad_break_complete'),
  ...all([...setting, 'sound'], 'volume'),
  ...all([...setting, 'full_screen'], 'fullscreen_on', 'fullscreen_off'),
  ...all([...setting, 'image_quality'], 'quality'),
  ...all(setting, 'speed', 'subtitle_on', 'subtitle_off'),
  // VIDEO: its sample has the members of playback events.
  ...all(playback, 'share'),
};

function all(names: readonly string[], ...events: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(events.map((event) => [`video_${event}`, names]));
}

export const videoEvents: Readonly<Record<string, EventSchema>> = Object.fromEntries(
  Object.entries(required).map(([name, members]) => [name, { required: members, properties }]),
);
