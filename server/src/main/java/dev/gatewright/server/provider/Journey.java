package dev.gatewright.server.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.upstream.ProviderName;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// A browser on its way to a provider and back: the login that it comes from, and what the provider
/// must answer to. It waits in a cookie of that browser.
///
/// @param tag names its cookie, after the `state` that comes back
/// @param handle of the errand that wants somebody to sign in; empty for a person who links
/// @param linking the session whose person links the provider to their account
/// @param invitation what somebody accepts who has no account yet
/// @param transaction what the answer is verified against; empty once an answer has come
record Journey(
    String tag,
    ProviderName provider,
    Instant begunAt,
    String handle,
    Optional<SessionId> linking,
    Optional<LinkToken> invitation,
    String transaction) {
  static final Duration LIFETIME = Duration.ofMinutes(15);

  private static final String KIND = "journey";

  /// Whether its answer has come, so that another one is none.
  boolean isOver() {
    return transaction.isEmpty();
  }

  boolean isGood(Instant now) {
    return now.isBefore(begunAt.plus(LIFETIME));
  }

  Journey over() {
    return new Journey(tag, provider, begunAt, handle, linking, invitation, "");
  }

  String text() {
    return String.join(
        " ",
        KIND,
        tag,
        provider.value(),
        Long.toString(begunAt.toEpochMilli()),
        handle.isEmpty() ? "-" : handle,
        linking.map(SessionId::value).orElse("-"),
        invitation.map(token -> token.text().reveal()).orElse("-"),
        Base64.getUrlEncoder().withoutPadding().encodeToString(transaction.getBytes(UTF_8)));
  }

  /// Reads what `text` wrote.
  static Optional<Journey> parse(String text) {
    var words = text.split(" ", -1);
    if (words.length != 8 || !words[0].equals(KIND)) {
      return Optional.empty();
    }
    return Optional.of(
        new Journey(
            words[1],
            new ProviderName(words[2]),
            Instant.ofEpochMilli(Long.parseLong(words[3])),
            words[4].equals("-") ? "" : words[4],
            Optional.of(words[5]).filter(word -> !word.equals("-")).map(SessionId::new),
            LinkToken.parse(words[6]),
            new String(Base64.getUrlDecoder().decode(words[7]), UTF_8)));
  }

  @Override
  public String toString() {
    return "Journey[" + provider.value() + ", ***]";
  }
}
