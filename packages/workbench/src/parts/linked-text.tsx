/** A text with links. */
export function LinkedText({ text }: { text: string }) {
  return (
    <>
      {text.split(/(https?:\/\/[^\s)]+[^\s).,])/).map((part, place) =>
        place % 2 === 0 ? (
          part
        ) : (
          <a key={place} href={part} target="_blank" rel="noreferrer">
            {part}
          </a>
        ),
      )}
    </>
  );
}
