package dev.gatewright.server.refusals;

import java.util.List;

/// Why a request is answered before an endpoint sees it.
final class HttpReasons {
  static final List<Explanation> ALL =
      List.of(
          Explanation.of(
              "http.repeated_header",
              "400",
              "a field was sent twice that can mean one thing only",
              "Send one `Authorization` field."),
          Explanation.of(
              "http.malformed",
              "400",
              "the request breaks HTTP: ambiguous lengths, bad headers, an unreadable request line",
              "Use an HTTP/1.1 client; look for a proxy that rewrites requests."),
          Explanation.of(
              "http.version",
              "400",
              "not HTTP/1.0 or HTTP/1.1",
              "Speak HTTP/1.1; let a proxy translate others."),
          Explanation.of(
              "http.path",
              "400",
              "the path holds an encoded character, a semicolon, an empty or a dot segment",
              "Send the path as documented; nothing is decoded to find an address."),
          Explanation.of(
              "http.target",
              "400",
              "the request target contradicts the connection",
              "Send a path as target and one Host header."),
          Explanation.of(
              "http.origin",
              "400",
              "a trusted proxy sent contradictory or unreadable forwarding headers",
              Setting.server("trusted_proxies"),
              "Let the proxy set either `Forwarded` or `X-Forwarded-*`, one value each."),
          Explanation.of(
              "http.expectation",
              "417",
              "an `Expect` header other than `100-continue`",
              "Leave the header out."),
          Explanation.of(
              "http.unavailable",
              "503",
              "the store takes no work at this moment: its disk is full, or too many wait",
              "Try again after `Retry-After`; the log says once why."),
          Explanation.of(
              "http.not_found",
              "404",
              "nothing has this address",
              Setting.server("base_url"),
              "Check the issuer URL, its path included: `gatewright doctor` and the log line of the start name it. Discovery names every address below it."),
          Explanation.of(
              "http.host_unknown",
              "404",
              "neither `base_url` nor an issuer's `url` names the host that was asked",
              Setting.server("base_url"),
              "Ask under that host, set `base_url` to the address that you use, or have the proxy pass `Host` on. The log line names the `host`."),
          Explanation.of(
              "http.method_not_allowed",
              "405",
              "the address takes other methods, named in `Allow`",
              "Use one of them."),
          Explanation.of(
              "http.headers_too_large",
              "431",
              "request line and headers are over 16 KiB",
              "Shorten them; remove other applications' cookies."),
          Explanation.of(
              "http.too_slow", "408", "the request did not arrive in time", "Send it faster."),
          Explanation.of(
              "http.overloaded",
              "503",
              "more requests are running than this server takes",
              "Try again after `Retry-After`."),
          Explanation.of(
              "http.failure",
              "500",
              "the server failed; the reference is in its log with the cause",
              "Give the reference to the operator."),
          Explanation.of("body.too_large", "413", "the body is over 64 KiB", "Shorten it."),
          Explanation.of(
              "body.too_slow", "408", "the body did not arrive in time", "Send it faster."),
          Explanation.of(
              "body.framing",
              "400",
              "the body's length cannot be told",
              "Send `Content-Length` or chunks, not both."),
          Explanation.of(
              "body.content_type",
              "415",
              "neither form nor JSON",
              "Send `application/x-www-form-urlencoded` or `application/json`."),
          Explanation.of("body.json", "400", "not one JSON object", "Send one flat JSON object."),
          Explanation.of(
              "body.duplicate_key", "400", "a JSON key is given twice", "Send each once."),
          Explanation.of(
              "body.not_flat",
              "400",
              "a JSON value is an object or array",
              "Send strings, numbers and booleans."),
          Explanation.of("body.utf8", "400", "invalid UTF-8", "Encode as UTF-8."),
          Explanation.of("query.utf8", "400", "invalid UTF-8", "Encode as UTF-8."),
          Explanation.of(
              "body.percent_encoding",
              "400",
              "a `%` without two hexadecimal digits",
              "Encode `%` as `%25`."),
          Explanation.of(
              "query.percent_encoding",
              "400",
              "a `%` without two hexadecimal digits",
              "Encode `%` as `%25`."),
          Explanation.of("body.nul", "400", "a NUL character", "Leave it out."),
          Explanation.of("query.nul", "400", "a NUL character", "Leave it out."),
          Explanation.of(
              "body.characters", "400", "a character that must be percent-encoded", "Encode it."),
          Explanation.of(
              "query.characters", "400", "a character that must be percent-encoded", "Encode it."),
          Explanation.of(
              "body.too_many_parameters", "400", "more than 200 parameters", "Send fewer."),
          Explanation.of(
              "query.too_many_parameters", "400", "more than 200 parameters", "Send fewer."),
          Explanation.of(
              "body.name_too_long", "400", "a parameter name over 256 characters", "Shorten it."),
          Explanation.of(
              "query.name_too_long", "400", "a parameter name over 256 characters", "Shorten it."),
          Explanation.of(
              "body.value_too_long", "400", "a parameter value over 32 KiB", "Shorten it."),
          Explanation.of(
              "query.value_too_long", "400", "a parameter value over 32 KiB", "Shorten it."));

  private HttpReasons() {}
}
