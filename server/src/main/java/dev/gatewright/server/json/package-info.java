/// What all that programs ask over HTTP has in common: bodies and answers in JSON.
@NullMarked
package dev.gatewright.server.json;

import org.jspecify.annotations.NullMarked;
