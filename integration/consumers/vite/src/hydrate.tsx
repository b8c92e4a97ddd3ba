import { hydrateRoot } from 'react-dom/client';
import { Streamed } from './Streamed';

hydrateRoot(document, <Streamed />);
