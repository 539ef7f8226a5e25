package dev.gatewright.server.account;

import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.pages.account.Notice;
import java.util.Optional;

/// What a page of an account answers.
public sealed interface AccountAnswer {
  /// The page itself.
  record Shown(int status, byte[] html) implements AccountAnswer {}

  /// A page whose form may lead to another site, after redirects.
  record Leading(byte[] html) implements AccountAnswer {}

  /// Go on at a page of the account, which says `notice`.
  record GoOn(String path, Optional<Notice> notice) implements AccountAnswer {}

  /// Go to a provider, to come back linked to it.
  record ToProvider(ProviderName provider) implements AccountAnswer {}

  /// A file to keep.
  record File(String name, HttpResponse.Stream json) implements AccountAnswer {}

  /// The session is over, as all others are.
  record SignedOut() implements AccountAnswer {}

  /// The last page of somebody whose session is over.
  record Left(byte[] html) implements AccountAnswer {}

  static AccountAnswer shown(byte[] html) {
    return new Shown(200, html);
  }

  static AccountAnswer done(String path, Notice notice) {
    return new GoOn(path, Optional.of(notice));
  }
}
