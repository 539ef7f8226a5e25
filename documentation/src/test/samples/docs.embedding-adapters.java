import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatewright.embed.helidon.EndpointsService;
import dev.gatewright.embed.httpserver.EndpointsHandler;
import dev.gatewright.embed.jaxrs.EndpointsResource;
import dev.gatewright.embed.jaxrs.RestRequest;
import dev.gatewright.embed.servlet.EndpointsServlet;
import dev.gatewright.embed.springmvc.EndpointsHandlerMapping;
import dev.gatewright.protocol.authorize.AuthorizationDecision;
import dev.gatewright.protocol.authorize.AuthorizationRequest;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.http.Endpoints;
import dev.gatewright.protocol.http.UserApproval.Step;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.wire.HttpReply;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CorsConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.web.servlet.HandlerMapping;

public final class AdapterSamples {
  static void jdk(HttpServer httpServer, Endpoints<HttpExchange> endpoints) {
    /*SAMPLE 1*/
  }

  static void servlet(ServletContext context, Endpoints<HttpServletRequest> endpoints) {
    /*SAMPLE 2*/
  }

  static final class Spring {
    /*SAMPLE 3*/

    /*SAMPLE 4*/

    static Instant loggedInAt(HttpServletRequest request) {
      return Instant.EPOCH;
    }

    /*SAMPLE 5*/
  }

  static final class Rest {
    /*SAMPLE 6*/
  }

  static void helidon(Endpoints<ServerRequest> endpoints) {
    /*SAMPLE 7*/
  }

  static final class VertX {
    /// Two adapters have a class of this name, and one file can import one of them.
    static final class EndpointsHandler implements Handler<HttpServerRequest> {
      private final Handler<HttpServerRequest> real;

      EndpointsHandler(
          Vertx vertx,
          String path,
          Endpoints<HttpServerRequest> endpoints,
          Handler<HttpServerRequest> next) {
        real = new dev.gatewright.embed.vertx.EndpointsHandler(vertx, path, endpoints, next);
      }

      @Override
      public void handle(HttpServerRequest request) {
        real.handle(request);
      }
    }

    static void mount(
        Vertx vertx, Endpoints<HttpServerRequest> endpoints, Handler<HttpServerRequest> router) {
      /*SAMPLE 8*/
    }
  }
}
