import { ConnectAccountButton, ConnectionList } from '@kit/react';
import { Button, Dialog, DialogContent, DialogTitle, GlobalStyles } from '@mui/material';
import { createTheme, ThemeProvider } from '@mui/material/styles';
import { useState } from 'react';

const theme = createTheme({ cssVariables: true });

/** The kit in the colors of your MUI theme. */
const kitInMui = {
  ':root': {
    '--connect-text': 'var(--mui-palette-text-primary)',
    '--connect-text-muted': 'var(--mui-palette-text-secondary)',
    '--connect-surface': 'var(--mui-palette-background-paper)',
    '--connect-surface-raised': 'var(--mui-palette-background-paper)',
    '--connect-border': 'var(--mui-palette-divider)',
    '--connect-accent': 'var(--mui-palette-primary-main)',
    '--connect-on-accent': 'var(--mui-palette-primary-contrastText)',
    '--connect-danger': 'var(--mui-palette-error-main)',
    '--connect-danger-text': 'var(--mui-palette-error-main)',
    '--connect-focus': 'var(--mui-palette-primary-main)',
    '--connect-radius': 'var(--mui-shape-borderRadius)',
    '--connect-radius-large': 'calc(2 * var(--mui-shape-borderRadius))',
  },
};

export function MuiAccounts() {
  const [isOpen, setOpen] = useState(false);
  return (
    <ThemeProvider theme={theme}>
      <GlobalStyles styles={kitInMui} />
      <Button variant="contained" onClick={() => setOpen(true)}>
        Accounts
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} fullWidth aria-labelledby="accounts">
        <DialogTitle id="accounts">Accounts</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2, justifyItems: 'start' }}>
          <ConnectAccountButton application="notion" />
          <ConnectionList style={{ inlineSize: '100%' }} />
        </DialogContent>
      </Dialog>
    </ThemeProvider>
  );
}
