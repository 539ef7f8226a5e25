/// Programs and libraries written by others, or as others wrote theirs, log in against the server.
@NullMarked
package dev.gatewright.interop;

import org.jspecify.annotations.NullMarked;
