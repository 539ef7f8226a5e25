/// Every hosted page and mail with sample data: what `/dev/look` shows and what tests walk through.
@NullMarked
package dev.gatewright.server.pages.sample;

import org.jspecify.annotations.NullMarked;
