"use strict";
window.__streamlit = { BACKEND_BASE_URL: location.origin + "/" };
