/// Hosted pages: one view record and one template a page, message bundles, branding and assets.
/// `Pages` turns a view into UTF-8 HTML; nothing here knows HTTP, OAuth or where a value came from.
@NullMarked
package dev.gatewright.server.pages;

import org.jspecify.annotations.NullMarked;
