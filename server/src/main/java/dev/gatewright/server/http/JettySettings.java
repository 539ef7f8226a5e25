package dev.gatewright.server.http;

import java.util.EnumSet;
import java.util.List;
import org.eclipse.jetty.http.CookieCompliance;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.MultiPartCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// Every setting of Jetty's that could matter, decided: what differs from Jetty's own default and
/// what stays as it is, each with its reason. Whoever brings a new version of Jetty compares its
/// setters with these.
final class JettySettings {
  /// Answers are whole arrays, so this is only how much of the headers is written at once.
  private static final int OUTPUT_BYTES = 16 * 1024;

  /// A redirect that carries a long state, or a cookie for each login under way.
  private static final int RESPONSE_HEADER_BYTES = 64 * 1024;

  private static final int UNREAD_LOOKS = 16;
  private static final int LISTEN_BACKLOG = 1_024;

  private JettySettings() {}

  static HttpConfiguration http(HttpLimits limits) {
    var http = new HttpConfiguration();
    understanding(http);
    http.setRequestHeaderSize(limits.headerBytes());
    http.setOutputBufferSize(OUTPUT_BYTES);
    http.setOutputAggregationSize(OUTPUT_BYTES);
    http.setResponseHeaderSize(RESPONSE_HEADER_BYTES);
    http.setMaxResponseHeaderSize(RESPONSE_HEADER_BYTES);
    // Off: a cache of a connection's former headers finds values without regard to letter case, and
    // answers `Authorization: BASIC x` for `basic X`. It saves less than a microsecond.
    http.setHeaderCacheSize(0);
    http.setHeaderCacheCaseSensitive(true);
    // Nothing tells what software this is; the date is of use to caches.
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setSendDateHeader(true);
    http.setPersistentConnectionsEnabled(true);
    // The connector's own idle timeout holds, for requests too.
    http.setIdleTimeout(-1);
    // Left as they are, since Jetty is about to remove them: waiting for content before dispatch (a
    // route is found and refused before its body comes) and data rates. The body's deadline is ours
    // (BodyReader), slow headers are the patrol's, and an answer of ours fits into the socket's
    // buffer: who reads it slowly holds one of its address's connections and no thread.
    // A body that was not read to its end, because its request was refused, ends the connection
    // after so many looks at what has come.
    http.setMaxUnconsumedRequestContentReads(UNREAD_LOOKS);
    // An error is answered once, by JettyErrors.
    http.setMaxErrorDispatches(1);
    http.setNotifyRemoteAsyncErrors(true);
    // No customizer: forwarding headers are read by TrustedProxies alone, and Host is checked
    // there.
    http.setCustomizers(List.of());
    return http;
  }

  /// How strictly messages are read: as the specifications say and no looser.
  private static void understanding(HttpConfiguration http) {
    http.setHttpCompliance(HttpCompliance.STRICT);
    var uris = new UriCompliance("STRICT", EnumSet.noneOf(UriCompliance.Violation.class));
    http.setUriCompliance(uris);
    // Nobody asks Jetty for cookies, forms, parts or redirects: we read and write our own. So these
    // are never reached, and strict in case somebody ever does.
    http.setRedirectUriCompliance(uris);
    http.setRequestCookieCompliance(CookieCompliance.RFC6265_STRICT);
    http.setResponseCookieCompliance(CookieCompliance.RFC6265_STRICT);
    http.setMultiPartCompliance(MultiPartCompliance.RFC7578_STRICT);
    http.setFormEncodedMethods();
    http.setRelativeRedirectAllowed(false);
    http.setGenerateRedirectBody(false);
    http.setNotifyForbiddenComplianceViolations(false);
  }

  /// HTTP/1.1 only: a proxy speaks the newer versions to browsers, and nothing of ours needs them
  /// on the way to it. No upgrade is offered.
  static ServerConnector connector(
      Server server, JettyServer.Listener listener, HttpLimits limits, int selectors) {
    var connector =
        new ServerConnector(server, 0, selectors, new HttpConnectionFactory(http(limits)));
    connector.setHost(listener.address().getHostString());
    connector.setPort(listener.address().getPort());
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.setAcceptQueueSize(LISTEN_BACKLOG);
    connector.setAcceptedTcpNoDelay(true);
    connector.setReuseAddress(true);
    // Two servers on one port would each get some of the requests.
    connector.setReusePort(false);
    connector.setInheritChannel(false);
    return connector;
  }
}
