/// Making, reading and judging tokens: what a token holds, and whether it is alive. Not API.
@NullMarked
package dev.gatewright.protocol.internal.issue;

import org.jspecify.annotations.NullMarked;
