/// Being told by the provider that a person has logged out.
@NullMarked
package dev.gatewright.client.logout;

import org.jspecify.annotations.NullMarked;
