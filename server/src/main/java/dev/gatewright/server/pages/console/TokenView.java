package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;

/// The form that takes a token, and what the one is that was sent. The token itself is in no page.
///
/// @param failed whether what was sent is no token
public record TokenView(
    ConsoleFrame frame, PageLink action, boolean failed, Optional<Token> token) {
  public static final String TOKEN_FIELD = "token";

  /// A token that was read.
  ///
  /// @param kind what it is, as a sentence
  public record Token(String kind, List<Finding> findings, List<Line> header, List<Line> claims) {
    public Token {
      findings = List.copyOf(findings);
      header = List.copyOf(header);
      claims = List.copyOf(claims);
    }
  }

  public record Finding(String text, boolean good) {}

  /// A member of a token.
  ///
  /// @param moment the value in words, where it is a time
  /// @param meaning empty where nobody knows it
  public record Line(String name, String value, String moment, String meaning) {
    /// Claims are of people.
    @Override
    public String toString() {
      return "Line[" + name + "]";
    }
  }
}
