@NullMarked
package dev.gatewright.client.http;

import org.jspecify.annotations.NullMarked;
