/// Every reason for which a request is refused: the rule, the setting that decides, and the cure.
@NullMarked
package dev.gatewright.server.refusals;

import org.jspecify.annotations.NullMarked;
