package dev.gatewright.server.http;

/// An error that the HTTP layer answers by itself, before, instead of or after a handler.
///
/// @param status 400 to 599
/// @param reason stable code, such as `http.not_found`
/// @param description plain English that repeats nothing that was sent
/// @param reference what the person may quote and the log holds
/// @param mount where the request was going, as far as that was found
/// @param headers what was sent with it, as far as that was read
public record HttpError(
    int status,
    String reason,
    String description,
    String reference,
    ErrorFormat format,
    Mount mount,
    Headers headers) {

  /// An error of a request of which nothing more is known.
  public HttpError(
      int status, String reason, String description, String reference, ErrorFormat format) {
    this(status, reason, description, reference, format, Mount.NOBODYS, Headers.NONE);
  }
}
