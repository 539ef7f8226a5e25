/// JSON as the provider sends it, read strictly and typed at the border.
@NullMarked
package dev.gatewright.client.json;

import org.jspecify.annotations.NullMarked;
