/** Whether Segment itself adds this key to mappings: for batching, synchronising, or what its hooks have saved. */
export function isSegmentKey(key: string): boolean {
  return /^(?:__segment_internal_\w+|enable_batching|batch_(?:size|keys|bytes)|onMappingSave|retlOnMappingSave)$/.test(
    key,
  );
}
