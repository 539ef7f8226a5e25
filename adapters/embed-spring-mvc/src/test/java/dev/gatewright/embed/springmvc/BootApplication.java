package dev.gatewright.embed.springmvc;

import dev.gatewright.protocol.http.Endpoints;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// A Spring Boot application with the context path `/shop`, on a free port.
final class BootApplication {
  private @Nullable ConfigurableApplicationContext context;

  /// Starts it and returns its address, such as `http://127.0.0.1:45678/shop`.
  URI start(Class<?> application, Endpoints<HttpServletRequest> endpoints, String... arguments) {
    var started =
        new SpringApplicationBuilder(application)
            .properties(
                "server.port=0",
                "server.address=127.0.0.1",
                "server.servlet.context-path=/shop",
                "spring.main.banner-mode=off",
                "logging.level.root=warn")
            .initializers((GenericApplicationContext starting) ->
                starting.registerBean("endpoints", Endpoints.class, () -> endpoints))
            .run(arguments);
    context = started;
    return URI.create(
        "http://127.0.0.1:" + started.getEnvironment().getProperty("local.server.port") + "/shop");
  }

  <T> T bean(Class<T> type) {
    if (context == null) {
      throw new IllegalStateException("not started");
    }
    return context.getBean(type);
  }

  void stop() {
    if (context != null) {
      context.close();
    }
  }
}
