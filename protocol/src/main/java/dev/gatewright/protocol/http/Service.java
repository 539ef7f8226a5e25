package dev.gatewright.protocol.http;

import dev.gatewright.protocol.http.Cors.Readers;
import java.util.Locale;

/// What stands at an address: which methods it takes and who may read its answers.
public enum Service {
  /// RFC 6749 §3.1 wants GET and allows POST; OpenID Connect Core §3.1.2.1 wants both.
  AUTHORIZATION(Methods.GET_AND_POST, Readers.NOBODY),
  /// RFC 6749 §3.2.
  TOKEN(Methods.POST, Readers.ALLOWED_ORIGINS),
  /// RFC 7662 §2.1.
  INTROSPECTION(Methods.POST, Readers.NOBODY),
  /// RFC 7009 §2.1.
  REVOCATION(Methods.POST, Readers.ALLOWED_ORIGINS),
  /// OpenID Connect Core §5.3.1.
  USERINFO(Methods.GET_AND_POST, Readers.ALLOWED_ORIGINS),
  /// OpenID Connect Core §5.6.2.
  ORGANIZATIONS(Methods.GET, Readers.ALLOWED_ORIGINS),
  /// RFC 7517 §5.
  KEY_SET(Methods.GET, Readers.EVERYBODY),
  /// OpenID Connect Discovery §4, RFC 8414 §3.
  METADATA(Methods.GET, Readers.EVERYBODY);

  private final Methods methods;
  private final Readers readers;
  private final String word = name().toLowerCase(Locale.ROOT);

  Service(Methods methods, Readers readers) {
    this.methods = methods;
    this.readers = readers;
  }

  /// HEAD goes with GET (RFC 9110 §9.3.2), OPTIONS with everything.
  private enum Methods {
    GET("GET, HEAD, OPTIONS"),
    POST("POST, OPTIONS"),
    GET_AND_POST("GET, HEAD, POST, OPTIONS");

    private final String allow;

    Methods(String allow) {
      this.allow = allow;
    }
  }

  /// Its name for logs, such as `token`.
  public String word() {
    return word;
  }

  Readers readers() {
    return readers;
  }

  /// Whether the method is answered, OPTIONS apart.
  public boolean takes(String method) {
    return switch (method) {
      case "GET", "HEAD" -> methods != Methods.POST;
      case "POST" -> methods != Methods.GET;
      default -> false;
    };
  }

  /// The value of the `Allow` header (RFC 9110 §10.2.1).
  public String allow() {
    return methods.allow;
  }
}
