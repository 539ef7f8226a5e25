package dev.gatewright.embed.servlet;

import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.net.URI;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// A servlet application with the context path `/shop`, on Jetty and a free port.
final class JettyApplication {
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final ServletContextHandler context = new ServletContextHandler("/shop");

  JettyApplication() {
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(context);
  }

  JettyApplication servlet(Servlet servlet, String... patterns) {
    var holder = new ServletHolder(servlet);
    for (var pattern : patterns) {
      context.addServlet(holder, pattern);
    }
    return this;
  }

  JettyApplication filter(Filter filter) {
    context.addFilter(new FilterHolder(filter), "/*", null);
    return this;
  }

  /// Starts it and returns its address, such as `http://127.0.0.1:45678/shop`
  URI start() throws Exception {
    server.start();
    return URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/shop");
  }

  void stop() throws Exception {
    server.stop();
  }
}
