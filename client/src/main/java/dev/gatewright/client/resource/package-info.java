/// What an API needs: is this access token good, and what may its bearer do.
@NullMarked
package dev.gatewright.client.resource;

import org.jspecify.annotations.NullMarked;
