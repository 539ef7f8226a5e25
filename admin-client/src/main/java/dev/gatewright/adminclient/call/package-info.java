/// What calls take and give, whatever they are about.
@NullMarked
package dev.gatewright.adminclient.call;

import org.jspecify.annotations.NullMarked;
