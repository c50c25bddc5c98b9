import {
  dateOf,
  leaveOut,
  named,
  numeric,
  numericKind,
  oneOf,
  refined,
  several,
  text,
  textKind,
  unreadable,
  wordOf,
  yesOrNo,
} from '@sluice/kit';
import type { Context } from './connection';
import { standardEvent } from './standard-event';

/** Players count in fractions, the vendor in whole numbers. */
const rounded = named<number>(refined(numericKind, Math.round));

const assetIds = (label: string, description: string, ...from: readonly string[]) =>
  several(textKind, label, description, { from });
const contentAsset = several(textKind, 'Content', 'The ID of the video, or a list of them.', {
  from: ['content_asset_id', 'content_asset_ids', 'asset_id'],
  required: true,
});
const contentPod = assetIds('Content pod', 'The ID of the part of it.', 'content_pod_id', 'content_pod_ids', 'pod_id');

/** What every video event has, under the vendor's names or Segment's. */
const session = {
  video_session_id: text('Session', 'The ID of one playback.', {
    from: ['video_session_id', 'session_id'],
    required: true,
  }),
  total_length: rounded('Length', 'In seconds; none for a live stream.'),
  video_title: text('Title', 'Of the video or advertisement.', { from: ['video_title', 'title'] }),
  publisher: text('Publisher', 'Whose video it is.'),
} as const;
const position = rounded('Position', 'In seconds.', { from: ['cursor_position', 'position'] });
const requiredPosition = rounded('Position', 'In seconds.', { from: ['cursor_position', 'position'], required: true });
const loading = {
  bitrate: rounded('Bit rate', 'In kbps.'),
  framerate: numeric('Frame rate', 'Frames per second.'),
  livestream: yesOrNo('Live', 'Whether it is a live stream.'),
  video_category: text('Category', 'Of the video.', { from: ['video_category', 'category', 'genre'] }),
} as const;
const adType = wordOf(
  'Kind of advertisement',
  'When it is shown.',
  { 'pre-roll': 'Before', 'mid-roll': 'Within', 'post-roll': 'After' },
  { from: ['ad_type', 'type'] },
);
/** The state of the player. */
const player = {
  ...session,
  content_asset_id: contentAsset,
  content_pod_id: contentPod,
  ad_asset_id: assetIds('Advertisement', 'Its ID, or a list of them.', 'ad_asset_id', 'ad_asset_ids'),
  ad_pod_id: assetIds('Advertisement pod', 'The ID of its part.', 'ad_pod_id', 'ad_pod_ids'),
  ad_type: several(adType.kind, 'Kinds of advertisements', 'Of one kind: pre-roll, mid-roll or post-roll.'),
  cursor_position: position,
  ...loading,
  video_player: text('Player', 'As in youtube.'),
  sound: rounded('Sound', 'From 0 to 100.', { made: (level) => (level < 0 || level > 100 ? unreadable : level) }),
  full_screen: yesOrNo('Full screen', 'Whether the video fills it.'),
  ad_enabled: yesOrNo('Advertising', 'False with an ad blocker.'),
  image_quality: text('Image quality', 'As in hd1080.', { from: ['image_quality', 'quality'] }),
} as const;

type Video = { event_name: string } & Record<string, unknown>;
const identifiers = ['content_asset_id', 'content_pod_id', 'ad_asset_id', 'ad_pod_id'];

/** Only `video_start` regularly has lists of IDs. */
function completeVideo(event: Video, { note }: Context): void {
  for (const name of identifiers) {
    const ids = event[name];
    if (event.event_name !== 'video_start' && Array.isArray(ids) && ids.length === 1) event[name] = ids[0];
  }
  const { ad_type: kinds, total_length: length, livestream } = event;
  if (Array.isArray(kinds) && kinds.length > 1) leaveOut(event, ['ad_type'], 'Commanders Act takes one of them', note);
  else if (Array.isArray(kinds)) event.ad_type = kinds[0];
  if (Number(length) > 0 && livestream !== true) return;
  if (livestream !== true) note('No length: Commanders Act treats it as a live stream. Send total_length.');
  event.total_length = null;
}

/** What events about settings must also have. */
const told: Readonly<Record<string, readonly string[]>> = {
  video_quality: ['bitrate', 'image_quality'],
  video_volume: ['bitrate', 'sound'],
  video_speed: ['bitrate'],
  video_subtitle_on: ['bitrate'],
  video_subtitle_off: ['bitrate'],
  video_fullscreen_on: ['bitrate', 'full_screen'],
  video_fullscreen_off: ['bitrate', 'full_screen'],
};

function requireTold(event: Video, { refuse }: Context): void {
  const name = told[event.event_name]?.find((one) => event[one] === undefined);
  if (name !== undefined) throw refuse(name, 'the event has none, and Commanders Act requires it. Map it.');
}

function requirePosition(event: Video, { refuse }: Context): void {
  if (!event.event_name.startsWith('video_buffer_') && event.cursor_position === undefined)
    throw refuse('cursor_position', 'the event has none.');
}

/** The vendor's events and their meanings, by group. */
export const videoEvents = {
  'Video playback': {
    video_start: 'Started',
    video_pause: 'Paused',
    video_error: 'Interrupted',
    video_buffer_start: 'Began to load',
    video_buffer_complete: 'Loaded',
    video_seek_start: 'Began to seek',
    video_seek_complete: 'Sought',
    video_resume: 'Resumed',
    video_complete: 'Completed',
  },
  'Video content': {
    video_content_start: 'Started',
    video_content_playing: 'Goes on',
    video_content_quarter_reached: 'A quarter is seen',
    video_content_complete: 'Completed',
  },
  'Video advertisement': {
    video_ad_start: 'Started',
    video_ad_playing: 'Goes on',
    video_ad_complete: 'Completed',
    video_ad_stop: 'Stopped',
    video_ad_skip: 'Skipped',
    video_ad_click: 'Clicked',
    video_ad_break_start: 'The break started',
    video_ad_break_complete: 'The break is over',
  },
  'Video setting': {
    video_quality: 'Image quality',
    video_volume: 'Volume',
    video_speed: 'Speed',
    video_subtitle_on: 'Subtitles on',
    video_subtitle_off: 'Subtitles off',
    video_fullscreen_on: 'Full screen on',
    video_fullscreen_off: 'Full screen off',
    video_share: 'Shared',
  },
} as const;

const playbackEvent = oneOf('Event name', 'What happened.', videoEvents['Video playback'], 'video_start');
const contentEvent = oneOf('Event name', 'What happened.', videoEvents['Video content'], 'video_content_start');
const adEvent = oneOf('Event name', 'What happened.', videoEvents['Video advertisement'], 'video_ad_start');
const settingEvent = oneOf('Event name', 'What happened.', videoEvents['Video setting'], 'video_quality');

/** https://doc.commandersact.com/developers/tracking/events-reference/video-event-reference, whose groups these are. */
export const video = {
  videoPlayback: standardEvent(playbackEvent, {
    title: 'Video playback',
    description: 'Records what the player does: starts, pauses, loads, seeks, completes.',
    properties: {
      ...player,
      seek_position: rounded('Sought position', 'In seconds.'),
      interruption_method: text('Interruption', 'As in call.', { from: ['interruption_method', 'method'] }),
    },
    complete: [completeVideo, requirePosition],
  }),
  videoContent: standardEvent(contentEvent, {
    title: 'Video content',
    description: 'Records how far the video itself was seen, without advertisements.',
    properties: {
      ...session,
      content_asset_id: contentAsset,
      content_pod_id: contentPod,
      cursor_position: requiredPosition,
      ...loading,
      video_description: text('Description', 'Of the video.', { from: ['video_description', 'description'] }),
      season: text('Season', 'Of the series.'),
      episode: text('Episode', 'Of the series.'),
      program: text('Programme', 'In which it is shown.'),
      channel: text('Channel', 'On which it is shown.'),
      keywords: several(textKind, 'Keywords', 'Of the video.'),
      full_episode: yesOrNo('Full episode', 'Not a part of it.'),
      airdate: dateOf('Air date', 'When it was first shown.'),
    },
    complete: [completeVideo],
  }),
  videoAd: standardEvent(adEvent, {
    title: 'Video advertisement',
    description: 'Records how far an advertisement in a video was seen.',
    properties: {
      ...session,
      ad_asset_id: several(textKind, 'Advertisement', 'Its ID.', { from: ['ad_asset_id', 'asset_id'], required: true }),
      ad_pod_id: assetIds('Advertisement pod', 'The ID of its part.', 'ad_pod_id', 'pod_id'),
      ad_type: adType,
      cursor_position: requiredPosition,
      pod_position: rounded('Position in the pod', 'Which one it is.'),
      pod_length: rounded('Length of the pod', 'How many there are.'),
      load_type: wordOf('Loading', 'How it was loaded.', { dynamic: 'Dynamic', linear: 'Linear' }),
      ad_quartile: rounded('Quartile', 'How many quarters were seen.', { from: ['ad_quartile', 'quartile'] }),
    },
    complete: [completeVideo],
  }),
  videoSetting: standardEvent(settingEvent, {
    title: 'Video setting',
    description: 'Records that a viewer changed how a video plays, or shared it.',
    properties: { ...player, cursor_position: requiredPosition },
    complete: [completeVideo, requireTold],
  }),
};
