@NullMarked
package dev.gatewright.client.web;

import org.jspecify.annotations.NullMarked;
