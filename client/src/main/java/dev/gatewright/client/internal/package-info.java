/// What the SDK's own packages share. Not API: anything here may change in any release.
@NullMarked
package dev.gatewright.client.internal;

import org.jspecify.annotations.NullMarked;
