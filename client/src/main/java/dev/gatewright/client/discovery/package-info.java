/// What a provider says about itself.
@NullMarked
package dev.gatewright.client.discovery;

import org.jspecify.annotations.NullMarked;
