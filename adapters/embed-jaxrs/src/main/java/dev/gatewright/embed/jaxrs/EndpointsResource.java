package dev.gatewright.embed.jaxrs;

import dev.gatewright.protocol.http.Endpoints;
import dev.gatewright.protocol.http.HttpCall;
import dev.gatewright.protocol.wire.HttpReply;
import dev.gatewright.protocol.wire.HttpReply.Header;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Mounts the endpoints in a Jakarta REST application: below any path, by a locator in a resource
/// of the application's own. Thread-safe.
///
/// ```java
/// @Path("auth")
/// public class AuthorizationResource {
///   @Inject Endpoints<RestRequest> endpoints;
///
///   @Path("{path: .*}")
///   public EndpointsResource endpoints() {
///     return new EndpointsResource(endpoints);
///   }
/// }
/// ```
///
/// The template must be called `path`. Registered by itself, as a singleton, this class stands at
/// the root of its application.
///
/// There is a method for every common HTTP method, or Jakarta REST would answer HEAD, OPTIONS and
/// what is not allowed by itself.
@Path("{path: .*}")
public final class EndpointsResource {
  private static final byte[] NOT_READ = {};

  private final Endpoints<RestRequest> endpoints;

  /// Answers with `endpoints` whatever the template matches, 404 for what they do not serve.
  public EndpointsResource(Endpoints<RestRequest> endpoints) {
    this.endpoints = endpoints;
  }

  /// Answers GET.
  @GET
  public Response get(
      @Context UriInfo uri, @Context HttpHeaders headers, @Context SecurityContext security) {
    return answer("GET", new RestRequest(uri, headers, security), NOT_READ);
  }

  /// Answers HEAD.
  @HEAD
  public Response head(
      @Context UriInfo uri, @Context HttpHeaders headers, @Context SecurityContext security) {
    return answer("HEAD", new RestRequest(uri, headers, security), NOT_READ);
  }

  /// Answers OPTIONS.
  @OPTIONS
  public Response options(
      @Context UriInfo uri, @Context HttpHeaders headers, @Context SecurityContext security) {
    return answer("OPTIONS", new RestRequest(uri, headers, security), NOT_READ);
  }

  /// Answers PUT.
  @PUT
  public Response put(
      @Context UriInfo uri, @Context HttpHeaders headers, @Context SecurityContext security) {
    return answer("PUT", new RestRequest(uri, headers, security), NOT_READ);
  }

  /// Answers PATCH.
  @PATCH
  public Response patch(
      @Context UriInfo uri, @Context HttpHeaders headers, @Context SecurityContext security) {
    return answer("PATCH", new RestRequest(uri, headers, security), NOT_READ);
  }

  /// Answers DELETE.
  @DELETE
  public Response delete(
      @Context UriInfo uri, @Context HttpHeaders headers, @Context SecurityContext security) {
    return answer("DELETE", new RestRequest(uri, headers, security), NOT_READ);
  }

  /// Answers POST.
  ///
  /// @throws IllegalStateException if the body was read before
  @POST
  public Response post(
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      InputStream body)
      throws IOException {
    var sent = body.readNBytes(HttpCall.READ_AT_MOST);
    if (sent.length == 0 && headers.getLength() > 0) {
      throw new IllegalStateException(
          "the body was read before it came to the authorization server: exclude its paths from"
              + " the filter that reads bodies, or let that filter put the entity stream back");
    }
    return answer("POST", new RestRequest(uri, headers, security), sent);
  }

  private Response answer(String method, RestRequest request, byte[] body) {
    var call =
        HttpCall.builder(method, "/" + request.uri().getPathParameters(false).getFirst("path"))
            .query(Optional.ofNullable(request.uri().getRequestUri().getRawQuery()).orElse(""))
            .headers(name ->
                Optional.ofNullable(request.headers().getRequestHeader(name)).orElse(List.of()))
            .body(body)
            .build();
    return response(endpoints.answer(call, request), request.uri());
  }

  private static Response response(HttpReply reply, UriInfo uri) {
    var response = Response.status(reply.status());
    reply.headers().forEach(header -> response.header(header.name(), value(header, uri)));
    return reply.body().length == 0 ? response.build() : response.entity(reply.body()).build();
  }

  /// Implementations take a relative `Location` for one below the application, not below the
  /// request.
  private static String value(Header header, UriInfo uri) {
    return header.name().equalsIgnoreCase("Location")
        ? URI.create(uri.getRequestUri().getRawPath()).resolve(header.value()).toString()
        : header.value();
  }
}
