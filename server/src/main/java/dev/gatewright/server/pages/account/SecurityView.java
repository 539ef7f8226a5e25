package dev.gatewright.server.pages.account;

import java.util.Optional;
import java.util.OptionalInt;

/// The ways in which somebody proves who they are.
///
/// @param codes how many recovery codes are left
/// @param demanded whether every login needs one
/// @param passkeys how many passkeys there are
/// @param authenticator whether an authenticator application is set up
/// @param number the verified telephone number, or nothing between the quotes where one can be
///   added; empty where none can
/// @param browsers how many are trusted; empty where none can be
/// @param providers how many other providers are connected; empty where there can be none
public record SecurityView(
    Frame frame,
    boolean hasPassword,
    int codes,
    boolean demanded,
    int passkeys,
    boolean authenticator,
    Optional<String> number,
    OptionalInt providers,
    OptionalInt browsers) {}
