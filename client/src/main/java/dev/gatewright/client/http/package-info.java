/// The one way out: requests to the provider, each with a time limit and a size limit.
@NullMarked
package dev.gatewright.client.http;

import org.jspecify.annotations.NullMarked;
