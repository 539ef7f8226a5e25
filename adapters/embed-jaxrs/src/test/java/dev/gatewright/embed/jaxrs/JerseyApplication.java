package dev.gatewright.embed.jaxrs;

import com.sun.net.httpserver.HttpServer;
import dev.gatewright.protocol.http.Endpoints;
import java.net.URI;
import org.glassfish.hk2.api.TypeLiteral;
import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/// A Jakarta REST application on Jersey and a free port.
final class JerseyApplication {
  private final HttpServer server;
  private final String path;

  private JerseyApplication(HttpServer server, String path) {
    this.server = server;
    this.path = path;
  }

  /// Starts `application` below `path`, which begins with a slash and ends without one. Its
  /// resources have the endpoints injected.
  static JerseyApplication start(
      String path, ResourceConfig application, Endpoints<RestRequest> endpoints) {
    application.register(
        new AbstractBinder() {
          @Override
          protected void configure() {
            bind(endpoints).to(new TypeLiteral<Endpoints<RestRequest>>() {});
          }
        });
    var base = URI.create("http://127.0.0.1:0" + path + "/");
    return new JerseyApplication(JdkHttpServerFactory.createHttpServer(base, application), path);
  }

  /// Such as `http://127.0.0.1:45678/api`.
  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  void stop() {
    server.stop(0);
  }
}
