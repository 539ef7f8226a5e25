package dev.gatewright.embed.springmvc;

import dev.gatewright.protocol.http.Endpoints;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerMapping;

/// The endpoints below `/auth`.
@Configuration(proxyBeanMethods = false)
class MountedEndpoints {
  @Bean
  HandlerMapping authorizationServer(Endpoints<HttpServletRequest> endpoints) {
    return new EndpointsHandlerMapping("/auth", endpoints);
  }
}
