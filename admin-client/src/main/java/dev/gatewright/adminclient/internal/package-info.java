/// How calls are made. Not API: anything here may change in any release.
@NullMarked
package dev.gatewright.adminclient.internal;

import org.jspecify.annotations.NullMarked;
