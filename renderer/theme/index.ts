// In a layer: whatever file the bundler puts it in, the tokens' own rules win.
import '@mantine/core/styles.layer.css';
import './fonts.css';
import './tokens.css';
import './base.css';
import './frame.css';
import './controls.css';
import './fields.css';
import './tables.css';
