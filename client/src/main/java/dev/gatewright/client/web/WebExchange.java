package dev.gatewright.client.web;

import dev.gatewright.client.CallbackParameters;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// One request of a browser and the answer to it, as a web framework lends them to [WebLogin]. An
/// adapter implements this and little else.
///
/// Used by the one thread that handles the request. At most one of the answering methods is called,
/// and only for requests that [WebLogin] says it has handled.
public interface WebExchange {
  /// The method, in upper case.
  String method();

  /// The path below the application's root, decoded by nobody: `/callback`.
  String path();

  /// The query as it was sent, without its question mark; empty if there is none.
  String rawQuery();

  /// The values of a request header, its name in any case; none if it was not sent.
  List<String> headers(String name);

  /// The body of an `application/x-www-form-urlencoded` POST. Asked for at most once.
  ///
  /// @param maxLength read no more than this many bytes; a longer body reads as no parameters
  CallbackParameters form(int maxLength) throws IOException;

  /// Adds a header to the answer. May be called several times with one name, and for requests that
  /// the application answers itself too: `Set-Cookie` is how sessions are kept.
  void addHeader(String name, String value);

  /// Answers with a redirect (303) to this address.
  void redirect(URI target) throws IOException;

  /// Answers with a short text, in UTF-8.
  ///
  /// @param contentType as the header has it, such as `text/html; charset=utf-8`
  void respond(int status, String contentType, String body) throws IOException;

  /// The first value of a request header.
  default Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }
}
