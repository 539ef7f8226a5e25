/// What becoming a user needs beside the pages: where mailed links lead, and who sees to requests.
@NullMarked
package dev.gatewright.server.join;

import org.jspecify.annotations.NullMarked;
