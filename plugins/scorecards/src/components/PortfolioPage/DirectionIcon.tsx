import { RiArrowRightDownLine, RiArrowRightUpLine } from '@remixicon/react';
import styles from './PortfolioPage.module.css';

/** Up or down, in shape and colour. */
export function DirectionIcon(props: { direction: 'up' | 'down' }) {
  const { direction } = props;
  const Arrow = direction === 'up' ? RiArrowRightUpLine : RiArrowRightDownLine;
  return (
    <Arrow
      aria-hidden
      className={styles.direction}
      data-direction={direction}
      size={16}
    />
  );
}
