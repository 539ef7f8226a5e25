/// What the SDK's checks of a token cost, in JMH.
@NullMarked
package dev.gatewright.bench.token;

import org.jspecify.annotations.NullMarked;
