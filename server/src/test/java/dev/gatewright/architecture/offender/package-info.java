/// Code that breaks the rules on purpose, so that the rules prove they notice.
@NullMarked
package dev.gatewright.architecture.offender;

import org.jspecify.annotations.NullMarked;
