import { NOT_YET, useAnswer } from '../answers/use-answer';

/** The picture with this hash as an address for `img`; undefined while it is not here. The same hash is the same picture for ever. */
export function useImage(hash: string): string | undefined {
  const { data } = useAnswer('catalog.image', hash === '' ? NOT_YET : { image: hash }, { topics: [] });
  return data?.jpeg ? `data:image/jpeg;base64,${data.jpeg}` : undefined;
}
