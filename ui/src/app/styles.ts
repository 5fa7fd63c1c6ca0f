// Mantine's styles in a layer: ours win whatever the order in which chunks arrive.
import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import '@/design/theme/fonts.css';
import '@/design/theme/base.css';
