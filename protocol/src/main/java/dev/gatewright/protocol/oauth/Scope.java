package dev.gatewright.protocol.oauth;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A set of scope tokens in the order in which they were asked for (RFC 6749 §3.3).
public record Scope(Set<String> tokens) {
  /// Scope tokens one request may name; more is refused.
  public static final int MAX_TOKENS = 100;

  /// `openid`: makes an OAuth request an OpenID Connect request (OpenID Connect Core §3.1.2.1).
  public static final String OPENID = "openid";

  /// `offline_access` (OpenID Connect Core §11).
  public static final String OFFLINE_ACCESS = "offline_access";

  private static final Scope EMPTY = new Scope(Set.of());

  public Scope {
    for (String token : tokens) {
      if (!isToken(token)) {
        throw new IllegalArgumentException("not a scope token");
      }
    }
    tokens = Collections.unmodifiableSet(new LinkedHashSet<>(tokens));
  }

  public static Scope empty() {
    return EMPTY;
  }

  public static Scope of(String... tokens) {
    return new Scope(new LinkedHashSet<>(List.of(tokens)));
  }

  public static Scope of(Collection<String> tokens) {
    return new Scope(new LinkedHashSet<>(tokens));
  }

  /// Reads a `scope` parameter: tokens parted by single spaces; absent when the syntax is broken.
  public static Optional<Scope> parse(String text) {
    var tokens = new LinkedHashSet<String>();
    for (String token : text.split(" ", -1)) {
      if (token.isEmpty()) {
        continue;
      }
      if (!isToken(token) || tokens.size() >= MAX_TOKENS) {
        return Optional.empty();
      }
      tokens.add(token);
    }
    return Optional.of(new Scope(tokens));
  }

  /// True if `token` has the syntax of RFC 6749 §3.3: `%x21 / %x23-5B / %x5D-7E`.
  public static boolean isToken(String token) {
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      if (c <= 0x20 || c >= 0x7f || c == '"' || c == '\\') {
        return false;
      }
    }
    return !token.isEmpty();
  }

  public boolean contains(String token) {
    return tokens.contains(token);
  }

  public boolean isEmpty() {
    return tokens.isEmpty();
  }

  /// True if something was asked for and nothing is left of it. An answer without `scope` says that
  /// everything was granted (RFC 6749 §5.1), so there is none to such a request.
  public boolean isNothingOf(Scope asked) {
    return isEmpty() && !asked.isEmpty();
  }

  /// True if every token of `other` is in this scope.
  public boolean covers(Scope other) {
    return tokens.containsAll(other.tokens);
  }

  /// The tokens that are in both, in this scope's order.
  public Scope intersect(Scope other) {
    var common = new LinkedHashSet<>(tokens);
    common.retainAll(other.tokens);
    return new Scope(common);
  }

  public Scope plus(Scope other) {
    var all = new LinkedHashSet<>(tokens);
    all.addAll(other.tokens);
    return new Scope(all);
  }

  public Scope without(Scope other) {
    var rest = new LinkedHashSet<>(tokens);
    rest.removeAll(other.tokens);
    return new Scope(rest);
  }

  /// The wire form: tokens parted by one space.
  @Override
  public String toString() {
    return String.join(" ", tokens);
  }
}
