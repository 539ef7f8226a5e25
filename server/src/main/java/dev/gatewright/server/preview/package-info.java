/// `/dev/look`: every page and every mail of an issuer with sample data, for whoever decides how
/// they look. It is there where mail is caught, for this machine alone.
@NullMarked
package dev.gatewright.server.preview;

import org.jspecify.annotations.NullMarked;
