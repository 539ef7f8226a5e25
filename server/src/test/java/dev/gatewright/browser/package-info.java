/// The hosted pages in a real browser, driven as a person would.
@NullMarked
package dev.gatewright.browser;

import org.jspecify.annotations.NullMarked;
