package dev.gatewright.embed.httpserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatewright.protocol.http.Endpoints;
import dev.gatewright.protocol.testing.MountedServerContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Endpoints on the JDK's HTTP server")
final class EndpointsHandlerTest extends MountedServerContract<HttpExchange> {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  EndpointsHandlerTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @Override
  protected URI start(Endpoints<HttpExchange> endpoints) {
    server.createContext(MOUNT, new EndpointsHandler(endpoints));
    server.setExecutor(threads);
    server.start();
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + MOUNT);
  }

  @Override
  protected void stop() {
    server.stop(0);
    threads.close();
  }

  @Override
  protected Optional<String> header(HttpExchange request, String name) {
    return Optional.ofNullable(request.getRequestHeaders().getFirst(name));
  }
}
