package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;

/// A link that makes nobody an administrator any more.
public record LinkGoneView(PageLink console) {}
