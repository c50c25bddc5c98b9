/** Whether a list of names in the settings is for all there are: `*`. */
export function isEverything(names: string | undefined): boolean {
  return names?.trim() === '*';
}
