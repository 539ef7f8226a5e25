/// What an issuer says of the providers that people may sign in at.
@NullMarked
package dev.gatewright.server.config.upstream;

import org.jspecify.annotations.NullMarked;
