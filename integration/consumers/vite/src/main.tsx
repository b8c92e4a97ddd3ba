import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Accounts } from './Accounts';
import { Shared } from './Shared';

const root = document.getElementById('root');
const page = location.pathname === '/shared' ? <Shared /> : <Accounts />;
if (root) createRoot(root).render(<StrictMode>{page}</StrictMode>);
