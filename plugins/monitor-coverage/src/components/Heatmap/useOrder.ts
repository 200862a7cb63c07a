import {
  SearchFilter,
  useSearchFilter,
} from '@guildhall/plugin-guildhall-react';

const NAMES = ['order'];

/** In which order parts come, from the URL. */
export function useOrder(): {
  order: 'danger' | 'name';
  setOrder: (order: string) => void;
} {
  const { filter, setFilter }: SearchFilter<'danger' | 'name'> =
    useSearchFilter(NAMES, toOrder);
  return {
    order: filter,
    setOrder: order =>
      setFilter({ order: order === 'name' ? 'name' : undefined }),
  };
}

function toOrder(params: URLSearchParams): 'danger' | 'name' {
  return params.get('order') === 'name' ? 'name' : 'danger';
}
