/** What our own pages load: the box, and nothing that they need. */

import './widget.js';
