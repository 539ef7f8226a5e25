/// Looks now and then whether organizations' mail domains are still theirs.
@NullMarked
package dev.gatewright.server.domain;

import org.jspecify.annotations.NullMarked;
