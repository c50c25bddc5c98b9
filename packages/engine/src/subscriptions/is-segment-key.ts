/** Whether Segment itself puts this key into a mapping: for batching, synchronising, or what its hooks have saved. */
export function isSegmentKey(key: string): boolean {
  return /^(?:__segment_internal_\w+|enable_batching|batch_(?:size|keys|bytes)|onMappingSave|retlOnMappingSave)$/.test(
    key,
  );
}
