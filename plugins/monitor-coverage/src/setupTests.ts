import '@guildhall/plugin-guildhall-react/setupTests';
