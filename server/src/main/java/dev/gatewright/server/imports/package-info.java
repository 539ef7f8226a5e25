/// People from elsewhere: what other systems export, read a person at a time.
@NullMarked
package dev.gatewright.server.imports;

import org.jspecify.annotations.NullMarked;
