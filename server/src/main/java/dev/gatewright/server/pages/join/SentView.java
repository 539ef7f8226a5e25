package dev.gatewright.server.pages.join;

import dev.gatewright.server.pages.PageLink;
import java.util.Optional;

/// Says that a mail comes, if there is one to be sent: the same for every address.
///
/// @param email as it was typed
/// @param again the form, for another address
/// @param back the login that the person comes from, if it is still there
public record SentView(
    Purpose purpose, String email, Optional<PageLink> again, Optional<PageLink> back) {}
