/** Lets so many in at once and counts them. */
export interface Gate {
  readonly inside: () => number;
  /** Whether there was room; who was let in leaves once. */
  enter(): boolean;
  leave(): void;
}

/** Makes a gate with room for so many, which tells of those that it did not let in. */
export function createGate(room: number, onRefusal: () => void): Gate {
  let inside = 0;
  return {
    inside: () => inside,
    enter() {
      const hasRoom = inside < room;
      if (hasRoom) inside += 1;
      else onRefusal();
      return hasRoom;
    },
    leave() {
      inside -= 1;
    },
  };
}
