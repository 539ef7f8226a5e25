package dev.gatewright.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.util.EnumSet;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// A servlet application on a free port of this machine, whose address is known before it starts.
final class JettyApplication implements AutoCloseable {
  private final Server server;
  private final ServerConnector connector;
  private final ServletContextHandler context;

  private JettyApplication(
      Server server, ServerConnector connector, ServletContextHandler context) {
    this.server = server;
    this.connector = connector;
    this.context = context;
  }

  /// An application at this context path, empty for the root.
  static JettyApplication at(String contextPath) {
    return at(contextPath, UriCompliance.DEFAULT);
  }

  /// An application whose container lets paths through that it would refuse.
  static JettyApplication lenient(String contextPath) {
    return at(contextPath, UriCompliance.UNSAFE);
  }

  private static JettyApplication at(String contextPath, UriCompliance compliance) {
    var server = new Server();
    var http = new HttpConfiguration();
    http.setUriCompliance(compliance);
    var connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    var context =
        new ServletContextHandler(
            contextPath.isEmpty() ? "/" : contextPath, ServletContextHandler.SESSIONS);
    if (compliance == UriCompliance.UNSAFE) {
      context.getServletHandler().setDecodeAmbiguousURIs(true);
    }
    server.setHandler(context);
    try {
      connector.open();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return new JettyApplication(server, connector, context);
  }

  JettyApplication filter(Filter filter, DispatcherType first, DispatcherType... more) {
    var holder = new FilterHolder(filter);
    holder.setAsyncSupported(true);
    return filter(holder, first, more);
  }

  JettyApplication filter(FilterHolder holder, DispatcherType first, DispatcherType... more) {
    context.addFilter(holder, "/*", EnumSet.of(first, more));
    return this;
  }

  JettyApplication servlet(String pattern, HttpServlet servlet) {
    var holder = new ServletHolder(servlet);
    holder.setAsyncSupported(true);
    context.addServlet(holder, pattern);
    return this;
  }

  ServletContextHandler context() {
    return context;
  }

  JettyApplication start() {
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  int port() {
    return connector.getLocalPort();
  }

  /// The address of a path below the context path.
  URI url(String path) {
    var contextPath = context.getContextPath();
    return URI.create(
        "http://127.0.0.1:" + port() + (contextPath.equals("/") ? "" : contextPath) + path);
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
