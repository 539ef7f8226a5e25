package dev.gatewright.server.pages.join;

import dev.gatewright.server.pages.PageLink;
import java.util.Optional;

/// A mailed link that opens nothing any more.
///
/// @param again where another is asked for, if it can be
public record GoneView(Purpose purpose, Optional<PageLink> again) {}
